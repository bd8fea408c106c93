"""Sign-in sheets on A4 portrait: the teachers in the order of entry, room to sign, blank lines for guests."""

from collections.abc import Sequence
from pathlib import Path

from sankul.clock import in_india
from sankul.printing.document import NothingToPrint, document
from sankul.printing.fonts import Font
from sankul.printing.heads import Detail, draw_details, draw_head, draw_running_head
from sankul.printing.paper import A4_PORTRAIT, MM, Paper
from sankul.printing.sayings import long_date, say
from sankul.printing.signatures import SigningPlace, draw_signatures
from sankul.printing.tables import Column, Frame, Piece, Row, Table, draw_table
from sankul.printing.text import draw_block, fit
from sankul.rules.papers import Both, Signature, SignInSheet
from sankul.rules.sessions import WEEKDAYS
from sankul.text import N_

MARGIN = 12 * MM
TOP = A4_PORTRAIT[1] - MARGIN
WIDTH = A4_PORTRAIT[0] - 2 * MARGIN
BOTTOM = MARGIN + 16
ROW_HEIGHT = 9 * MM
CLOSING = 84.0
TITLE = N_("Attendance sheet")
MARKS = (N_("P"), N_("L"), N_("E"), N_("A"))
LEGEND = N_("P = present, L = late, E = excused, A = absent. Put a tick in one box.")


def print_sign_in_sheets(sheets: Sequence[SignInSheet], out: Path, language: str) -> None:
    """Save the sheets as one PDF, each on pages of its own. Raises NothingToPrint, CannotPrint and troubles of the disk."""
    if not sheets:
        raise NothingToPrint
    author = sheets[0].head.office.in_language(language)
    made_on = in_india(sheets[0].starts_at).date()
    with document(out, A4_PORTRAIT, say(TITLE, language), author, language, made_on) as paper:
        for sheet in sheets:
            with paper.tagged("Sect"):
                _draw_sheet(paper, sheet, language)
            paper.end_page()


def _draw_sheet(paper: Paper, sheet: SignInSheet, language: str) -> None:
    title = say(TITLE, language)
    top = draw_details(
        paper, _details(sheet, language), language, MARGIN, draw_head(paper, sheet.head, title, language, MARGIN, TOP)
    )
    running = f"{title} · {sheet.circle} · {long_date(in_india(sheet.starts_at).date(), language)}"

    def begin(page: int) -> None:
        if page > 1:
            draw_running_head(paper, sheet.head, running, language, MARGIN, TOP)

    frame = Frame(MARGIN, BOTTOM, top - 4, TOP - 30, CLOSING)
    table = Table(_columns(language), tuple(_rows(sheet, language)), language, ROW_HEIGHT)
    _draw_closing(paper, sheet, language, draw_table(paper, table, frame, begin))


def _details(sheet: SignInSheet, language: str) -> list[list[tuple[Detail, float]]]:
    starts, ends = in_india(sheet.starts_at), in_india(sheet.ends_at)
    weekday = say(WEEKDAYS[starts.weekday()], language)
    return [
        [
            (Detail(N_("Circle"), sheet.circle), 0.36),
            (Detail(N_("Mentor"), sheet.mentor.in_language(language)), 0.36),
            (Detail(N_("Session number"), str(sheet.number)), 0.28),
        ],
        [
            (Detail(N_("Date"), f"{long_date(starts.date(), language)}, {weekday}"), 0.36),
            (Detail(N_("Meeting space"), sheet.space.in_language(language)), 0.36),
            (Detail(N_("Time"), f"{starts:%H:%M} – {ends:%H:%M}"), 0.28),
        ],
        [(Detail(N_("Topic"), sheet.topic), 1.0)],
    ]


def _columns(language: str) -> tuple[Column, ...]:
    widths = (9, 50, 44, 23)
    titles = (N_("S.No."), N_("Name"), N_("School"), N_("Mobile"))
    named = [Column(say(title, language), width * MM) for title, width in zip(titles, widths, strict=True)]
    named[0] = Column(named[0].title, named[0].width, "center")
    boxes = [Column(say(mark, language), 6.5 * MM, "center") for mark in MARKS]
    signature = WIDTH - sum(column.width for column in (*named, *boxes))
    return (*named, *boxes, Column(say(N_("Signature"), language), signature))


def _rows(sheet: SignInSheet, language: str) -> list[Row]:
    unwritten = ((),) * (len(MARKS) + 1)
    rows = []
    for number, line in enumerate(sheet.lines, start=1):
        school = Piece(line.school.in_language(language), size=8)
        rows.append(
            Row(((Piece(str(number)),), _names(line.name, language), (school,), (Piece(line.mobile),), *unwritten))
        )
    for number in range(len(sheet.lines) + 1, len(sheet.lines) + sheet.blank_lines + 1):
        rows.append(Row(((Piece(str(number)),), (), (), (), *unwritten)))
    return rows


def _names(name: Both, language: str) -> tuple[Piece, ...]:
    """Both scripts, the paper's own one first and stronger."""
    first = name.in_language(language)
    other = name.in_language("en" if language == "hi" else "hi")
    return (Piece(first, Font.BOLD, 9.5), Piece(other if other != first else "", size=7.5))


def _draw_closing(paper: Paper, sheet: SignInSheet, language: str, top: float) -> None:
    """What the marks mean, how many there were, and where the mentor signs."""
    top = draw_block(paper, fit(say(LEGEND, language), Font.REGULAR, 8, 6, WIDTH, 1.3), MARGIN, top - 5, WIDTH)
    counts = N_("Present: ______   Late: ______   Excused: ______   Absent: ______")
    draw_block(paper, fit(say(counts, language), Font.REGULAR, 9.5, 7, WIDTH * 0.66, 1.3), MARGIN, top - 6, WIDTH)
    mentor = Signature(sheet.mentor, Both(say(N_("Mentor"), "en"), say(N_("Mentor"), "hi")))
    draw_signatures(paper, [mentor], language, SigningPlace(MARGIN, top - 34, WIDTH))
