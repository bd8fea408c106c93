"""The notice on personal data: one A4 page for each person, in Hindi, English or both, with a slip to sign.

It says what the Digital Personal Data Protection Act 2023 asks of a notice (section 5: which data, for what, how rights are
exercised, how one complains to the Board) in the words of a clerk. Two languages stand side by side. `NOTICE_VERSION` names
this wording: give it a new one with each change.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from sankul.printing.document import NothingToPrint, document
from sankul.printing.fonts import Font
from sankul.printing.heads import Detail, draw_details, draw_head
from sankul.printing.paper import A4_PORTRAIT, MM, Paper
from sankul.printing.paragraphs import Paragraph, draw_paragraphs, stand
from sankul.printing.runs import Run
from sankul.printing.sayings import BOTH, languages, long_date, name_in, say
from sankul.printing.tables import Frame
from sankul.printing.text import draw_block, fit, flow
from sankul.rules.papers import Both, Head, PrivacyNotice
from sankul.text import N_

MARGIN = 16 * MM
TOP = A4_PORTRAIT[1] - 13 * MM
WIDTH = A4_PORTRAIT[0] - 2 * MARGIN
GUTTER = 8 * MM
SLIP_TOP = 68 * MM
FOOT = 10 * MM
SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
TITLE = N_("Privacy notice")
INTRO = N_(
    "This office keeps personal data about you, because you take part in its programme in which teachers learn from each "
    "other. This notice says which data, why and for how long, and what you may ask for."
)
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("What is kept"),
        (
            N_(
                "Name, designation, school, block, district, mobile number and employee code; gender, if you gave it; your "
                "role and circle; attendance, course work and certificates; calls, visits and messages; allowances and "
                "claims. The bank account and IFSC only if money is paid to you."
            ),
            N_("Never kept: Aadhaar number, date of birth, caste."),
        ),
    ),
    (
        N_("Why it is kept"),
        (
            N_(
                "To form circles, plan sessions, keep attendance, issue certificates and pay allowances. It is used for "
                "nothing else, and it is not sold."
            ),
        ),
    ),
    (
        N_("Who sees it"),
        (
            N_(
                "This office, and the officers who check and pay claims. Your mentor and your circle see your name, school and "
                "mobile number. On screens only the last four digits of the account stand; whoever sees all of it is "
                "recorded. The data lie encrypted on the computer of this office, not on the internet."
            ),
        ),
    ),
    (
        N_("How long it is kept"),
        (
            N_(
                "As long as you take part, and after that as long as the rules on accounts and certificates ask for. When "
                "you are erased, sums and numbers stay in the accounts, without your name."
            ),
        ),
    ),
    (
        N_("What you may ask for"),
        (
            N_(
                "You may see your data, have them corrected or completed, have them erased, take back your consent as easily "
                "as you gave it, and name somebody who asks in your place. Asking costs nothing."
            ),
        ),
    ),
    (
        N_("Whom to ask"),
        (
            N_(
                "Ask this office, in words or in writing. If its answer does not satisfy you, you may complain to the Data "
                "Protection Board of India."
            ),
        ),
    ),
)
RECEIVED = N_("Receipt for the office: I have received this notice and read it, or it was read to me.")


def print_privacy_notices(notices: Sequence[PrivacyNotice], out: Path, language: str) -> None:
    """Save the notices as one PDF, a page each. Raises NothingToPrint, CannotPrint and troubles of the disk."""
    if not notices:
        raise NothingToPrint
    first = notices[0]
    title, author = say(TITLE, language), name_in(first.head.office, language)
    with document(out, A4_PORTRAIT, title, author, languages(language)[0], first.made_on) as paper:
        for notice in notices:
            with paper.tagged("Sect"):
                _draw_notice(paper, notice, language)
            paper.end_page()


def _draw_notice(paper: Paper, notice: PrivacyNotice, language: str) -> None:
    top = draw_head(paper, _head(notice.head, language), say(TITLE, language), language, MARGIN, TOP)
    to = f"{say(N_('To'), language)}: {_someone(notice, language)}"
    top = draw_block(paper, fit(to, Font.BOLD, 10.5, 7.5, WIDTH, 1.3), MARGIN, top - 2, WIDTH) - 5
    spoken = languages(language)
    column = (WIDTH - GUTTER * (len(spoken) - 1)) / len(spoken)
    size = _size(spoken, column, top - SLIP_TOP - 6)
    for place, each in enumerate(spoken):
        x = MARGIN + place * (column + GUTTER)
        draw_paragraphs(paper, _paragraphs(each, size), Frame(x, 0, top, top), column, lambda _page: None)
    if len(spoken) > 1:
        paper.upright(MARGIN + column + GUTTER / 2, SLIP_TOP + 4, top, 0.3)
    _draw_slip(paper, notice, language)


def _head(head: Head, language: str) -> Head:
    """The head with its names in all languages of the paper."""
    said = (name_in(each, language) if language == BOTH else "" for each in (head.office, head.place))
    office, place = (Both(text, text) for text in said)
    return Head(office, place, Both()) if language == BOTH else head


def _someone(notice: PrivacyNotice, language: str) -> str:
    parts = (name_in(notice.name, language), name_in(notice.school, language))
    return ", ".join(part for part in parts if part)


@lru_cache(maxsize=8)
def _size(spoken: tuple[str, ...], width: float, room: float) -> float:
    """The largest size in which the longest of the languages has room."""
    fitting = (size for size in SIZES if all(_height(_paragraphs(each, size), width) <= room for each in spoken))
    return next(fitting, SIZES[-1])


def _height(paragraphs: Sequence[Paragraph], width: float) -> float:
    return sum(line.height + line.above for line in stand(paragraphs, width))


@lru_cache(maxsize=32)
def _paragraphs(language: str, size: float) -> tuple[Paragraph, ...]:
    return tuple(_made(language, size))


def _made(language: str, size: float) -> Iterator[Paragraph]:
    yield Paragraph((Run(say(INTRO, language)),), size, after=size * 0.3)
    for heading, sentences in SECTIONS:
        yield Paragraph(
            (Run(say(heading, language), Font.BOLD),), size, before=size * 0.2, after=size * 0.05, role="H2"
        )
        for sentence in sentences:
            yield Paragraph((Run(say(sentence, language)),), size, after=size * 0.2)


def _draw_slip(paper: Paper, notice: PrivacyNotice, language: str) -> None:
    """The part that stays with the office: who received the notice, with room to sign."""
    paper.rule(MARGIN, SLIP_TOP, MARGIN + WIDTH, 0.8)
    top = SLIP_TOP - 5
    for each in languages(language):
        top = draw_block(paper, flow(say(RECEIVED, each), Font.BOLD, 9.5, WIDTH, 1.3), MARGIN, top, WIDTH) - 1
    details = [
        [
            (Detail(N_("Name"), name_in(notice.name, language)), 0.5),
            (Detail(N_("School"), name_in(notice.school, language)), 0.5),
        ]
    ]
    top = draw_details(paper, details, language, MARGIN, top - 4) - 22
    share = WIDTH / 2
    for place, said in enumerate((N_("Date"), N_("Signature"))):
        x = MARGIN + place * share
        paper.rule(x, top, x + share - 8, 0.5)
        draw_block(paper, fit(say(said, language), Font.REGULAR, 8.5, 6, share - 8, 1.3), x, top - 2, share - 8)
    _draw_foot(paper, notice, language)


def _draw_foot(paper: Paper, notice: PrivacyNotice, language: str) -> None:
    """Which wording it is, and when it was printed."""
    printed = N_("Privacy notice, wording {version}, printed on {day}")
    said = " / ".join(
        say(printed, each, version=notice.version, day=long_date(notice.made_on, each)) for each in languages(language)
    )
    draw_block(paper, fit(said, Font.REGULAR, 7.5, 5.5, WIDTH, 1.3), MARGIN, FOOT + 10, WIDTH)
