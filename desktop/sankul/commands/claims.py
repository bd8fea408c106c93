"""Commands on claims: prepare a month, export its sheets."""

from sankul import hands
from sankul.commands.calls import OUT_FOLDER, PROGRAMME, Answer, Call, Command, Option
from sankul.operations.claims import prepare
from sankul.operations.claims_export import export_claims
from sankul.rules.money import rupees
from sankul.text import _


def _prepare(call: Call) -> Answer:
    with call.office() as store:
        report = prepare(store, call.word("month") or "", call.word("programme"))
    values = {
        "claims": [
            {"person": each.person, "head": each.head, "paise": each.paise, "evidence": list(each.evidence)}
            for each in report.claims
        ],
        "refused": [{"person": each.person, "why": each.why} for each in report.refused],
        "total_paise": report.total_paise,
        "warnings": list(report.warnings),
    }
    sentence = _("{n} claims, together Rs {total}.").format(n=len(report.claims), total=rupees(report.total_paise))
    lines = (*(f"{each.person}: {each.why}" for each in report.refused), *report.warnings)
    return Answer(values, sentence, lines)


def _export(call: Call) -> Answer:
    with call.office() as store:
        report = export_claims(
            store,
            hands.printer(),
            hands.claim_sheets(),
            call.word("month") or "",
            call.path("out"),
            call.word("programme"),
        )
    values = {
        "files": [str(file) for file in report.files],
        "total_paise": report.total_paise,
        "total_words_en": report.total_words_en,
        "total_words_hi": report.total_words_hi,
        "warnings": list(report.warnings),
    }
    sentence = _("Sheets over Rs {total} were written.").format(total=rupees(report.total_paise))
    return Answer(values, sentence, (*map(str, report.files), *report.warnings))


_MONTH = Option("--month", "the month, such as 2026-10", {"required": True, "metavar": "2026-10"})

COMMANDS = (
    Command("claims prepare", "work out the claims of a month", _prepare, (_MONTH, PROGRAMME)),
    Command("claims export", "print the sheets of a month", _export, (_MONTH, OUT_FOLDER, PROGRAMME)),
)
