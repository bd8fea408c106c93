"""Commands on certificates: issue and verify."""

from sankul import hands
from sankul.commands.calls import OUT_FOLDER, PROGRAMME, Answer, Call, Command, Option, TerminalProgress
from sankul.errors import Refusal
from sankul.operations.certificate_requests import IssueRequest
from sankul.operations.certificates import issue
from sankul.operations.verification import verify, worst
from sankul.rules.certificate_facts import paper_lines
from sankul.rules.certificates import MOST_HOURS, MOST_TASKS
from sankul.rules.verification import Verification
from sankul.text import N_, _


class OverrideUnreadable(Refusal):
    """A word that should name a person and a reason does not."""

    message = N_(
        "“{word}” names no reason. Write the person, a sign of equality, and the reason: --override NAME=REASON."
    )
    field = "override"


def _override(word: str) -> tuple[str, str]:
    person, sign, reason = word.partition("=")
    if not sign:
        raise OverrideUnreadable(word=word)
    return person.strip(), reason.strip()


def _issue(call: Call) -> Answer:
    request = IssueRequest(
        kind=call.word("kind") or "",
        min_percent=None if call.word("min_attendance") is None else call.number("min_attendance", 0, 100),
        language=call.word("language") or "both",
        separate=bool(call.words.separate),
        programme=call.word("programme"),
        design=call.word("design"),
        min_hours=call.number("min_hours", 0, MOST_HOURS),
        min_work=call.number("min_work", 0, MOST_TASKS),
        only=call.all_words("only"),
        overrides=tuple(map(_override, call.all_words("override"))),
    )
    with call.office() as store:
        report = issue(store, hands.printer(), hands.codes(), request, call.path("out"), TerminalProgress())
    values = {
        "issued": [
            {
                "serial": each.serial,
                "person": each.person,
                "file": str(each.file),
                "page": each.page,
                "override": each.override,
            }
            for each in report.issued
        ],
        "refused": [{"person": each.person, "why": each.why} for each in report.refused],
    }
    sentence = _("{n} certificates were issued, {left} people got none.")
    lines = (*map(str, report.files), *(f"{each.person}: {each.why}" for each in report.refused))
    return Answer(values, sentence.format(n=len(report.issued), left=len(report.refused)), lines)


def _verified(each: Verification) -> dict[str, object]:
    return {
        "genuine": each.genuine,
        "state": each.finding.value,
        "serial": each.serial,
        "says": dict(each.says),
        "page": each.page,
        "sentence": each.sentence,
        "reason": each.reason,
        "issuer": each.issuer,
        "key_id": each.key_id,
        "withdrawals_until": each.lists.made_on.isoformat() if each.lists and each.lists.made_on else None,
    }


def _verify(call: Call) -> Answer:
    with call.office() as store:
        found = verify(store, hands.codes(), call.word("what") or "")
    first = worst(found)
    values = {**_verified(first), "pages": [_verified(each) for each in found]}
    lines = tuple(f"{label}: {value}" for label, value in paper_lines(first.says))
    return Answer(values, first.sentence, lines, is_good=all(each.is_good for each in found))


COMMANDS = (
    Command(
        "certificates issue",
        "issue certificates to all who may have one",
        _issue,
        (
            Option("--kind", "participation, completion, appreciation or leading", {"required": True}),
            Option("--min-attendance", "least attendance in percent: 75, for leading 0", {"metavar": "75"}),
            Option("--min-hours", "least hours attended", {"default": "0", "metavar": "0"}),
            Option("--min-work", "least tasks of course work handed in", {"default": "0", "metavar": "0"}),
            Option("--language", "hi, en or both", {"default": "both"}),
            Option("--design", "the design, by its name; else the first one", {"metavar": "D"}),
            Option("--only", "only to this person (may be repeated)", {"action": "append", "metavar": "PERSON_OR_ID"}),
            Option(
                "--override",
                "to this person although a condition is not met, with the reason (may be repeated)",
                {"action": "append", "metavar": "PERSON_OR_ID=REASON"},
            ),
            Option("--separate", "one file for each", {"action": "store_true", "default": False}),
            OUT_FOLDER,
            PROGRAMME,
        ),
    ),
    Command(
        "certificates verify",
        "check a certificate without a network",
        _verify,
        (Option("what", "a PDF, PNG or JPEG file, or the text of the code", {"metavar": "FILE_OR_TEXT"}),),
    ),
)
