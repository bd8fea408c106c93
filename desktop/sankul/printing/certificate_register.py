"""The register of certificates on A4 landscape: a line for each number, with room for whoever receives the paper to sign."""

from pathlib import Path
from textwrap import wrap

from sankul.printing.document import NothingToPrint, document
from sankul.printing.fonts import Font
from sankul.printing.heads import Detail, draw_details, draw_head, draw_running_head
from sankul.printing.paper import A4_LANDSCAPE, MM, Paper
from sankul.printing.sayings import long_date, say
from sankul.printing.signatures import TEXT_HEIGHT, SigningPlace, draw_signatures
from sankul.printing.tables import Column, Frame, Piece, Row, Table, draw_table
from sankul.printing.text import Align, Block, draw_block, flow
from sankul.rules.papers import Both, CertificateRegister, RegisterLine
from sankul.text import N_

MARGIN = 11 * MM
BOTTOM = MARGIN + 17
ROW_HEIGHT = 11 * MM
SIGNING_ROOM = 40.0
NOTE_LETTERS = 72
"""So many letters of a note stand in each piece of its cell, because a long piece would be made smaller and smaller."""
TITLE = N_("Register of certificates")
COLUMNS: tuple[tuple[str, float, Align], ...] = (
    (N_("Serial No."), 42, "left"),
    (N_("Name"), 52, "left"),
    (N_("School, block and district"), 62, "left"),
    (N_("Kind"), 27, "left"),
    (N_("Date"), 21, "left"),
    (N_("State"), 40, "left"),
    (N_("Signature of the receiver"), 31, "center"),
)


def print_certificate_register(register: CertificateRegister, out: Path, language: str) -> None:
    """Save the register as one PDF. Raises NothingToPrint, CannotPrint and troubles of the disk."""
    if not register.lines:
        raise NothingToPrint
    title, author = say(TITLE, language), register.head.office.in_language(language)
    with document(out, A4_LANDSCAPE, title, author, language, register.made_on) as paper:
        _draw_register(paper, register, title, language)
        paper.end_page()


def _draw_register(paper: Paper, register: CertificateRegister, title: str, language: str) -> None:
    """Head and details, the table over its pages, then what closes it."""
    top = paper.height - MARGIN
    head_end = draw_head(paper, register.head, title, language, MARGIN, top)
    first_top = draw_details(paper, _details(register, language), language, MARGIN, head_end) - 4

    def begin(page: int) -> None:
        if page > 1:
            draw_running_head(paper, register.head, title, language, MARGIN, top)

    closing = _closing(paper, register)
    height = 8 + sum(block.height + 3 for block in closing) + SIGNING_ROOM + TEXT_HEIGHT
    columns = tuple(Column(say(said, language), width * MM, align) for said, width, align in COLUMNS)
    rows = tuple(_row(line, language) for line in register.lines)
    table = Table(columns, rows, language, ROW_HEIGHT)
    end = draw_table(paper, table, Frame(MARGIN, BOTTOM, first_top, top - 30, height), begin) - 8
    for block in closing:
        end = draw_block(paper, block, MARGIN, end, paper.width - 2 * MARGIN) - 3
    place = SigningPlace(MARGIN, end - SIGNING_ROOM, paper.width - 2 * MARGIN)
    draw_signatures(paper, register.head.signatures, language, place)


def _details(register: CertificateRegister, language: str) -> list[list[tuple[Detail, float]]]:
    first, last = register.lines[0], register.lines[-1]
    return [
        [
            (Detail(N_("First number"), first.serial), 0.3),
            (Detail(N_("Last number"), last.serial), 0.3),
            (Detail(N_("Certificates"), str(len(register.lines))), 0.15),
            (Detail(N_("Date"), long_date(register.made_on, language)), 0.25),
        ]
    ]


def _row(line: RegisterLine, language: str) -> Row:
    return Row(
        (
            (Piece(line.serial),),
            _names(line.name, language),
            (Piece(line.place.in_language(language), size=8),),
            (Piece(line.kind, size=8),),
            (Piece(f"{line.issued_on:%d.%m.%Y}"),),
            (Piece(line.state, Font.BOLD), *(Piece(part, size=7.5) for part in wrap(line.note, NOTE_LETTERS))),
            (),
        )
    )


def _names(name: Both, language: str) -> tuple[Piece, ...]:
    """Both scripts, the paper's own one first and stronger."""
    first = name.in_language(language)
    other = name.in_language("en" if language == "hi" else "hi")
    return (Piece(first, Font.BOLD, 9.5), Piece(other if other != first else "", size=7.5))


def _closing(paper: Paper, register: CertificateRegister) -> list[Block]:
    """How many there are and that no number is missing, then the anchor in small letters."""
    width = paper.width - 2 * MARGIN
    blocks = [flow(sentence, Font.BOLD, 9, width, 1.3) for sentence in register.closing]
    return [*blocks, flow(register.anchor, Font.REGULAR, 7.5, width, 1.3)]
