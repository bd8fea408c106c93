"""What the sheets of an XLSX share: old Hindi fonts and the shapes of numbers by styles, and texts."""

from dataclasses import dataclass

from sankul.exchange.workbook_formats import CellStyle, Shape, built_in, shape_of
from sankul.exchange.workbook_rows import Allowance, old_font
from sankul.exchange.workbook_signals import TooMuch
from sankul.exchange.workbook_texts import RichText, TextTaker
from sankul.exchange.workbook_xml import Stream, Walker

_MOST_STYLES = 200_000
_MOST_TEXTS = 2_000_000


@dataclass(slots=True)
class _Font:
    name: str = ""
    scheme: str = ""


class StyleReader(Walker):
    """Reads `styles.xml`; `theme` are the names of the fonts that the schemes major and minor stand for."""

    def __init__(self, theme: dict[str, str]) -> None:
        super().__init__()
        self.theme = theme
        self.styles: list[CellStyle] = []
        self.fonts: list[_Font] = []
        self.formats: dict[int, Shape] = {}
        self.within = ""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Fonts, formats and styles come in this order, each within its list."""
        if name in ("fonts", "numFmts", "cellXfs"):
            self.within = name
        elif self.within == "fonts":
            self._font(name, attributes.get("val", ""))
        elif self.within == "numFmts" and name == "numFmt":
            self.formats[_whole(attributes.get("numFmtId"))] = shape_of(attributes.get("formatCode", ""))
        elif self.within == "cellXfs" and name == "xf":
            self._style(attributes)
        if max(len(self.fonts), len(self.formats), len(self.styles)) > _MOST_STYLES:
            raise TooMuch

    def closed(self, name: str) -> None:
        """The end of a list."""
        if name == self.within:
            self.within = ""

    def _font(self, name: str, value: str) -> None:
        if name == "font":
            self.fonts.append(_Font())
        elif name == "name" and self.fonts:
            self.fonts[-1].name = value
        elif name == "scheme" and self.fonts:
            self.fonts[-1].scheme = value

    def _style(self, attributes: dict[str, str]) -> None:
        place, number = _whole(attributes.get("fontId")), _whole(attributes.get("numFmtId"))
        font = self.fonts[place] if 0 <= place < len(self.fonts) else _Font()
        shape = self.formats.get(number) or built_in(number)
        self.styles.append(CellStyle(old_font(self.theme.get(font.scheme) or font.name), shape))


class ThemeReader(Walker):
    """Reads which fonts a theme has; `fonts` by scheme."""

    def __init__(self) -> None:
        super().__init__()
        self.fonts: dict[str, str] = {}
        self.scheme = ""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """The Latin font counts, for that is what draws Kruti Dev."""
        if name in ("majorFont", "minorFont"):
            self.scheme = name.removesuffix("Font")
        elif name == "latin" and self.scheme:
            self.fonts.setdefault(self.scheme, attributes.get("typeface", ""))

    def closed(self, name: str) -> None:
        """The end of a scheme."""
        if name in ("majorFont", "minorFont"):
            self.scheme = ""


class SharedTexts(Walker):
    """Reads the texts that cells name by number."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__()
        self.allowance = allowance
        self.texts: list[str | RichText] = []
        self.taker = TextTaker()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """A text begins, or a part of it."""
        self.taker.opened(name, attributes)

    def closed(self, name: str) -> None:
        """A text ends, or a part of it."""
        if name == "si":
            if len(self.texts) >= _MOST_TEXTS:
                raise TooMuch
            self.texts.append(self.taker.taken())
            self.allowance.take(0, self.taker.count)
            self.taker = TextTaker()
        else:
            self.taker.closed(name)

    def said(self, text: str) -> None:
        """A piece of a text."""
        self.taker.said(text)


def read_shared_texts(stream: Stream, allowance: Allowance) -> list[str | RichText]:
    """All texts that cells share, in their order."""
    reader = SharedTexts(allowance)
    reader.walk(stream)
    return reader.texts


def _whole(text: str | None) -> int:
    """A number of a style; -1 for what is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1
