"""Papers of claims: the acquittance roll on A4 landscape (domain.md, Money), and the summary for sanction on A4 portrait."""

from collections.abc import Sequence
from pathlib import Path

from sankul.printing.document import NothingToPrint, document
from sankul.printing.fonts import Font
from sankul.printing.heads import Detail, draw_details, draw_head, draw_running_head
from sankul.printing.paper import A4_LANDSCAPE, A4_PORTRAIT, MM, Paper
from sankul.printing.sayings import long_date, month_of, say
from sankul.printing.signatures import TEXT_HEIGHT, SigningPlace, draw_signatures, unnamed
from sankul.printing.tables import Column, Frame, Piece, Row, Table, draw_table
from sankul.printing.text import Align, Block, draw_block, fit, flow
from sankul.rules.money import rupees, words
from sankul.rules.papers import AcquittanceRoll, Both, ClaimSummary, Head, RollLine, Signature
from sankul.text import N_

MARGIN = 11 * MM
BOTTOM = MARGIN + 17
ROW_HEIGHT = 11 * MM
SIGNING_ROOM = 40.0
ROLL_TITLE = N_("Acquittance roll")
SUMMARY_TITLE = N_("Summary of claims for sanction")
UNITS = {
    "month": N_("Months: {n}"),
    "session": N_("Sessions: {n}"),
    "day": N_("Days: {n}"),
    "km": N_("Kilometres: {n}"),
    "visit": N_("Visits: {n}"),
}
ROLL_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    (N_("S.No."), 9, "center"),
    (N_("Name and designation"), 45, "left"),
    (N_("School and UDISE"), 45, "left"),
    (N_("Period"), 22, "left"),
    (N_("Rate (₹)"), 16, "right"),
    (N_("Gross (₹)"), 19.5, "right"),
    (N_("Deduction (₹)"), 20, "right"),
    (N_("Net (₹)"), 19.5, "right"),
    (N_("Account and IFSC"), 32, "left"),
    (N_("Mobile"), 20, "left"),
    (N_("Signature"), 27, "center"),
)
ROLL_SUMMED = (5, 6, 7)
SUMMARY_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    (N_("S.No."), 12, "center"),
    (N_("Block or district"), 58, "left"),
    (N_("Head of claim"), 62, "left"),
    (N_("Number of people"), 20, "right"),
    (N_("Net (₹)"), 36, "right"),
)
SUMMARY_SUMMED = (4,)
CLAUSES = (
    N_("Certified that the persons named above attended on the days, or did the work, for which they are paid."),
    N_("Certified that these sums have not been claimed before, nor from any other head or office."),
    N_("Certified that the rates are those of order no. {order}."),
)
ASKED = N_("Sanction of ₹ {figures} ({words}) is requested.")
PASSED = N_("Passed for payment of ₹ {figures} ({words}).")


def print_acquittance_rolls(rolls: Sequence[AcquittanceRoll], out: Path, language: str) -> None:
    """Save the rolls as one PDF, each beginning on a new page. Raises NothingToPrint, CannotPrint, troubles of the disk."""
    if not rolls:
        raise NothingToPrint
    title = f"{say(ROLL_TITLE, language)}, {month_of(rolls[0].month_on, language)}"
    author = rolls[0].head.office.in_language(language)
    with document(out, A4_LANDSCAPE, title, author, language, rolls[0].made_on) as paper:
        for roll in rolls:
            with paper.tagged("Sect"):
                _draw_roll(paper, roll, language)
            paper.end_page()


def print_claim_summary(summary: ClaimSummary, out: Path, language: str) -> None:
    """Save the summary for sanction. Raises CannotPrint and troubles of the disk."""
    title = f"{say(SUMMARY_TITLE, language)}, {month_of(summary.month_on, language)}"
    with document(
        out, A4_PORTRAIT, title, summary.head.office.in_language(language), language, summary.made_on
    ) as paper:
        _draw_summary(paper, summary, title, language)
        paper.end_page()


def _draw_roll(paper: Paper, roll: AcquittanceRoll, language: str) -> None:
    title = f"{say(ROLL_TITLE, language)}: {roll.title.in_language(language)}, {month_of(roll.month_on, language)}"
    details = [
        [
            (Detail(N_("Head of account"), roll.account_head), 0.4),
            (Detail(N_("Order number"), roll.order_number), 0.35),
            (Detail(N_("Date"), long_date(roll.made_on, language)), 0.25),
        ]
    ]
    columns = _columns(ROLL_COLUMNS, language)
    rows = tuple(_roll_row(number, line, roll, language) for number, line in enumerate(roll.lines, start=1))
    table = Table(columns, rows, language, ROW_HEIGHT, ROLL_SUMMED)
    gross, net = sum(line.gross_paise for line in roll.lines), sum(line.net_paise for line in roll.lines)
    closing = [
        *_in_words(paper, gross, net, language),
        *_clauses(paper, roll, language),
        _passed(paper, PASSED, net, language),
    ]
    _draw_paged(paper, roll.head, title, details, table, closing)


def _draw_summary(paper: Paper, summary: ClaimSummary, title: str, language: str) -> None:
    details = [
        [
            (Detail(N_("Month"), month_of(summary.month_on, language)), 0.4),
            (Detail(N_("Number of people"), str(sum(line.people for line in summary.lines))), 0.3),
            (Detail(N_("Date"), long_date(summary.made_on, language)), 0.3),
        ]
    ]
    rows = tuple(
        Row(
            (
                (Piece(str(number), size=9.5),),
                (Piece(Both(line.place, line.place_hi).in_language(language), size=9.5),),
                (Piece(line.head.in_language(language), size=9.5),),
                (Piece(str(line.people), size=9.5),),
                (Piece(rupees(line.net_paise), size=9.5),),
            ),
            (line.net_paise,),
        )
        for number, line in enumerate(summary.lines, start=1)
    )
    table = Table(_columns(SUMMARY_COLUMNS, language), rows, language, 8 * MM, SUMMARY_SUMMED)
    net = sum(line.net_paise for line in summary.lines)
    _draw_paged(paper, summary.head, title, details, table, [_passed(paper, ASKED, net, language)])


def _draw_paged(
    paper: Paper,
    head: Head,
    title: str,
    details: list[list[tuple[Detail, float]]],
    table: Table,
    closing: Sequence[Block],
) -> None:
    """Head, details, table, then what closes the paper: sentences and signatures."""
    top, language = paper.height - MARGIN, table.language
    first_top = draw_details(paper, details, language, MARGIN, draw_head(paper, head, title, language, MARGIN, top)) - 4

    def begin(page: int) -> None:
        if page > 1:
            draw_running_head(paper, head, title, language, MARGIN, top)

    height = 8 + sum(block.height + 3 for block in closing) + SIGNING_ROOM + TEXT_HEIGHT
    end = draw_table(paper, table, Frame(MARGIN, BOTTOM, first_top, top - 30, height), begin) - 8
    for block in closing:
        end = draw_block(paper, block, MARGIN, end, paper.width - 2 * MARGIN) - 3
    place = SigningPlace(MARGIN, end - SIGNING_ROOM, paper.width - 2 * MARGIN)
    draw_signatures(paper, _signatures(head), language, place)


def _signatures(head: Head) -> tuple[Signature, ...]:
    """Who made the paper, then those of the office."""
    return (unnamed(N_("Prepared by")), *head.signatures)


def _columns(columns: Sequence[tuple[str, float, Align]], language: str) -> tuple[Column, ...]:
    return tuple(Column(say(title, language), width * MM, align) for title, width, align in columns)


def _roll_row(number: int, line: RollLine, roll: AcquittanceRoll, language: str) -> Row:
    strong = Font.BOLD
    cells = (
        (Piece(str(number)),),
        (Piece(line.name.in_language(language), strong, 9), Piece(line.designation.in_language(language), size=7.5)),
        (Piece(line.school.in_language(language), size=8), Piece(line.udise, size=8)),
        (
            Piece(month_of(roll.month_on, language), size=7.5),
            Piece(say(UNITS.get(line.unit, "{n}"), language, n=line.quantity), size=7.5),
        ),
        (Piece(rupees(line.rate_paise)),),
        (Piece(rupees(line.gross_paise)),),
        (Piece(rupees(line.deduction_paise)),),
        (Piece(rupees(line.net_paise), strong),),
        (Piece(line.account, size=8), Piece(line.ifsc, size=8)),
        (Piece(line.mobile, size=8),),
        (),
    )
    return Row(cells, (line.gross_paise, line.deduction_paise, line.net_paise))


def _in_words(paper: Paper, gross: int, net: int, language: str) -> list[Block]:
    """The sums in figures and words; the gross sum only when something is deducted."""
    blocks = []
    if gross != net:
        blocks.append(_total(paper, N_("Gross: ₹ {figures} ({words})"), gross, language))
    return [*blocks, _total(paper, N_("Net: ₹ {figures} ({words})"), net, language)]


def _total(paper: Paper, message: str, paise: int, language: str) -> Block:
    text = say(message, language, figures=rupees(paise), words=words(paise, language))
    return fit(text, Font.BOLD, 9.5, 7.5, paper.width - 2 * MARGIN, 1.3)


def _clauses(paper: Paper, roll: AcquittanceRoll, language: str) -> list[Block]:
    """The certificate clauses, numbered; without an order number nothing is certified about the rates."""
    clauses = CLAUSES if roll.order_number else CLAUSES[:-1]
    said = [say(clause, language, order=roll.order_number) for clause in clauses]
    return [_flow(paper, f"{number}. {clause}") for number, clause in enumerate(said, start=1)]


def _passed(paper: Paper, message: str, paise: int, language: str) -> Block:
    return _flow(paper, say(message, language, figures=rupees(paise), words=words(paise, language)), Font.BOLD)


def _flow(paper: Paper, text: str, font: Font = Font.REGULAR) -> Block:
    return flow(text, font, 9, paper.width - 2 * MARGIN, 1.3)
