"""Runs: text of several fonts and sizes that is broken and set together, as a bold name within a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter

from sankul.printing.fonts import UNITS, Font
from sankul.printing.glyphs import Glyph
from sankul.printing.shaping import Word, shape_word
from sankul.printing.words import ROUNDING, blank, blank_scripts, break_word, split_at_blanks


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one font; without a size it has that of its paragraph. Blanks at its ends count."""

    text: str
    font: Font = Font.REGULAR
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Bit:
    """A shaped word, or the part of one that has one font and size."""

    word: Word
    font: Font
    size: float

    @property
    def width(self) -> float:
        """The width in points."""
        return self.word.width * self.size / UNITS


@dataclass(frozen=True, slots=True)
class Chunk:
    """What no blank divides: its bits, and in what font and size the blank behind it is set."""

    bits: tuple[Bit, ...]
    blank_font: Font
    blank_size: float

    @property
    def width(self) -> float:
        """The width in points, without the blank."""
        return sum(bit.width for bit in self.bits)

    @property
    def first(self) -> str | None:
        """The script of the first letter."""
        return next((bit.word.first for bit in self.bits if bit.word.first), None)

    @property
    def last(self) -> str | None:
        """The script of the last letter."""
        return next((bit.word.last for bit in reversed(self.bits) if bit.word.last), None)


@dataclass(frozen=True, slots=True)
class RichLine:
    """Chunks on one line."""

    chunks: tuple[Chunk, ...]

    @property
    def blanks(self) -> tuple[Glyph, ...]:
        """The blank behind each chunk but the last."""
        scripts = blank_scripts(self.chunks)
        return tuple(blank(chunk.blank_font, script) for chunk, script in zip(self.chunks, scripts, strict=False))

    @property
    def width(self) -> float:
        """The width in points."""
        blanks = zip(self.blanks, self.chunks, strict=False)
        return sum(chunk.width for chunk in self.chunks) + sum(
            glyph.advance * chunk.blank_size / UNITS for glyph, chunk in blanks
        )

    @property
    def size(self) -> float:
        """The largest size on the line."""
        return max(bit.size for chunk in self.chunks for bit in chunk.bits)

    @property
    def text(self) -> str:
        """What the line says."""
        return " ".join("".join(bit.word.text for bit in chunk.bits) for chunk in self.chunks)


def fill_runs(
    message: str, values: Mapping[str, str], plain: Font = Font.REGULAR, strong: Font = Font.BOLD
) -> tuple[Run, ...]:
    """A sentence with named places as runs: its own words in `plain`, what fills the places in `strong`."""
    runs: list[Run] = []
    for text, name, _form, _conversion in Formatter().parse(message):
        runs += [Run(text, plain)] if text else []
        runs += [Run(values[name], strong)] if name is not None else []
    return tuple(runs)


def wrap_runs(runs: Sequence[Run], size: float, width: float) -> tuple[RichLine, ...]:
    """Lines of at most `width` points; runs without a size have `size`. Raises CannotPrint."""
    lines: list[list[Chunk]] = []
    for chunk in _chunks(runs, size):
        for part in _parts(chunk, width):
            fits = part is chunk and lines and RichLine((*lines[-1], part)).width <= width + ROUNDING * size / UNITS
            if fits:
                lines[-1].append(part)
            else:
                lines.append([part])
    return tuple(RichLine(tuple(line)) for line in lines)


def _chunks(runs: Sequence[Run], size: float) -> Iterator[Chunk]:
    bits: list[Bit] = []
    for run in runs:
        own = run.size or size
        for number, piece in enumerate(split_at_blanks(run.text)):
            if number and bits:
                yield Chunk(tuple(bits), run.font, own)
                bits = []
            if piece:
                bits.append(Bit(shape_word(run.font, piece), run.font, own))
    if bits:
        yield Chunk(tuple(bits), bits[-1].font, bits[-1].size)


def _parts(chunk: Chunk, width: float) -> list[Chunk]:
    """The chunk, or when it alone is too long, its bits and pieces of them, each for a line of its own."""
    if chunk.width <= width:
        return [chunk]
    return [
        Chunk((Bit(shape_word(bit.font, part), bit.font, bit.size),), chunk.blank_font, chunk.blank_size)
        for bit in chunk.bits
        for part in break_word(bit.word.text, bit.font, width * UNITS / bit.size + ROUNDING)
    ]
