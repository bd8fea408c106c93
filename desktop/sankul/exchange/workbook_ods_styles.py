"""The styles of an ODS as far as reading needs them: which of them draw old Hindi fonts, and which sheets are hidden."""

from dataclasses import dataclass, field

from sankul.exchange.workbook_rows import old_font
from sankul.exchange.workbook_signals import TooMuch
from sankul.exchange.workbook_xml import Walker, attribute

_MOST_STYLES = 200_000
_MOST_PARENTS = 20


@dataclass(slots=True)
class OdsStyle:
    """A style: its own font (None: that of its parent)."""

    font: str | None = None
    parent: str = ""


@dataclass(slots=True)
class OdsStyles:
    """The styles of the document by family and name; the default of a family has the name "". `faces`: fonts by their names."""

    styles: dict[tuple[str, str], OdsStyle] = field(default_factory=dict)
    faces: dict[str, str] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)
    known: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def font(self, family: str, name: str) -> str | None:
        """The old font that a style draws, "" for any other font, None when neither it nor its parents name a font."""
        key = (family, name)
        if key in self.known:
            return self.known[key]
        found = self._find(family, name)
        if len(self.known) < _MOST_STYLES:
            self.known[key] = found
        return found

    def cell_font(self, name: str) -> str:
        """The old font of a cell, or nothing; cells that name no style have the default."""
        found = self.font("table-cell", name or "Default")
        return found if found is not None else self.font("table-cell", "") or ""

    def _find(self, family: str, name: str) -> str | None:
        for _turn in range(_MOST_PARENTS):
            style = self.styles.get((family, name))
            if style is None:
                return None
            if style.font is not None:
                return old_font(self.faces.get(style.font, style.font).strip("'\""))
            if not style.parent:
                return None
            name = style.parent
        return None


class StyleTaker:
    """Takes styles from the elements of `styles.xml` or `content.xml` as they come."""

    def __init__(self, styles: OdsStyles) -> None:
        self.styles = styles
        self.style: OdsStyle | None = None
        self.name = ""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "font-face":
            if len(self.styles.faces) < _MOST_STYLES:
                self.styles.faces[attribute(attributes, "name")] = attribute(attributes, "font-family")
        elif name == "style" or name == "default-style":
            self._start(attributes)
        elif name == "text-properties" and self.style is not None:
            self.style.font = attribute(attributes, "font-name") or attribute(attributes, "font-family") or None
        elif name == "table-properties" and attribute(attributes, "display") == "false":
            self.styles.hidden_tables.add(self.name)

    def closed(self, name: str) -> None:
        """An element ends."""
        if name == "style" or name == "default-style":
            self.style = None

    def _start(self, attributes: dict[str, str]) -> None:
        if len(self.styles.styles) >= _MOST_STYLES:
            raise TooMuch
        self.name = attribute(attributes, "name")
        self.style = OdsStyle(parent=attribute(attributes, "parent-style-name"))
        self.styles.styles[attribute(attributes, "family"), self.name] = self.style


class StyleReader(Walker):
    """Reads `styles.xml`."""

    def __init__(self, styles: OdsStyles) -> None:
        super().__init__()
        self.taker = StyleTaker(styles)

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.taker.opened(name, attributes)

    def closed(self, name: str) -> None:
        """An element ends."""
        self.taker.closed(name)
