"""Paragraphs over pages: no page begins or ends with one line of a paragraph alone, and a heading stays with what follows."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache

from sankul.printing.fonts import UNITS, Font, load_face
from sankul.printing.paper import Paper
from sankul.printing.runs import RichLine, Run, wrap_runs
from sankul.printing.tables import Frame, turn_page
from sankul.printing.text import LEADING, Align, draw_runs

FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that are broken into lines together; gaps are points. A heading (`role` "H1", "H2" …) is not the last of a page."""

    runs: tuple[Run, ...]
    size: float = 10.5
    align: Align = "left"
    leading: float = LEADING
    before: float = 0.0
    after: float = 5.0
    role: str = "P"

    @property
    def is_heading(self) -> bool:
        """Whether it stays with what follows."""
        return self.role.startswith("H")


@dataclass(frozen=True, slots=True)
class Standing:
    """A line of a paragraph: its number from 0 and of how many, its height, and the gap above it except at a page's top."""

    paragraph: Paragraph
    line: RichLine
    number: int
    count: int
    height: float
    above: float


def draw_paragraphs(
    paper: Paper, paragraphs: Sequence[Paragraph], frame: Frame, width: float, begin: Callable[[int], None]
) -> float:
    """Draw paragraphs in a column `width` wide, over as many pages as they need; returns the free top of the last page.

    `begin(page)` draws the head of each page, counted from 1. The last page is left open. Raises CannotPrint.
    """
    pages = split_lines(
        stand(paragraphs, width), frame.first_top - frame.bottom, frame.next_top - frame.bottom, frame.closing
    )
    top = frame.first_top
    begin(1)
    with ExitStack() as element:
        for number, lines in enumerate(pages, start=1):
            if number > 1:
                top = turn_page(paper, frame, begin, number)
            for place, line in enumerate(lines):
                if line.number == 0:
                    element.close()
                    element.enter_context(paper.tagged(line.paragraph.role))
                top = _draw(paper, line, frame.x, top - (line.above if place else 0), width)
    return top


def stand(paragraphs: Sequence[Paragraph], width: float) -> list[Standing]:
    """All lines of paragraphs, one after the other."""
    standing: list[Standing] = []
    after = 0.0
    for paragraph in paragraphs:
        lines = _wrapped(paragraph.runs, paragraph.size, width)
        for number, line in enumerate(lines):
            height = paragraph.leading * max(paragraph.size, line.size)
            above = 0.0 if number else after + paragraph.before
            standing.append(Standing(paragraph, line, number, len(lines), height, above))
        after = paragraph.after
    return standing


@lru_cache(maxsize=256)
def _wrapped(runs: tuple[Run, ...], size: float, width: float) -> tuple[RichLine, ...]:
    """Kept, because letters to many people say the same but for a name."""
    return wrap_runs(runs, size, width)


def split_lines(
    lines: Sequence[Standing], first_room: float, next_room: float, closing: float = 0.0
) -> list[list[Standing]]:
    """The lines of each page; a first page whose room is too short for a beginning stays empty.

    `closing` is the height of what follows the last line, on the same page.
    """
    pages: list[list[Standing]] = []
    start, room = 0, first_room
    while start < len(lines) or not pages:
        end = _page_end(lines, start, room, closing, may_stay_empty=not pages and next_room > first_room)
        pages.append(list(lines[start:end]))
        start, room = end, next_room
    return pages


def _page_end(lines: Sequence[Standing], start: int, room: float, closing: float, *, may_stay_empty: bool) -> int:
    """Before which line the page ends that begins with line `start`: as late as a break is good, else as late as fits."""
    end, used = start, 0.0
    for line in lines[start:]:
        used += line.height + (line.above if end > start else 0)
        needed = used + (closing if end == len(lines) - 1 else 0)
        if needed > room + 0.01 and (end > start or may_stay_empty):
            break
        end += 1
    if end == len(lines):
        return end
    good = (place for place in range(end, start, -1) if _may_begin_page(lines[place - 1], lines[place]))
    return next(good, start if may_stay_empty else max(end, start + 1))


def _may_begin_page(above: Standing, line: Standing) -> bool:
    if line.number == 0:
        return not above.paragraph.is_heading
    return FEWEST_LINES <= line.number <= line.count - FEWEST_LINES


def _draw(paper: Paper, standing: Standing, x: float, top: float, width: float) -> float:
    """Draw a line below `top`; returns where it ends."""
    paragraph, line = standing.paragraph, standing.line
    face = load_face(Font.REGULAR)
    size = max(paragraph.size, line.size)
    baseline = top - (standing.height - (face.ascent - face.descent) * size / UNITS) / 2 - face.ascent * size / UNITS
    at = {"center": x + width / 2, "right": x + width}.get(paragraph.align, x)
    is_stretched = paragraph.align == "justify" and standing.number < standing.count - 1 and len(line.chunks) > 1
    gap = (width - line.width) / (len(line.chunks) - 1) if is_stretched else 0.0
    draw_runs(paper, at, baseline, line, paragraph.align, gap)
    return top - standing.height
