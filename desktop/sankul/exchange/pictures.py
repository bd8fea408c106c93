"""Pictures that people choose for designs: checked, and brought into one plain form before anything keeps or prints them.

The plain form is a PNG or baseline JPEG in grey or RGB of at most 2000 pixels on its longer side, upright, on white, with
nothing in the file but the picture: no place where it was taken, no colour profile, no second picture. What is in that form
already is kept byte for byte, so that a design can travel from office to office and its pictures keep their names.
"""

import hashlib
import os
import struct
import warnings
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sankul.errors import Refusal
from sankul.exchange.file_faults import FileForbidden, FileMissing
from sankul.rules.designs import Picture
from sankul.text import N_, nfc

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 40_000_000
MOST_PIXELS = 20_000_000
MOST_MEGAPIXELS = MOST_PIXELS // 1_000_000
LONGEST_SIDE = 2000
MOST_PLAIN_BYTES = 1_500_000
"""What a picture may take in an office and in a design file; a PNG that takes more is a photograph and becomes a JPEG."""

LONGEST_NAME = 80
QUALITIES = (90, 75, 55, 35)
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_JPEG_PARTS = frozenset({0xC0, 0xC4, 0xDB, 0xDD, 0xE0})
_JFIF_BYTES = 16


class PictureUnreadable(Refusal):
    """Neither PNG nor JPEG, or damaged."""

    message = N_("“{name}” is no picture that can be printed, or is damaged. Choose a PNG or JPEG file.")
    field = "picture"


class PictureTooLarge(Refusal):
    """More than any page needs; or a file made to fill the memory."""

    message = N_(
        "“{name}” is too large: {most} megapixels and {bytes} MB are possible. Make it smaller in a picture program, and "
        "choose it again."
    )
    field = "picture"


def read_picture(file: Path) -> Picture:
    """The picture in a file. Raises FileMissing, FileForbidden, PictureUnreadable or PictureTooLarge."""
    if not os.path.isfile(file):
        raise FileMissing(path=file)
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as fault:
        raise FileForbidden(path=file, why=fault.strerror) from fault
    return plain_picture(data, file.name)


def plain_picture(data: bytes, name: str) -> Picture:
    """The picture in the plain form. Raises PictureUnreadable or PictureTooLarge, which call it `name`."""
    said = nfc(name)[:LONGEST_NAME]
    if len(data) > MOST_BYTES:
        raise _too_large(said)
    try:
        with _opened(data) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large(said)
            plain = _plain_bytes(picture, data)
    except Refusal:
        raise
    except Exception as fault:  # Pillow raises many kinds of errors for broken pictures; here they all mean the same
        raise PictureUnreadable(name=said) from fault
    return Picture(digest=digest_of(plain), name=said, data=b64encode(plain).decode("ascii"))


def digest_of(data: bytes) -> str:
    """The name of a picture: the SHA-256 of its bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _too_large(name: str) -> PictureTooLarge:
    return PictureTooLarge(name=name, most=MOST_MEGAPIXELS, bytes=MOST_BYTES // 1_000_000)


@contextmanager
def _opened(data: bytes) -> Iterator["Image"]:
    """The picture with only its head read. A warning of Pillow, such as of a bomb, is no matter: we count ourselves."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            yield picture


def _plain_bytes(picture: "Image", data: bytes) -> bytes:
    is_png = picture.format == "PNG"
    is_plain = picture.mode in ("L", "RGB") and max(picture.size) <= LONGEST_SIDE and len(data) <= MOST_PLAIN_BYTES
    if is_plain and (_is_bare_png(data) if is_png else _is_bare_jpeg(data)):
        picture.load()
        if picture.mode == "L" or not _is_grey(picture):
            return data
    if not is_png:
        picture.draft("RGB" if picture.mode != "L" else "L", (LONGEST_SIDE, LONGEST_SIDE))
    plain = _plain(picture)
    written = _written(plain, "PNG", optimize=True) if is_png else b""
    if is_png and len(written) <= MOST_PLAIN_BYTES:
        return written
    return _as_jpeg(plain)


def _as_jpeg(plain: "Image") -> bytes:
    """A JPEG as good as the room for a picture lets it be."""
    for quality in QUALITIES:
        written = _written(plain, "JPEG", quality=quality, optimize=True)
        if len(written) <= MOST_PLAIN_BYTES:
            return written
    raise ValueError("too large")


def _written(plain: "Image", form: str, **settings: Any) -> bytes:
    target = BytesIO()
    plain.save(target, form, **settings)
    return target.getvalue()


def _plain(picture: "Image") -> "Image":
    """Upright, on white, in grey or RGB, no larger than a page can show, and without all that came with it."""
    from PIL import Image

    flat = _flat(_upright(picture))
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if flat.mode == "RGB" and _is_grey(flat):
        flat = flat.convert("L")
    bare = Image.new(flat.mode, flat.size)
    bare.paste(flat)
    return bare


def _upright(picture: "Image") -> "Image":
    """Turned as the camera noted; a note that cannot be read turns nothing."""
    from PIL import ImageOps

    picture.load()
    try:
        return ImageOps.exif_transpose(picture) or picture
    except Exception:  # the note is a format of its own, and as often broken as any
        return picture


def _flat(picture: "Image") -> "Image":
    """In grey or RGB, what is transparent made white."""
    from PIL import Image

    if picture.mode.startswith("I"):  # 16 bits of grey, of which a printer shows eight
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Image.new("RGB", clear.size, "white")
        white.paste(clear, mask=clear.getchannel("A"))
        return white
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")


def _is_grey(picture: "Image") -> bool:
    """Whether all three colours are the same everywhere."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    return not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox())


def _is_bare_png(data: bytes) -> bool:
    """Whether a PNG holds nothing but its picture, up to its last byte."""
    at, part = len(_PNG), b""
    while at + 12 <= len(data) and part != b"IEND":
        (length,) = struct.unpack(">I", data[at : at + 4])
        part = data[at + 4 : at + 8]
        if part not in _PNG_PARTS:
            return False
        at += 12 + length
    return part == b"IEND" and at == len(data)


def _is_bare_jpeg(data: bytes) -> bool:
    """Whether a baseline JPEG holds nothing but its picture, up to its last byte."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        part = data[at + 1]
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if part == 0xDA:
            return data.find(b"\xff\xd9", at) == len(data) - 2
        if part not in _JPEG_PARTS or (part == 0xE0 and length != _JFIF_BYTES):
            return False
        at += 2 + length
    return False
