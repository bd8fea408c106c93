"""Commands on designs of certificates: list, look at one as a paper, and files for and from other offices."""

from dataclasses import replace

from sankul import hands
from sankul.commands.calls import PROGRAMME, Answer, Call, Command, Option
from sankul.errors import Refusal
from sankul.operations.design_acts import DesignRow, export_design, import_design, list_designs, said_design
from sankul.operations.design_samples import Sample, sample_page
from sankul.operations.designs import design_called, pictures_of, read_body
from sankul.operations.store import Store
from sankul.rules.certificates import CertificateKind, KindUnknown, check_language
from sankul.rules.papers import CertificatePage
from sankul.text import N_, _


class SampleUnknown(Refusal):
    """There are three samples."""

    message = N_("“{sample}” is no sample. Choose longest, shortest or typical.")
    field = "sample"


def _list(call: Call) -> Answer:
    with call.office() as store, store.reading() as work:
        rows = list_designs(work)
    lines = tuple(f"{said_design(each.design)}  ({each.id})" for each in rows)
    return Answer({"designs": [_values(each) for each in rows]}, _("{n} designs").format(n=len(rows)), lines)


def _values(row: DesignRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "name_hi": row.name_hi,
        "starter": bool(row.starter),
        "page": row.page.value,
        "papers": row.papers,
    }


def _export(call: Call) -> Answer:
    file = call.path("file")
    with call.office() as store:
        design = export_design(store, hands.design_files(), call.word("name") or "", file)
    sentence = _("The design “{name}” was saved in {file}.").format(name=said_design(design), file=file)
    return Answer({"file": str(file), "design": design.name.en, "design_hi": design.name.hi}, sentence)


def _import(call: Call) -> Answer:
    with call.office() as store:
        kept = import_design(store, hands.design_files(), call.path("file"), call.word("name"))
    design = read_body(kept)
    values = {"id": kept.id, "design": kept.name, "design_hi": kept.name_hi, "pictures": len(design.pictures())}
    return Answer(values, _("The design “{name}” is in the list now.").format(name=said_design(design)))


def _preview(call: Call) -> Answer:
    file = call.path("out")
    with call.office() as store:
        page = _page(call, store)
    hands.printer().certificates([page], file)
    values = {"file": str(file), "design": page.design.name.en if page.design else "", "language": page.language}
    return Answer(values, _("A sample was saved in {file}.").format(file=file))


def _page(call: Call, store: Store) -> CertificatePage:
    kind, sample, language = (call.word(name) or "" for name in ("kind", "sample", "language"))
    check_language(language)
    if kind not in set(CertificateKind):
        raise KindUnknown(kind=kind, known=", ".join(CertificateKind))
    if sample not in set(Sample):
        raise SampleUnknown(sample=sample)
    with store.reading() as work:
        design = read_body(design_called(work, call.word("design")))
        page = sample_page(work, hands.codes(), CertificateKind(kind), Sample(sample), call.word("programme"))
        return replace(page, language=language, design=design, pictures=pictures_of(work, design))


COMMANDS = (
    Command("certificates designs", "list the designs of certificates", _list),
    Command(
        "certificates export-design",
        "save a design with its pictures for another office",
        _export,
        (
            Option("name", "the name or key of the design", {"metavar": "NAME"}),
            Option("file", "the design file to write", {"metavar": "FILE"}),
        ),
    ),
    Command(
        "certificates import-design",
        "take in a design file of another office",
        _import,
        (
            Option("file", "the design file", {"metavar": "FILE"}),
            Option("--name", "another name for it", {"metavar": "N"}),
        ),
    ),
    Command(
        "certificates preview",
        "print a sample of a design, which is no certificate",
        _preview,
        (
            Option("--design", "the name or key of the design; else the first starter", {"metavar": "NAME"}),
            Option("--kind", "participation, completion, appreciation or leading", {"default": "participation"}),
            Option("--language", "hi, en or both", {"default": "both"}),
            Option("--sample", "longest, shortest or typical", {"default": "longest"}),
            Option("--out", "the PDF file", {"required": True, "metavar": "FILE"}),
            PROGRAMME,
        ),
    ),
)
