"""The one door for text: whatever a paper says is measured, broken into lines and drawn here, by glyph.

ReportLab's own ways to draw text set Devanagari wrongly without an error (domain.md, Language), so nothing else in this room
may use them, and a test holds that. Each word is wrapped in a marked span with its text, because glyphs do not spell
Hindi, so that search and copy give exactly what was printed.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from sankul.printing.embedding import EmbeddedFont
from sankul.printing.fonts import UNITS, Font, load_face
from sankul.printing.glyphs import DEVANAGARI, Glyph
from sankul.printing.paper import Paper
from sankul.printing.runs import Chunk, RichLine
from sankul.printing.shaping import NO_BREAK, CannotPrint, Word, shape_word
from sankul.printing.tagging import pdf_text
from sankul.printing.words import ROUNDING, Row, blank, blank_scripts, break_word, split_words

Align = Literal["left", "center", "right", "justify"]
LEADING = 1.32
SHRINK_STEP = 0.25
SHRINK_SHARE = 0.96
LEAST_SHARE = 0.6
SMALLEST = 2.0
MOST_KEPT = 4_096
_HYPHEN = "-"
_NUMBER = "\0"
"""Stands in what was set where the number of a word on its page belongs."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text of one font and size, ready to be drawn; `leading` is the height of a line in points."""

    lines: tuple[str, ...]
    font: Font
    size: float
    leading: float

    @property
    def height(self) -> float:
        """The height in points."""
        return len(self.lines) * self.leading


def measure(text: str, font: Font, size: float) -> float:
    """The width of a line in points. Raises CannotPrint."""
    return _units(text, font) * size / UNITS


@lru_cache(maxsize=4_096)
def _units(text: str, font: Font) -> int:
    words, blanks = _set_words(text, font)
    return sum([word.width for word in words]) + sum([each.advance for each in blanks])


@lru_cache(maxsize=4_096)
def _set_words(text: str, font: Font) -> tuple[Sequence[Word], Sequence[Glyph]]:
    """The shaped words of a line, and the blanks between them."""
    words = [shape_word(font, word) for word in split_words(text)]
    return words, [blank(font, script) for script in blank_scripts(words)]


def why_unprintable(texts: Iterable[str]) -> str:
    """A sentence on the first character of `texts` that no paper can show, or an empty text."""
    for text in texts:
        try:
            measure(text, Font.REGULAR, 10)
        except CannotPrint as trouble:
            return str(trouble)
    return ""


def wrap(text: str, font: Font, size: float, width: float) -> tuple[str, ...]:
    """Lines of at most `width` points, broken at blanks, and within a word only when it alone is too long."""
    lines: list[list[str]] = []
    most = width * UNITS / size + ROUNDING
    row: Row | None = None
    for word in split_words(text):
        for part in break_word(word, font, most):
            shaped = shape_word(font, part)
            if row and part is word and row.takes(shaped, most):
                lines[-1].append(part)
            else:
                lines.append([part])
                row = Row(font, shaped)
    return tuple(" ".join(line) for line in lines)


def flow(text: str, font: Font, size: float, width: float, leading: float = LEADING) -> Block:
    """A block of `text` broken into lines of at most `width` points; `leading` is a multiple of the size."""
    words = split_words(text)
    fits = bool(words) and measure(text, font, size) <= width
    lines = (" ".join(words),) if fits else wrap(text, font, size, width)
    return Block(lines, font, size, size * leading)


def balance(text: str, font: Font, size: float, width: float, leading: float = LEADING) -> Block:
    """A block whose lines are about equally long, for centred text: as few lines as `width` allows, as narrow as they can be."""
    block = flow(text, font, size, width, leading)
    narrow, wide = 0.0, width
    while len(block.lines) > 1 and wide - narrow > size:
        middle = (narrow + wide) / 2
        tried = flow(text, font, size, middle, leading)
        if len(tried.lines) > len(block.lines):
            narrow = middle
        else:
            wide, block = middle, tried
    return block


def fit(text: str, font: Font, size: float, min_size: float, width: float, leading: float = LEADING) -> Block:
    """One line, made smaller down to `min_size` to fit into `width`; when that is not enough, lines of `min_size`."""
    wide = measure(text, font, size)
    if wide > width:
        size = max(min_size, _step_down(size * width / wide))
    return flow(text, font, size, width, leading)


def fit_box(
    text: str, font: Font, size: float, min_size: float, box: tuple[float, float], leading: float = LEADING
) -> Block:
    """Lines inside a box of (width, height) points: as large as `size` allows, smaller as needed.

    Below `min_size` it goes on shrinking, because text that runs over what stands beside it is worse than small text.
    """
    width, height = box
    block = fit(text, font, size, min_size, width, leading)
    while block.height > height and block.size > 2:
        block = flow(text, font, block.size - SHRINK_STEP, width, leading)
    return block


@lru_cache(maxsize=4_096)
def lay_in_box(
    text: str, font: Font, size: float, box: tuple[float, float], *, keeps_line: bool = False, is_even: bool = False
) -> Block:
    """Lines that stay inside a box of (width, height) points, whatever it takes.

    `keeps_line` first shrinks the text far to keep it on one line; `is_even` makes the lines about equally long.
    """
    width, height = box
    if keeps_line:
        size = fit(text, font, size, size * LEAST_SHARE, width).size
    broken = balance if is_even else flow
    block = broken(text, font, size, width)
    while block.height > height and block.size > SMALLEST:
        block = broken(text, font, max(SMALLEST, block.size * SHRINK_SHARE), width)
    return block


def draw_line(
    paper: Paper, x: float, y: float, text: str, font: Font, size: float, align: Align = "left", gap: float = 0.0
) -> None:
    """Draw one line with its baseline at `y`; `x` is its left end, middle or right end after `align`.

    `gap` widens each blank by so many points. Raises CannotPrint.
    """
    if split_words(text):
        is_begun = paper.tags.begin_text()
        _put_line(paper, x, y, text, font, size, align, gap)
        if is_begun:
            paper.tags.end()


def _put_line(paper: Paper, x: float, y: float, text: str, font: Font, size: float, align: Align, gap: float) -> None:
    embedded = paper.font(font)
    if align in ("center", "right"):
        x -= measure(text, font, size) / (2 if align == "center" else 1)
    line = _line(embedded, text, size, gap)
    _write(paper, f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm /{embedded.name} {size:.2f} Tf ", line)


def _write(paper: Paper, place: str, pieces: Sequence[str]) -> None:
    """Write a line at its place; between its pieces stand the numbers of its words as contents of the page."""
    first = paper.tags.contents(len(pieces) - 1)
    if first is None:
        line = "".join(pieces)
    else:
        line = pieces[0] + "".join([f"/MCID {number}{piece}" for number, piece in enumerate(pieces[1:], start=first)])
    paper.write_text(f"{place}{line}ET")


def draw_runs(paper: Paper, x: float, y: float, line: RichLine, align: Align = "left", gap: float = 0.0) -> None:
    """Draw one line of several fonts, as `draw_line` does with one."""
    if not line.chunks:
        return
    if align in ("center", "right"):
        x -= line.width / (2 if align == "center" else 1)
    codes: list[str] = []
    pen = _Pen(paper)
    for chunk, behind in zip(line.chunks, [*line.blanks, None], strict=True):
        for bit in chunk.bits[:-1]:
            codes += [pen.take(bit.font, bit.size), _span(pen.font, bit.word, bit.size, None, 0)]
        codes.append(_chunk_end(pen, chunk, behind, gap))
    is_begun = paper.tags.begin_text()
    _write(paper, f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm ", "".join(codes).split(_NUMBER))
    if is_begun:
        paper.tags.end()


class _Pen:
    """The font and size that are set within a line."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._held: tuple[Font, float] | None = None
        self.font: EmbeddedFont

    def take(self, font: Font, size: float) -> str:
        """What sets another font, if it is another."""
        if self._held == (font, size):
            return ""
        self._held, self.font = (font, size), self._paper.font(font)
        return f"/{self.font.name} {size:.2f} Tf "


def _chunk_end(pen: _Pen, chunk: Chunk, behind: Glyph | None, gap: float) -> str:
    """The last bit of a chunk, with the blank behind it in the same span even if that has another font."""
    bit = chunk.bits[-1]
    taken = pen.take(bit.font, bit.size)
    if behind is None or (chunk.blank_font, chunk.blank_size) == (bit.font, bit.size):
        return taken + _span(pen.font, bit.word, bit.size, behind, gap)
    shown = _shown(pen.font, bit.word.glyphs, bit.size, 0) + pen.take(chunk.blank_font, chunk.blank_size)
    shown += _shown(pen.font, (behind,), chunk.blank_size, gap)
    return f"{taken}{_opened(bit.word.text + ' ', _language(bit.word, pen.font))}{shown}EMC "


def _line(font: EmbeddedFont, text: str, size: float, gap: float) -> tuple[str, ...]:
    """The pieces of what shows a line, wherever it stands; they are kept for the next page that says the same."""
    key = (text, size, gap)
    if key not in font.lines:
        words, blanks = _set_words(text, font.face.font)
        spans = [_span(font, word, size, behind, gap) for word, behind in zip(words, [*blanks, None], strict=True)]
        _keep(font.lines, key, tuple("".join(spans).split(_NUMBER)))
    return font.lines[key]


def _keep(kept: dict[Any, Any], key: Hashable, code: str | tuple[str, ...]) -> None:
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[key] = code


def draw_block(paper: Paper, block: Block, x: float, top: float, width: float, align: Align = "left") -> float:
    """Draw a block below `top` in a column from `x` on that is `width` wide; returns the height where it ends."""
    if not block.lines:
        return top
    is_begun = paper.tags.begin_text()
    face = load_face(block.font)
    rise = (block.leading - (face.ascent - face.descent) * block.size / UNITS) / 2
    at = {"center": x + width / 2, "right": x + width}.get(align, x)
    y = top - rise - face.ascent * block.size / UNITS
    for number, line in enumerate(block.lines, start=1):
        gap = _justifying_gap(line, block, width) if align == "justify" and number < len(block.lines) else 0.0
        _put_line(paper, at, y, line, block.font, block.size, align, gap)
        y -= block.leading
    if is_begun:
        paper.tags.end()
    return top - block.height


def _step_down(size: float) -> float:
    return size // SHRINK_STEP * SHRINK_STEP


def _justifying_gap(line: str, block: Block, width: float) -> float:
    blanks = line.count(" ")
    return (width - measure(line, block.font, block.size)) / blanks if blanks else 0.0


def _span(font: EmbeddedFont, word: Word, size: float, behind: Glyph | None, gap: float) -> str:
    """A word and the blank behind it, with their text: PDFium loses blanks that stand between spans by themselves."""
    plain: Hashable = (word.text, behind.id if behind else 0)
    key = plain if not gap and word.is_level else (plain, size, gap)
    if key not in font.spans:
        _keep(font.spans, key, _new_span(font, word, size, behind, gap))
    return font.spans[key]


def _new_span(font: EmbeddedFont, word: Word, size: float, behind: Glyph | None, gap: float) -> str:
    glyphs, text, rest = word.glyphs, word.text, ""
    if behind:
        text = f"{text} "
        if word.is_level and not gap:
            shown = f"[{_level_array(font, word)}<{font.code(behind)}>]TJ "
            return f"{_opened(text, _language(word, font))}{shown}EMC "
        glyphs = (*glyphs, behind)
    elif text.endswith(_HYPHEN) and glyphs[-1].text == _HYPHEN:
        # PDFium takes a hyphen that ends a span and a line for a hyphenation, and loses it: ₹ 500/-
        glyphs, text, rest = glyphs[:-1], text[:-1], f"/Span<<{_NUMBER}>>BDC {_shown(font, glyphs[-1:], size, 0)}EMC "
    span = f"{_opened(text, _language(word, font))}{_shown(font, glyphs, size, gap)}EMC " if glyphs else ""
    return span + rest


def _level_array(font: EmbeddedFont, word: Word) -> str:
    """The array of a word on the baseline, whatever its size."""
    if word.text not in font.arrays:
        ((_rise, array),) = _arrays(font, word.glyphs, 0)
        _keep(font.arrays, word.text, array)
    return font.arrays[word.text]


def _shown(font: EmbeddedFont, glyphs: Sequence[Glyph], size: float, gap: float) -> str:
    """What shows glyphs, and moves on by `gap`."""
    return "".join(
        f"[{array}]TJ " if not rise else f"{rise * size / UNITS:.3f} Ts[{array}]TJ 0 Ts "
        for rise, array in _arrays(font, glyphs, round(-gap * UNITS / size))
    )


def _language(word: Word, font: EmbeddedFont) -> str:
    """The language of a word, told by its script, where it is not that of the file; else an empty text."""
    if word.first is None:
        return ""
    language = "hi" if DEVANAGARI in (word.first, word.last) else "en"
    return "" if language == font.language else language


@lru_cache(maxsize=8_192)
def _opened(text: str, language: str) -> str:
    """What opens the span of `text`; a no-break blank is copied as a plain one."""
    spoken = f"/Lang({language})" if language else ""
    return f"/Span<<{_NUMBER}{spoken}/ActualText{pdf_text(text.replace(NO_BREAK, ' '))}>>BDC "


def _arrays(font: EmbeddedFont, glyphs: Sequence[Glyph], wider: int) -> list[tuple[int, str]]:
    """What moves and shows glyphs: (rise, TJ array) for each stretch of glyphs of one height; `wider` is a last move."""
    arrays: list[tuple[int, list[str]]] = []
    advances = font.face.advances
    wanted = drawn = 0  # where the pen should be, and where the reader's pen is after the glyphs' own widths
    for glyph in glyphs:
        at = wanted + glyph.x
        if not arrays or arrays[-1][0] != glyph.y:
            arrays.append((glyph.y, [f"{drawn - at or ''}<"]))
        elif drawn != at:
            arrays[-1][1].append(f">{drawn - at}<")
        arrays[-1][1].append(font.code(glyph))
        drawn = at + advances[glyph.id]
        wanted += glyph.advance
    arrays[-1][1].append(f">{drawn - wanted + wider or ''}")
    return [(rise, f"{''.join(shown)}{'' if shown is arrays[-1][1] else '>'}") for rise, shown in arrays]
