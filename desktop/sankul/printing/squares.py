"""QR codes as pictures of one bit a square: sharp on every printer, and small in the file."""

from dataclasses import dataclass
from functools import lru_cache
from math import isqrt

from sankul.errors import Trouble
from sankul.printing.paper import Paper
from sankul.text import N_

MASK = 3
"""The code's data mask is set, not sought: the seven other tries would take five times as long, and signed, compressed data
show no pattern that a mask would have to break up."""


class CodeTooLong(Trouble):
    """No code of this kind holds so much."""

    message = N_("A certificate says more than its code can hold. Shorten the longest names on it, and print again.")


@dataclass(frozen=True, slots=True)
class Squares:
    """The squares of a code: `side` rows, each padded to whole bytes, 1 is white."""

    side: int
    bits: bytes


@lru_cache(maxsize=16)
def squares_of(text: str) -> Squares:
    """The code of `text` (level M, ISO/IEC 18004) without the quiet zone. Raises CodeTooLong."""
    import zxingcpp
    from PIL import Image

    try:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ecLevel="M", dataMask=MASK)
    except ValueError as fault:
        raise CodeTooLong from fault
    modules = bytes(code.to_image(scale=1, add_quiet_zones=False))  # type: ignore[call-overload]
    side = isqrt(len(modules))
    picture = Image.frombytes("L", (side, side), modules).convert("1", dither=Image.Dither.NONE)
    return Squares(side, picture.tobytes())


def draw_qr(paper: Paper, text: str, x: float, y: float, size: float) -> None:
    """Draw the code of `text` in a square of `size` points with the lower left corner (x, y); the margin is the caller's."""
    squares = squares_of(text)
    paper.draw_bits(squares.bits, squares.side, x, y, size)
