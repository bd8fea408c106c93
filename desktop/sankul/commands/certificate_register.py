"""Commands on the register of certificates: list, print again, correct, revoke, and the register as a paper."""

from sankul import hands
from sankul.commands.calls import OUT_FOLDER, PROGRAMME, Answer, Call, Command, Option
from sankul.operations.certificate_corrections import correct
from sankul.operations.certificate_papers import print_waiting, reprint
from sankul.operations.certificate_register import print_register
from sankul.operations.certificates import list_certificates, revoke
from sankul.rules.certificate_corrections import Corrections
from sankul.rules.certificate_register import in_order, note_of
from sankul.rules.certificates import STATE_LABELS, Certificate, CertificateState
from sankul.text import LANGUAGES, _, language


def _listed(each: Certificate, replaced_by: str) -> dict[str, object]:
    return {
        "serial": each.serial,
        "name": each.facts.get("name", ""),
        "name_hi": each.facts.get("name_hi", ""),
        "kind": each.kind.value,
        "issued_on": each.issued_on.isoformat(),
        "state": each.state.value,
        "reason": each.reason,
        "is_printed": each.is_printed,
        "replaces": each.facts.get("replaces", ""),
        "replaced_by": replaced_by,
        "override": each.override,
    }


def _line(each: Certificate) -> str:
    name = each.facts.get("name") or each.facts.get("name_hi", "")
    return "  ".join(part for part in (each.serial, name, _(STATE_LABELS[each.state]), note_of(each)) if part)


def _list(call: Call) -> Answer:
    state = call.word("state")
    with call.office() as store:
        every = in_order(list_certificates(store, call.word("programme")))
    by = {each.replaces_id: each.serial for each in every if each.replaces_id}
    shown = [each for each in every if state in (None, each.state)]
    values = {"certificates": [_listed(each, by.get(each.id, "")) for each in shown]}
    return Answer(values, _("{n} certificates.").format(n=len(shown)), tuple(map(_line, shown)))


def _reprint(call: Call) -> Answer:
    with call.office() as store:
        file = reprint(store, hands.printer(), call.word("serial") or "", call.path("out"))
    return Answer({"file": str(file)}, _("Printed: {file}").format(file=file))


def _waiting(call: Call) -> Answer:
    with call.office() as store:
        file = print_waiting(store, hands.printer(), call.path("out"), call.word("programme"))
    return Answer({"file": str(file)}, _("Printed: {file}").format(file=file))


def _revoke(call: Call) -> Answer:
    with call.office() as store:
        revoked = revoke(store, call.word("serial") or "", call.word("reason") or "")
    values = {"serial": revoked.serial, "state": revoked.state.value, "reason": revoked.reason}
    return Answer(values, _("{serial} is revoked.").format(serial=revoked.serial))


def _correct(call: Call) -> Answer:
    given = {name: call.word(name) for name in _CORRECTED}
    days = {"from_on": call.day("from_on"), "until_on": call.day("until_on")}
    facts = {name: word for name, word in given.items() if word is not None}
    facts |= {name: day.isoformat() for name, day in days.items() if day is not None}
    corrections = Corrections(facts, is_fresh=bool(call.words.fresh))
    with call.office() as store:
        done = correct(
            store,
            hands.printer(),
            hands.codes(),
            call.word("serial") or "",
            corrections,
            call.word("reason") or "",
            call.path("out"),
        )
    values = {
        "serial": done.certificate.serial,
        "state": done.certificate.state.value,
        "replaces": done.replaced.serial,
        "file": str(done.file),
    }
    sentence = _("{serial} takes the place of {replaced}.")
    return Answer(
        values, sentence.format(serial=done.certificate.serial, replaced=done.replaced.serial), (str(done.file),)
    )


def _register(call: Call) -> Answer:
    spoken = call.word("language") or language()
    with call.office() as store:
        file = print_register(store, hands.printer(), call.path("out"), spoken, call.word("programme"))
    return Answer({"file": str(file)}, _("Printed: {file}").format(file=file))


_SERIAL = Option("serial", "the number, or the end of it that only one has", {"metavar": "SERIAL"})
_REASON = Option("--reason", "why; it is kept for ever", {"required": True, "metavar": "R"})
_CORRECTED = {
    "name": "the name as it should be",
    "name_hi": "the name in Hindi as it should be",
    "school": "the school",
    "school_hi": "the school in Hindi",
    "block": "the block",
    "block_hi": "the block in Hindi",
}

COMMANDS = (
    Command(
        "certificates list",
        "list the certificates of a programme by their numbers",
        _list,
        (Option("--state", "only those in this state", {"choices": tuple(CertificateState)}), PROGRAMME),
    ),
    Command("certificates reprint", "print a certificate again", _reprint, (_SERIAL, OUT_FOLDER)),
    Command(
        "certificates waiting", "print the certificates whose paper was never made", _waiting, (OUT_FOLDER, PROGRAMME)
    ),
    Command(
        "certificates correct",
        "issue a corrected certificate in the place of another",
        _correct,
        (
            _SERIAL,
            *(Option(f"--{name.replace('_', '-')}", said, {"metavar": "N"}) for name, said in _CORRECTED.items()),
            Option("--from", "the first day of the period", {"dest": "from_on", "metavar": "DATE"}),
            Option("--to", "the last day of the period", {"dest": "until_on", "metavar": "DATE"}),
            Option("--fresh", "take the present data of the person", {"action": "store_true", "default": False}),
            _REASON,
            OUT_FOLDER,
        ),
    ),
    Command("certificates revoke", "revoke a certificate for good", _revoke, (_SERIAL, _REASON)),
    Command(
        "certificates register",
        "print the register of certificates",
        _register,
        (
            Option("--out", "the PDF file", {"required": True, "metavar": "FILE"}),
            Option("--language", "its language; else that of sentences", {"choices": LANGUAGES}),
            PROGRAMME,
        ),
    ),
)
