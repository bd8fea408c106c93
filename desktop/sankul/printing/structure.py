"""The structure of a tagged PDF file (ISO 32000-1, 14.7): its elements, and which content belongs to which.

There are a dozen elements on each of thousands of pages, so none is kept: each is written as soon as it is whole, into streams
that pack many small objects together (7.5.7).
"""

from array import array
from collections.abc import Sequence
from typing import Any

from sankul.printing.pages import Packed

OBJECTS_IN_STREAM = 400
PAGES_IN_LEAF = 200
_NUMERALS = [str(number) for number in range(2_000)]


class ObjectStreams:
    """Small objects of a file, packed; `places` tells for each stream, by its number, which objects it holds."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbers: list[int] = []
        self._texts: list[str] = []
        self.places: dict[int, Sequence[int]] = {}

    def number(self) -> int:
        """The number of an object that will be added."""
        self._document.objectcounter += 1
        return self._document.objectcounter  # type: ignore[no-any-return]

    def add(self, number: int, text: str) -> None:
        """Add what stands in an object; ASCII."""
        self._numbers.append(number)
        self._texts.append(text)
        if len(self._numbers) == OBJECTS_IN_STREAM:
            self.flush()

    def flush(self) -> None:
        """Make a stream of what was added since the last."""
        if not self._numbers:
            return
        heads, at = [], 0
        for number, text in zip(self._numbers, self._texts, strict=True):
            heads.append(f"{number} {at}")
            at += len(text) + 1
        head = " ".join(heads) + " "
        data = (head + " ".join(self._texts)).encode("ascii")
        kind = b"/Type /ObjStm /N %d /First %d " % (len(self._numbers), len(head))
        reference = self._document.Reference(Packed(data, kind))
        number, _generation = self._document.idToObjectNumberAndVersion[reference.name]
        self.places[number] = array("L", self._numbers)
        self._numbers, self._texts = [], []


class Element:
    """An element that is not whole yet. `kids` are its parts as they are written: content, or elements."""

    __slots__ = ("extra", "kids", "number", "page", "parent", "role")

    def __init__(self, number: int, role: str, parent: "Element | None", extra: str = "") -> None:
        self.number, self.role, self.parent, self.extra = number, role, parent, extra
        self.kids: list[str] = []
        self.page = 0

    def take(self, page: int, first: int, count: int = 1) -> None:
        """Add contents of a page, from the number `first` on; `page` is the number of its object."""
        if not self.page:
            self.page = page
        contents = _NUMERALS[first : first + count]
        if len(contents) < count:
            contents = [str(content) for content in range(first, first + count)]
        if page != self.page:
            contents = [f"<</Type/MCR/Pg {page} 0 R/MCID {content}>>" for content in contents]
        self.kids += contents


class Structure:
    """The elements of one file."""

    def __init__(self, document: Any) -> None:
        self._objects = ObjectStreams(document)
        self._root = self._objects.number()
        self._contents: list[int] = []
        self.top = Element(self._objects.number(), "Document", None)

    @property
    def places(self) -> dict[int, Sequence[int]]:
        """As of ObjectStreams."""
        return self._objects.places

    def element(self, role: str, parent: Element, extra: str = "") -> Element:
        """A new element within another."""
        return Element(self._objects.number(), role, parent, extra)

    def close(self, element: Element, *, is_kept_empty: bool = False) -> None:
        """Write an element that is whole; without content it is dropped, unless its place counts, as that of a cell."""
        if element.kids or is_kept_empty:
            assert element.parent is not None
            element.parent.kids.append(f"{element.number} 0 R")
            self._write(element, element.parent.number)
        else:
            self._objects.add(element.number, "null")

    def keep_page(self, owners: Sequence[int]) -> int:
        """Note which elements own the contents 0, 1, 2 … of a page; returns the page's key."""
        number = self._objects.number()
        self._objects.add(number, "[" + " ".join([f"{owner} 0 R" for owner in owners]) + "]")
        self._contents.append(number)
        return len(self._contents) - 1

    def finish(self) -> int:
        """Write what is left; returns the number of the structure's root."""
        self._write(self.top, self._root)
        leaves = [self._leaf(start) for start in range(0, len(self._contents), PAGES_IN_LEAF)]
        tree = self._objects.number()
        self._objects.add(tree, f"<</Kids[{' '.join(leaves)}]>>")
        self._objects.add(
            self._root,
            f"<</Type/StructTreeRoot/K {self.top.number} 0 R/ParentTree {tree} 0 R"
            f"/ParentTreeNextKey {len(self._contents)}>>",
        )
        self._objects.flush()
        return self._root

    def _leaf(self, start: int) -> str:
        numbers = self._contents[start : start + PAGES_IN_LEAF]
        entries = " ".join(f"{key} {number} 0 R" for key, number in enumerate(numbers, start=start))
        leaf = self._objects.number()
        self._objects.add(leaf, f"<</Limits[{start} {start + len(numbers) - 1}]/Nums[{entries}]>>")
        return f"{leaf} 0 R"

    def _write(self, element: Element, parent: int) -> None:
        kids = element.kids
        page = f"/Pg {element.page} 0 R" if element.page else ""
        within = "" if not kids else f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        self._objects.add(element.number, f"<</S/{element.role}/P {parent} 0 R{page}{within}{element.extra}>>")
