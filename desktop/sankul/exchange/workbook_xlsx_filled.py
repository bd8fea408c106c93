"""The XML of a sheet without the cells and rows that are only formatted, of which there may be millions.

They are cut out before the XML is parsed, which is many times faster than to parse them. Only tags in the form that spreadsheet
programs write are known, and only those that say their own place. Where others do not, as few programs write, nothing may be
cut out, or they would move.
"""

import re
from io import BytesIO

from sankul.exchange.workbook_xml import Stream

_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,5}")?(?:/>|></c>)')
_EMPTY_ROW = re.compile(rb'<row r="[0-9]{1,7}"[^<>]*(?:(?<=/)>|></row>)')
_LONGEST_TAG = 4096
_OTHER_MARKUP = b"<!"  # comments and literal text: what looks like a tag in them is none


class PlaceUnknown(Exception):  # noqa: N818 (a signal)
    """A cell or row does not say its place, and some before it were left out."""


class FilledCells:
    """Reads a sheet piece by piece. `cells_left_out` and `rows_left_out` count what was cut out."""

    def __init__(self, leaves_out: bool = True) -> None:
        self.stream: Stream = BytesIO()
        self.cells_left_out = self.rows_left_out = 0
        self.rest = b""
        self.is_plain = leaves_out

    def read(self, count: int = -1) -> bytes:
        """The next bytes that matter, nothing at the end."""
        while piece := self.stream.read(count):
            piece = self._without_empty(self.rest + piece)
            if piece:
                return piece
        piece, self.rest = self.rest, b""
        return piece

    def _without_empty(self, piece: bytes) -> bytes:
        """A piece up to a tag that goes on in the next one."""
        end = piece.rfind(b"<")
        is_cut = end >= 0 and piece.find(b">", end) < 0
        if _OTHER_MARKUP in piece or (is_cut and len(piece) - end > _LONGEST_TAG):
            self.is_plain = False
        if not self.is_plain:
            self.rest = b""
            return piece
        self.rest = piece[end:] if is_cut else b""
        piece, cells = _EMPTY_CELL.subn(b"", piece[:end] if is_cut else piece)
        piece, rows = _EMPTY_ROW.subn(b"", piece)
        self.cells_left_out += cells
        self.rows_left_out += rows
        return piece
