"""Texts of XLSX cells: plain, or in parts with fonts of their own; how they sound (phonetic text) is left out."""

import re
from collections.abc import Iterable

from sankul.exchange.workbook_rows import LONGEST_TEXT, old_font
from sankul.rules.sheets import Run

RichText = tuple[tuple[str, str | None], ...]  # texts with the names of their fonts; None: the font of the cell
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class TextTaker:
    """Takes one text as its elements come. Of a text that is too long only so much is kept that this can be seen."""

    __slots__ = ("count", "font", "is_taking", "parts", "pieces", "sounds")

    def __init__(self, text: str = "") -> None:
        self.parts: list[tuple[str, str | None]] = [(text, None)] if text else []
        self.pieces: list[str] = []
        self.font: str | None = None
        self.is_taking = False
        self.sounds = self.count = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element within the text begins."""
        if name == "t":
            self.is_taking = not self.sounds
        elif name == "r":
            self.font = None
        elif name == "rFont":
            self.font = attributes.get("val")
        elif name == "rPh":
            self.sounds += 1

    def closed(self, name: str) -> None:
        """An element within the text ends."""
        if name == "t":
            if self.is_taking and self.pieces:
                self.parts.append((unescaped("".join(self.pieces)), self.font))
                self.pieces.clear()
            self.is_taking = False
        elif name == "r":
            self.font = None
        elif name == "rPh":
            self.sounds -= 1

    def said(self, text: str) -> None:
        """A piece of the text."""
        if self.is_taking and self.count <= LONGEST_TEXT:
            self.count += len(text)
            self.pieces.append(text[: LONGEST_TEXT + 1])

    def taken(self) -> str | RichText:
        """The text; in parts only when any part has a font of its own."""
        if len(self.parts) == 1 and self.parts[0][1] is None:
            return self.parts[0][0]
        if any(font for _text, font in self.parts):
            return tuple(self.parts)
        return "".join(text for text, _font in self.parts)


def runs(text: Iterable[tuple[str, str | None]], cell_font: str) -> list[Run]:
    """The parts of a rich text, with old fonts only; parts without a font are in the cell's."""
    return [Run(part, cell_font if font is None else old_font(font)) for part, font in text if part]


def unescaped(text: str) -> str:
    """A text with what XML cannot hold as itself (`_x000D_` is a line's end)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
