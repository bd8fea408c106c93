"""The records of an old Excel workbook (BIFF 5 and 8), and the texts in them, as Microsoft's MS-XLS describes them."""

import struct
from collections.abc import Iterator

from sankul.exchange.workbook_rows import Allowance
from sankul.exchange.workbook_signals import Damaged, TooMuch
from sankul.exchange.workbook_texts import RichText

CONTINUE, END = 0x3C, 0x0A
_IS_WIDE, _HAS_SOUND, _HAS_RUNS = 1, 4, 8
_MOST_TEXTS = 1_000_000
_FONT_LEFT_OUT = 4  # there is no font of this number

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

Record = tuple[int, int, int]  # kind, and where its data begins and ends


def records(content: bytes, start: int = 0) -> Iterator[Record]:
    """The records from a place on, up to the end. Raises Damaged when one is cut off."""
    size = len(content)
    while start + 4 <= size:
        kind, length = struct.unpack_from("<HH", content, start)
        start += 4
        if start + length > size:
            raise Damaged
        yield kind, start, start + length
        start += length


class SharedTexts:
    """Reads the table of texts, which may go on over many records; every text may be broken anywhere."""

    def __init__(self, pieces: list[bytes], fonts: list[str], allowance: Allowance) -> None:
        self.pieces, self.fonts, self.allowance = pieces, fonts, allowance
        self.piece, self.place = pieces[0], 0
        self.turn = 0

    def read(self) -> list[str | RichText]:
        """All texts; some programs count more than they write. Raises Damaged when one is cut off, or TooMuch."""
        _total, count = struct.unpack("<LL", self.take(8))
        if count > _MOST_TEXTS:
            raise TooMuch
        texts: list[str | RichText] = []
        while len(texts) < count and not self._is_over():
            texts.append(self._text())
        return texts

    def _is_over(self) -> bool:
        return self.place == len(self.piece) and self.turn == len(self.pieces) - 1

    def _text(self) -> str | RichText:
        length, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _HAS_RUNS else 0
        sound = struct.unpack("<L", self.take(4))[0] if flags & _HAS_SOUND else 0
        self.allowance.take(0, length)
        text = self.letters(length, flags)
        marks = struct.unpack(f"<{runs * 2}H", self.take(runs * 4)) if runs else ()
        self._skip(sound)
        return in_parts(text, list(zip(marks[::2], marks[1::2], strict=True)), self.fonts) if runs else text

    def letters(self, count: int, flags: int) -> str:
        """The next letters, over the ends of records."""
        found = []
        while count:
            wide = flags & _IS_WIDE
            here = min(count, (len(self.piece) - self.place) >> wide)
            end = self.place + (here << wide)
            found.append(self.piece[self.place : end].decode("utf-16-le" if wide else "latin-1", "replace"))
            self.place, count = end, count - here
            if count:
                self._next()
                flags = self.take(1)[0]  # each piece says anew how wide its letters are
        return found[0] if len(found) == 1 else "".join(found)

    def take(self, count: int) -> bytes:
        """The next bytes, over the ends of records."""
        end = self.place + count
        if end <= len(self.piece):
            found = self.piece[self.place : end]
            self.place = end
            return found
        found = self.piece[self.place :]
        while len(found) < count:
            self._next()
            self.place = min(count - len(found), len(self.piece))
            found += self.piece[: self.place]
        return found

    def _skip(self, count: int) -> None:
        while count > len(self.piece) - self.place:
            count -= len(self.piece) - self.place
            self._next()
        self.place += count

    def _next(self) -> None:
        self.turn += 1
        if self.turn >= len(self.pieces):
            raise Damaged
        self.piece, self.place = self.pieces[self.turn], 0


def spread_text(pieces: list[bytes]) -> str:
    """One text of BIFF 8 that goes on over several records."""
    reader = SharedTexts(pieces, [], Allowance())
    return reader.letters(*struct.unpack("<HB", reader.take(3)))


def in_parts(text: str, marks: list[tuple[int, int]], fonts: list[str]) -> RichText:
    """A text in parts; `marks` say from which letter on which font (by its number) is used."""
    places = [0, *(min(place, len(text)) for place, _font in marks), len(text)]
    names: list[str | None] = [None, *(font_name(fonts, font) for _place, font in marks)]
    return tuple(
        (text[start:end], name) for start, end, name in zip(places[:-1], places[1:], names, strict=True) if start < end
    )


def font_name(fonts: list[str], number: int) -> str:
    """The name of a font by its number; there is no font 4."""
    place = number - (number > _FONT_LEFT_OUT)
    return fonts[place] if number != _FONT_LEFT_OUT and place < len(fonts) else ""


def wide_text(content: bytes, start: int, count: int, end: int) -> str:
    """A text of BIFF 8: a byte of flags, then its letters, in one record."""
    if start >= end:
        return ""
    wide = content[start] & _IS_WIDE
    if start + 1 + (count << wide) > end:
        raise Damaged
    return content[start + 1 : start + 1 + (count << wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def number_of(packed: int) -> float:
    """A number that was packed into 32 bits (RK)."""
    if packed & 2:
        number = float((packed ^ 0x80000000) - 0x80000000 >> 2)
    else:
        (number,) = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<L", packed & 0xFFFFFFFC))
    return number / 100 if packed & 1 else number
