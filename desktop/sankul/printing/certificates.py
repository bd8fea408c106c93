"""Certificates on A4 landscape: a frame, the office, the deed, signatures, and a code that this program can check.

Drawn in black only, so that a plain laser printer shows it as it is meant.
"""

from collections.abc import Sequence
from pathlib import Path

from sankul.printing.certificate_wording import (
    OPENING,
    day_of,
    deed_sentence,
    fact,
    measure_line,
    place_line,
    signatures_of,
    title_of,
)
from sankul.printing.document import NothingToPrint, document
from sankul.printing.fonts import Font
from sankul.printing.paper import A4_LANDSCAPE, MM, Paper
from sankul.printing.sayings import BOTH, languages, long_date, name_in, say
from sankul.printing.signatures import SigningPlace, draw_signatures
from sankul.printing.squares import draw_qr
from sankul.printing.stacks import Item, draw_stack
from sankul.printing.text import draw_block, draw_line, fit_box, flow, measure
from sankul.rules.papers import Both, CertificatePage
from sankul.text import N_

MARGIN = 12 * MM
QR_SIZE = 30 * MM
LEFT = MARGIN + 11 * MM
WIDTH = A4_LANDSCAPE[0] - 2 * LEFT
BAND_BOTTOM = MARGIN + 7.5 * MM
BAND_TOP = BAND_BOTTOM + QR_SIZE + 5 * MM
TOP = A4_LANDSCAPE[1] - MARGIN - 7 * MM
HEAD_HEIGHT = {True: 97.0, False: 112.0}  # for both languages, for one
NUMBER_WIDTH = 62 * MM
_SIGN_FROM = LEFT + QR_SIZE + 7 * MM + NUMBER_WIDTH + 4 * MM
SIGNING_PLACE = SigningPlace(_SIGN_FROM, BAND_BOTTOM + QR_SIZE - 10.8 * MM, LEFT + WIDTH - _SIGN_FROM)


def print_certificates(pages: Sequence[CertificatePage], out: Path) -> None:
    """Save `pages` as one PDF, a page each, in the given order. Raises NothingToPrint, CannotPrint and troubles of the disk."""
    if not pages:
        raise NothingToPrint
    first = pages[0]
    spoken = languages(first.language)[0]
    title = f"{title_of(first.kind, spoken)} {first.serial}" + (f" … {pages[-1].serial}" if len(pages) > 1 else "")
    author = fact(first.facts, "office", spoken)
    with document(out, A4_LANDSCAPE, title, author, spoken, day_of(first.facts, "issued_on")) as paper:
        for page in pages:
            _draw_page(paper, page)
            paper.end_page()


def _draw_page(paper: Paper, page: CertificatePage) -> None:
    """What all certificates of one issue share is drawn once: frame and head, and the signatures."""
    shared = (page.kind, page.language, fact(page.facts, "office", "en"), fact(page.facts, "office", "hi"))
    paper.draw_once(("head", *shared), lambda: _draw_head(paper, page))
    if page.is_duplicate:
        paper.draw_once(("duplicate", page.language), lambda: _draw_duplicate(paper, page.language))
    head = HEAD_HEIGHT[page.language == BOTH]
    draw_stack(paper, _body(page), LEFT, TOP - head - 8, WIDTH, TOP - head - 8 - BAND_TOP - 4)
    _draw_code(paper, page)
    _draw_numbers(paper, page)
    signatures = signatures_of(page.facts)
    paper.draw_once(
        ("signatures", page.language, signatures),
        lambda: draw_signatures(paper, signatures, page.language, SIGNING_PLACE),
    )


def _draw_head(paper: Paper, page: CertificatePage) -> None:
    _draw_frame(paper)
    items = []
    sizes = [(17.0, 27.0), (11.5, 15.0)] if page.language == BOTH else [(19.0, 31.0)]
    # An office that has its name in one script only stands there once.
    offices = dict.fromkeys(fact(page.facts, "office", spoken) for spoken in languages(page.language))
    for (size, _title), office in zip(sizes, offices, strict=False):
        items.append(Item(office, Font.BOLD, size, 1, keeps_line=True, share=0.74))
    for number, ((_office, title), spoken) in enumerate(zip(sizes, languages(page.language), strict=True)):
        items.append(Item(title_of(page.kind, spoken), Font.REGULAR, title, 1 if number else 9, keeps_line=True))
    height = HEAD_HEIGHT[page.language == BOTH]
    draw_stack(paper, items, LEFT, TOP, WIDTH, height - 10)
    _draw_ornament(paper, paper.width / 2, TOP - height + 2)


def _draw_frame(paper: Paper) -> None:
    """A strong line, a fine line within it, and squares that bind the corners."""
    width, height = paper.width - 2 * MARGIN, paper.height - 2 * MARGIN
    paper.frame(MARGIN + 1, MARGIN + 1, width - 2, height - 2, 2)
    inset = 2.2 * MM
    paper.frame(MARGIN + inset, MARGIN + inset, width - 2 * inset, height - 2 * inset, 0.5)
    corner = 4.4 * MM
    for x in (MARGIN + inset, MARGIN + width - inset - corner):
        for y in (MARGIN + inset, MARGIN + height - inset - corner):
            paper.frame(x, y, corner, corner, 0.5)
            _draw_diamond(paper, x + corner / 2, y + corner / 2, corner * 0.3)


def _draw_ornament(paper: Paper, x: float, y: float) -> None:
    """A rule with a diamond in its middle, below the title."""
    for side in (-1, 1):
        paper.rule(x + side * 9, y, x + side * 78, 0.7)
        _draw_diamond(paper, x + side * 82, y, 1.6)
    _draw_diamond(paper, x, y, 4)


def _draw_diamond(paper: Paper, x: float, y: float, radius: float) -> None:
    shape = paper.canvas.beginPath()
    shape.moveTo(x - radius, y)
    shape.lineTo(x, y + radius)
    shape.lineTo(x + radius, y)
    shape.lineTo(x, y - radius)
    shape.close()
    paper.canvas.drawPath(shape, stroke=0, fill=1)


def _draw_duplicate(paper: Paper, language: str) -> None:
    """A boxed word in the upper right corner, inside the frame and beside the office's name."""
    lines = [say(N_("DUPLICATE"), spoken) for spoken in languages(language)]
    wide = max(measure(line, Font.BOLD, 11) for line in lines) + 14
    height = 16 * len(lines) + 5
    x, y = LEFT + WIDTH - wide, TOP - height - 2
    paper.frame(x, y, wide, height, 1.2)
    for number, line in enumerate(lines):
        draw_line(paper, x + wide / 2, y + height - 14 - 16 * number, line, Font.BOLD, 11, "center")


def _body(page: CertificatePage) -> list[Item]:
    """Opening, name, place, deed and measures, once for each language."""
    if page.language == BOTH:
        return [*_person(page, "hi", 0.94, 0), *_person(page, "en", 0.8, 12)]
    return _person(page, page.language, 1.18, 0)


def _person(page: CertificatePage, language: str, scale: float, gap: float) -> list[Item]:
    facts = page.facts
    return [
        Item(say(OPENING, language), Font.REGULAR, 12.5 * scale, gap),
        Item(fact(facts, "name", language), Font.BOLD, 29 * scale, 2 * scale, keeps_line=True),
        Item(place_line(facts, language), Font.REGULAR, 11.5 * scale, 1 * scale, keeps_line=True),
        Item(deed_sentence(page.kind, facts, language), Font.REGULAR, 13.5 * scale, 7 * scale, share=0.86),
        Item(measure_line(facts, language), Font.BOLD, 11.5 * scale, 5 * scale, keeps_line=True),
    ]


def _draw_code(paper: Paper, page: CertificatePage) -> None:
    if not page.code:
        return
    draw_qr(paper, page.code, LEFT, BAND_BOTTOM + 4.2 * MM, QR_SIZE)
    caption = fit_box(say(N_("Check with Sankul"), page.language), Font.REGULAR, 7.5, 5, (QR_SIZE + 16, 10))
    draw_block(paper, caption, LEFT - 8, BAND_BOTTOM + 4.2 * MM - 4, QR_SIZE + 16, "center")


def _draw_numbers(paper: Paper, page: CertificatePage) -> None:
    """Serial number, date and place, beside the code."""
    x = LEFT + (QR_SIZE + 7 * MM if page.code else 0)
    issued_on = day_of(page.facts, "issued_on")
    place = Both(page.facts.get("place", ""), page.facts.get("place_hi", ""))
    rows = [(N_("Serial No."), page.serial), (N_("Date"), long_date(issued_on, page.language) if issued_on else "")]
    rows.append((N_("Place"), name_in(place, page.language)))
    top = BAND_BOTTOM + 4.2 * MM + QR_SIZE + 2
    for label, value in rows:
        if value:
            top = draw_block(
                paper, flow(say(label, page.language), Font.REGULAR, 8, NUMBER_WIDTH), x, top, NUMBER_WIDTH
            )
            block = fit_box(value, Font.BOLD, 10.5, 6.5, (NUMBER_WIDTH, 28), 1.25)
            top = draw_block(paper, block, x, top, NUMBER_WIDTH) - 3
