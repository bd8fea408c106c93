"""One PDF in the making: a ReportLab canvas without its own fonts, the fonts drawn with, and parts drawn once."""

from collections.abc import Callable, Hashable
from datetime import date
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from sankul.printing.embedding import EmbeddedFont
from sankul.printing.fonts import Font, load_face
from sankul.printing.pages import Packed, Page

MM = 72 / 25.4
A4_PORTRAIT = (210 * MM, 297 * MM)
A4_LANDSCAPE = (297 * MM, 210 * MM)


class _BareCanvas(Canvas):  # type: ignore[misc]
    """A canvas that does not name Helvetica on each page: a font that is not in the file, and that nothing here uses."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class Paper:
    """A PDF file in the making. All measures are points from the lower left corner.

    The same calls give the same bytes: ReportLab writes no time of its own, and `made_on` is the paper's own date.
    """

    def __init__(self, size: tuple[float, float], title: str, author: str, language: str, made_on: date | None) -> None:
        rl_config.useA85 = 0  # streams stay binary: a fifth smaller
        self.width, self.height = size
        self.canvas: Any = _BareCanvas(
            BytesIO(), pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=language
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(title)
        self.canvas.setCreator("Sankul")
        self.canvas.setProducer("Sankul")
        if made_on is not None:
            self.canvas.setDateFormatter(lambda *_now: f"D:{made_on:%Y%m%d}000000+05'30'")
        self._resources = PDFResourceDictionary()
        self._resources.basicFonts()
        self._drawn: dict[str, None] = {}
        self._fonts: dict[Font, EmbeddedFont] = {}
        self._parts: dict[Hashable, str] = {}

    def font(self, font: Font) -> EmbeddedFont:
        """The font as it is embedded in this file."""
        if font not in self._fonts:
            self._fonts[font] = EmbeddedFont(load_face(font))
            self.canvas._doc.delayedFonts.append(self._fonts[font])
        return self._fonts[font]

    def draw_once(self, key: Hashable, draw: Callable[[], None]) -> None:
        """Draw what many pages share: `draw` runs for the first page only, later pages refer to it by `key`."""
        if key not in self._parts:
            self._parts[key] = f"part{len(self._parts)}"
            self.canvas.beginForm(self._parts[key])
            draw()
            self.canvas.endForm()
        self.canvas.doForm(self._parts[key])

    def rule(self, x: float, y: float, until_x: float, thickness: float = 0.5) -> None:
        """A black horizontal line."""
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, y, until_x, y)

    def upright(self, x: float, y: float, until_y: float, thickness: float = 0.5) -> None:
        """A black vertical line."""
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, y, x, until_y)

    def frame(self, x: float, y: float, width: float, height: float, thickness: float = 0.5) -> None:
        """An empty box."""
        self.canvas.setLineWidth(thickness)
        self.canvas.rect(x, y, width, height)

    def shade(self, x: float, y: float, width: float, height: float, gray: float = 0.92) -> None:
        """A box of light grey; 1 is white. Drawn before what stands on it."""
        self.canvas.saveState()
        self.canvas.setFillGray(gray)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)
        self.canvas.restoreState()

    def draw_bits(self, bits: bytes, side: int, x: float, y: float, size: float) -> None:
        """Paint the black squares of a code: `side` rows of whole bytes in which 0 is black, from the top.

        An image mask in the page itself (ISO 32000-1, 8.9.7), in hexadecimal, which no reader can take for its own end.
        """
        head = f"q {size:.2f} 0 0 {size:.2f} {x:.2f} {y:.2f} cm BI /IM true /W {side} /H {side} /BPC 1 /F /AHx ID"
        self.canvas._code.append(f"{head} {bits.hex()}> EI Q")

    def turn(self, size: tuple[float, float]) -> None:
        """Give this page and those that follow another size; before anything is drawn on it."""
        self.width, self.height = size
        self.canvas.setPageSize(size)

    def end_page(self) -> None:
        """Finish this page; what follows stands on the next."""
        canvas = self.canvas
        document = canvas._doc
        content = Packed("\n".join(canvas._code).encode("ascii"))
        resources = document.Reference(self._resources, "SankulResources")
        document.addPage(Page((self.width, self.height), document.Reference(content), resources))
        self._drawn |= dict.fromkeys(canvas._formsinuse)
        canvas._startPage()

    def finish(self) -> bytes:
        """The whole file."""
        self._resources.XObject = self.canvas._doc.xobjDict(self._drawn)
        data: bytes = self.canvas._doc.GetPDFData(self.canvas)
        return data
