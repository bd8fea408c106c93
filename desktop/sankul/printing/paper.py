"""One PDF in the making: a ReportLab canvas without its own fonts, the fonts drawn with, and parts drawn once."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from sankul.printing.archive import Told, output_intents
from sankul.printing.embedding import EmbeddedFont
from sankul.printing.filing import file_bytes
from sankul.printing.fonts import Font, load_face
from sankul.printing.pages import Packed, Page
from sankul.printing.structure import Structure
from sankul.printing.tagging import ARTIFACT, PAGINATION, Tags

MM = 72 / 25.4
A4_PORTRAIT = (210 * MM, 297 * MM)
A4_LANDSCAPE = (297 * MM, 210 * MM)
Box = tuple[float, float, float, float]


class _BareCanvas(Canvas):  # type: ignore[misc]
    """A canvas that does not name Helvetica on each page: a font that is not in the file, and that nothing here uses."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class Paper:
    """A PDF file in the making. All measures are points from the lower left corner.

    The same calls give the same bytes: no time is written but `made_on`, the paper's own date. `language` is "hi" or "en".
    """

    def __init__(
        self,
        size: tuple[float, float],
        title: str,
        author: str,
        language: str,
        made_on: date | None,
        *,
        is_tagged: bool = True,
    ) -> None:
        rl_config.useA85 = 0  # streams stay binary: a fifth smaller
        self.width, self.height = size
        self.canvas: Any = _BareCanvas(
            BytesIO(), pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=language
        )
        self.language = language
        self._told = Told(title, author, language, made_on, "A" if is_tagged else "U")
        self._resources = PDFResourceDictionary()
        self._resources.basicFonts()
        self._drawn: dict[str, None] = {}
        self._fonts: dict[Font, EmbeddedFont] = {}
        self._parts: dict[Hashable, tuple[str, bool]] = {}
        self._structure = Structure(self.canvas._doc) if is_tagged else None
        self.tags = Tags(self.canvas, self._structure, self._page_number)
        self._page: Page | None = None

    def font(self, font: Font) -> EmbeddedFont:
        """The font as it is embedded in this file."""
        if font not in self._fonts:
            self._fonts[font] = EmbeddedFont(load_face(font), self.language)
            self.canvas._doc.delayedFonts.append(self._fonts[font])
        return self._fonts[font]

    def draw_once(self, key: Hashable, draw: Callable[[], None]) -> None:
        """Draw what many pages share: `draw` runs for the first page only, later pages refer to it by `key`."""
        if key not in self._parts:
            name = f"part{len(self._parts)}"
            self.canvas.beginForm(name)
            self.tags.begin_form()
            draw()
            has_text = self.tags.end_form()
            self.canvas.endForm()
            self._parts[key] = name, has_text
        name, has_text = self._parts[key]
        if has_text:
            is_begun = self.tags.begin_text()
            self.tags.content()
        else:
            is_begun = False
            self.tags.ornament()
        self.canvas.doForm(name)
        if is_begun:
            self.tags.end()

    @contextmanager
    def tagged(self, role: str, alt: str = "", box: Box | None = None, span: int = 1) -> Iterator[None]:
        """What is drawn in this block is an element: "Sect", "H1" … "H6", "P", "Table", "TR", "TH", "TD" or "Figure".

        A picture says what it shows in `alt`, and where in `box`: its left, lower, right and upper edge. A cell says over how
        many columns it stands.
        """
        extra = ""
        if box is not None:
            extra = f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{edge:.2f}' for edge in box)}]>>"
        elif span > 1:
            extra = f"/A<</O/Table/ColSpan {span}>>"
        self.tags.begin(role, alt, extra)
        yield
        self.tags.end()

    @contextmanager
    def pagination(self) -> Iterator[None]:
        """What is drawn in this block is said again on each page, such as its number: no part of what the paper says."""
        self.tags.begin(ARTIFACT, extra=PAGINATION)
        yield
        self.tags.end()

    def write_text(self, code: str) -> None:
        """Add what shows text to the page; only text.py knows how that is written."""
        self.canvas._code.append(code)

    def rule(self, x: float, y: float, until_x: float, thickness: float = 0.5) -> None:
        """A black horizontal line."""
        self.tags.ornament()
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, y, until_x, y)

    def upright(self, x: float, y: float, until_y: float, thickness: float = 0.5) -> None:
        """A black vertical line."""
        self.tags.ornament()
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, y, x, until_y)

    def frame(self, x: float, y: float, width: float, height: float, thickness: float = 0.5) -> None:
        """An empty box."""
        self.tags.ornament()
        self.canvas.setLineWidth(thickness)
        self.canvas.rect(x, y, width, height)

    def shade(self, x: float, y: float, width: float, height: float, gray: float = 0.92) -> None:
        """A box of light grey; 1 is white. Drawn before what stands on it."""
        self.tags.ornament()
        self.canvas.saveState()
        self.canvas.setFillGray(gray)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)
        self.canvas.restoreState()

    def draw_bits(self, bits: bytes, side: int, x: float, y: float, size: float) -> None:
        """Paint the black squares of a code: `side` rows of whole bytes in which 0 is black, from the top.

        An image mask in the page itself (ISO 32000-1, 8.9.7), in hexadecimal, which no reader can take for its own end.
        """
        self.tags.ornament()
        head = f"q {size:.2f} 0 0 {size:.2f} {x:.2f} {y:.2f} cm BI /IM true /W {side} /H {side} /BPC 1 /F /AHx ID"
        self.canvas._code.append(f"{head} {bits.hex()}> EI Q")

    def turn(self, size: tuple[float, float]) -> None:
        """Give this page and those that follow another size; before anything is drawn on it."""
        self.width, self.height = size
        self.canvas.setPageSize(size)

    def end_page(self) -> None:
        """Finish this page; what follows stands on the next."""
        page = self._begin_page()
        key = self.tags.end_page()
        canvas = self.canvas
        document = canvas._doc
        content = Packed("\n".join(canvas._code).encode("ascii"))
        page.fill((self.width, self.height), document.Reference(content), key)
        self._drawn |= dict.fromkeys(canvas._formsinuse)
        self._page = None
        canvas._startPage()

    def finish(self) -> bytes:
        """The whole file; a page on which something was written is ended."""
        if self._page is not None:
            self.end_page()
        document = self.canvas._doc
        self._resources.XObject = document.xobjDict(self._drawn)
        for font in document.delayedFonts:
            font.addObjects(document)
        root = document.Catalog
        root.Metadata = self._told.metadata()
        root.__NoDefault__ = [*root.__NoDefault__, "OutputIntents"]
        root.OutputIntents = output_intents(document)
        root.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        root.Outlines = None
        if self._structure:
            root.MarkInfo = PDFDictionary({"Marked": "true"})
            root.StructTreeRoot = f"{self._structure.finish()} 0 R"
        places = self._structure.places if self._structure else {}
        return file_bytes(document, document.Reference(root), document.Reference(self._told.info()), places)

    def _begin_page(self) -> Page:
        """The open page, which has an object in the file from its first mark on."""
        if self._page is None:
            self._page = Page(self.canvas._doc.Reference(self._resources, "SankulResources"))
            self.canvas._doc.addPage(self._page)
        return self._page

    def _page_number(self) -> int:
        document = self.canvas._doc
        number: int
        number, _generation = document.idToObjectNumberAndVersion[document.Reference(self._begin_page()).name]
        return number
