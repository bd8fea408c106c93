"""Which parts of a workbook belong together, as its relations say (XLSX and XLSB)."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field

from sankul.exchange.workbook_parts import Parts
from sankul.exchange.workbook_sheets import SheetName
from sankul.exchange.workbook_signals import TooMuch
from sankul.exchange.workbook_xml import Walker

MOST_SHEETS = 1000
_MOST_RELATIONS = 20_000
_WITHOUT_CELLS = ("chartsheets", "dialogsheets", "macrosheets")


@dataclass(slots=True)
class Relations:
    """Which part each key of a part's relations names, and the first part of each kind."""

    by_key: dict[str, str] = field(default_factory=dict)
    by_kind: dict[str, str] = field(default_factory=dict)

    def sheets(self, keys: Iterable[tuple[SheetName, str]]) -> dict[str, str]:
        """The parts of sheets by their names; without charts and macros, whose parts lie in folders of their own."""
        places = {name.text: self.by_key.get(key, "") for name, key in keys}
        return {
            name: place
            for name, place in places.items()
            if not posixpath.dirname(place).casefold().endswith(_WITHOUT_CELLS)
        }


class _RelationReader(Walker):
    """Reads the relations of the part that lies in `folder`."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder, self.found = folder, Relations()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            if len(self.found.by_key) >= _MOST_RELATIONS:
                raise TooMuch
            target = attributes.get("Target", "").replace("\\", "/")
            path = target if target.startswith("/") else posixpath.normpath(f"{self.folder}/{target}")
            self.found.by_key[attributes.get("Id", "")] = path.lstrip("/")
            self.found.by_kind.setdefault(attributes.get("Type", "").rpartition("/")[2], path.lstrip("/"))


def relations_of(parts: Parts, path: str) -> Relations:
    """The relations of a part; none when it has no file of them."""
    folder, name = posixpath.split(path)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    reader = _RelationReader(folder)
    if where in parts:
        with parts.opened(where) as part:
            reader.walk(part)
    return reader.found
