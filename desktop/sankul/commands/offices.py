"""Commands on the office file: make one, check one."""

import os
from pathlib import Path

from sankul import app
from sankul.commands.calls import Answer, Call, Command, Option
from sankul.operations.setup import NewOffice
from sankul.text import N_, _

_UNPROTECTED = N_(
    "This office is not protected by a passphrase: whoever has its file and the key file beside it can read it."
)


def _create(call: Call) -> Answer:
    name = call.word("name") or ""
    path = Path(call.named_office) if call.named_office else app.path_for_office(name)
    new = NewOffice(name, call.word("state") or "", call.word("district") or "", call.word("block") or "")
    store = app.make_office(path, new, os.environ.get("SANKUL_PASSPHRASE"))
    place, is_protected = store.place, store.is_protected
    store.close()
    lines = () if is_protected else (_(_UNPROTECTED),)
    return Answer({"office": place}, _("The office was made: {place}").format(place=place), lines)


def _check(call: Call) -> Answer:
    with call.office() as store:
        findings, is_protected = store.findings(), store.is_protected
    values = {"ok": not findings, "findings": list(findings), "protected": is_protected}
    if not is_protected:
        values["notes"] = [_(_UNPROTECTED)]
    sentence = _("The office is whole.") if not findings else _("{n} things are wrong.").format(n=len(findings))
    lines = findings if is_protected else (*findings, _(_UNPROTECTED))
    return Answer(values, sentence, lines, is_good=not findings)


COMMANDS = (
    Command(
        "office create",
        "make an office file",
        _create,
        (
            Option("--name", "the name of the office", {"required": True}),
            Option("--state", "the state, by name", {"required": True}),
            Option("--district", "the district, by name", {"required": True}),
            Option("--block", "the block, by name"),
        ),
    ),
    Command("office check", "check the file, the audit trail and every stored rule", _check),
)
