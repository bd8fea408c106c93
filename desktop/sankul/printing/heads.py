"""The head of an official paper: office, place, programme, and what the paper is."""

from dataclasses import dataclass

from sankul.printing.fonts import Font
from sankul.printing.paper import Paper
from sankul.printing.sayings import say
from sankul.printing.text import draw_block, fit
from sankul.rules.papers import Head

LABEL_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Detail:
    """One fact below the head: a label of the catalogue and its value, which may be empty to be written by hand."""

    label: str
    value: str


def draw_head(paper: Paper, head: Head, title: str, language: str, left: float, top: float) -> float:
    """Draw the head centred between `left` and the same margin at the right; returns where it ends."""
    width = paper.width - 2 * left
    texts = [
        (head.office.in_language(language), Font.BOLD, 15.0),
        (head.place.in_language(language), Font.REGULAR, 10.0),
        (head.programme.in_language(language), Font.REGULAR, 10.0),
    ]
    for text, font, size in texts:
        if text:
            top = draw_block(paper, fit(text, font, size, size * 0.6, width, 1.28), left, top, width, "center")
    top -= 5
    paper.rule(left, top, left + width, 1.2)
    paper.rule(left, top - 2, left + width, 0.4)
    with paper.tagged("H1"):
        return draw_block(paper, fit(title, Font.BOLD, 13, 9, width, 1.3), left, top - 8, width, "center") - 4


def draw_running_head(paper: Paper, head: Head, title: str, language: str, left: float, top: float) -> float:
    """The short head of further pages: office at the left, title at the right; returns where it ends."""
    half = (paper.width - 2 * left) / 2 - 6
    office = fit(head.office.in_language(language), Font.BOLD, 9.5, 6, half, 1.28)
    draw_block(paper, office, left, top, half)
    end = draw_block(paper, fit(title, Font.BOLD, 9.5, 6, half, 1.28), paper.width - left - half, top, half, "right")
    return min(end, top - office.height) - 4


def draw_details(paper: Paper, rows: list[list[tuple[Detail, float]]], language: str, left: float, top: float) -> float:
    """Rows of details, each with its share of the width; an empty value leaves a line to write on. Returns where they end."""
    width = paper.width - 2 * left
    for row in rows:
        x, lowest = left, top
        for detail, share in row:
            room = width * share - 8
            end = draw_block(
                paper, fit(say(detail.label, language), Font.REGULAR, LABEL_SIZE, 6, room, 1.25), x, top, room
            )
            if detail.value:
                end = draw_block(paper, fit(detail.value, Font.BOLD, 10.5, 7, room, 1.28), x, end, room)
            else:
                end -= 13
                paper.rule(x, end + 1, x + room, 0.4)
            lowest = min(lowest, end)
            x += width * share
        top = lowest - 4
    return top
