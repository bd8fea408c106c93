"""Commands on lists of withdrawn certificates, which travel between offices as files."""

from sankul import hands
from sankul.clock import in_india, said_day
from sankul.commands.calls import Answer, Call, Command, Option
from sankul.operations.withdrawals import export_list, take_list
from sankul.rules.withdrawals import Taken
from sankul.text import _, ngettext


def _export(call: Call) -> Answer:
    path = call.path("file")
    with call.office() as store:
        lists = export_list(store, hands.list_files(), path)
    n = sum(len(each.entries) for each in lists)
    values = {
        "file": str(path),
        "issuer": lists[-1].issuer,
        "made": lists[-1].made_at.isoformat(),
        "withdrawn": n,
        "keys": [each.key_id for each in lists],
    }
    said = ngettext(
        "{n} withdrawn certificate is listed in {file}. Send it to the offices that check your certificates.",
        "{n} withdrawn certificates are listed in {file}. Send it to the offices that check your certificates.",
        n,
    )
    return Answer(values, said.format(n=n, file=path))


def _values(each: Taken) -> dict[str, object]:
    return {
        "issuer": each.issuer,
        "key_id": each.key_id,
        "made": each.made_at.isoformat(),
        "added": each.added,
        "updated": each.updated,
        "unchanged": each.unchanged,
        "newest": each.is_newest,
    }


def _import(call: Call) -> Answer:
    with call.office() as store:
        taken = take_list(store, hands.list_files(), call.path("file"))
    newest = taken[-1]
    sums = {name: sum(getattr(each, name) for each in taken) for name in ("added", "updated", "unchanged")}
    said = _("The list of {issuer} of {day} was taken in: {added} new, {updated} changed, {unchanged} known already.")
    day = said_day(in_india(newest.made_at).date())
    values = {**_values(newest), **sums, "lists": [_values(each) for each in taken]}
    return Answer(values, said.format(issuer=newest.issuer, day=day, **sums))


COMMANDS = (
    Command(
        "certificates withdrawals export",
        "save the signed list of all revoked and replaced certificates of this office, for other offices",
        _export,
        (Option("file", "the file to write, NAME.sankul-withdrawn", {"metavar": "FILE"}),),
    ),
    Command(
        "certificates withdrawals import",
        "take in the list of an office whose key is trusted",
        _import,
        (Option("file", "the list of the other office", {"metavar": "FILE"}),),
    ),
)
