"""QR codes as one path of black squares: sharp on every printer, small in the file."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt

from sankul.printing.paper import Paper

_BLACK = re.compile(rb"\x00+")


@dataclass(frozen=True, slots=True)
class _Path:
    """A path in the form in which a ReportLab canvas takes it."""

    code: str

    def getCode(self) -> str:
        return self.code


@lru_cache(maxsize=64)
def qr_rows(text: str) -> tuple[bytes, ...]:
    """The code of `text` (level M, ISO/IEC 18004) as rows of bytes from the top, without the quiet zone; 0 is black."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    modules = bytes(code.to_image(scale=1, add_quiet_zones=False))  # type: ignore[call-overload]
    width = isqrt(len(modules))
    return tuple(modules[start : start + width] for start in range(0, len(modules), width))


def draw_qr(paper: Paper, text: str, x: float, y: float, size: float) -> None:
    """Draw the code of `text` in a square of `size` points with the lower left corner (x, y); the margin is the caller's."""
    rows = qr_rows(text)
    squares = [
        f"{start} {number} {width} 1 re"
        for number, row in enumerate(reversed(rows))
        for start, width in _black_stretches(row)
    ]
    canvas = paper.canvas
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / len(rows), size / len(rows))
    canvas.drawPath(_Path(" ".join(squares)), stroke=0, fill=1)
    canvas.restoreState()


def _black_stretches(row: bytes) -> list[tuple[int, int]]:
    """(start, length) of each stretch of black modules."""
    return [(found.start(), found.end() - found.start()) for found in _BLACK.finditer(row)]
