"""Pictures on papers: logos, seals and signatures, each put into a file once."""

from io import BytesIO
from typing import Any

from sankul.errors import Trouble
from sankul.printing.ornaments import Area
from sankul.printing.paper import Paper
from sankul.text import N_


class PictureUnreadable(Trouble):
    """A picture of the design is missing or damaged."""

    message = N_(
        "A picture of the design is missing or damaged. Open the design, choose the picture again, and print again."
    )


def draw_picture(paper: Paper, data: bytes | None, area: Area) -> None:
    """Draw a PNG or JPEG in the middle of `area`, as large as fits, in its own proportions. Raises PictureUnreadable."""
    reader = _reader(data)
    width, height = reader.getSize()
    scale = min(area.width / width, area.height / height)
    wide, high = width * scale, height * scale
    x, y = area.x + (area.width - wide) / 2, area.y + (area.height - high) / 2
    paper.canvas.drawImage(reader, x, y, wide, high)


def _reader(data: bytes | None) -> Any:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        picture = Image.open(BytesIO(data or b""), formats=("PNG", "JPEG"))
        picture.load()
        return ImageReader(picture.convert("L" if picture.mode in ("1", "L", "LA", "I", "I;16") else "RGB"))
    except Exception as fault:  # Pillow raises many kinds of errors for broken pictures; here they all mean the same
        raise PictureUnreadable from fault
