"""Marking what pages draw (ISO 32000-1, 14.6 to 14.8): text belongs to paragraphs, cells and pictures, the rest is ornament.

Each word is a content of its own, since Poppler loses track of marks within marks.
Whoever draws says with `Paper.tagged` what it is; text for which nobody said it is a paragraph. Lines, frames and grounds
that are drawn between texts are marked as artifacts by themselves. A part that is drawn once for many pages is content of
one element on each of them as a whole.
"""

from collections.abc import Callable
from typing import Any

from sankul.printing.structure import Element, Structure

ARTIFACT = "Artifact"
PAGINATION = "/Type/Pagination"
_CELLS = ("TH", "TD")
_GROUPS = frozenset({"Document", "Sect", "Table", "TR"})
_TH = "/A<</O/Table/Scope/Column>>"


def pdf_text(text: str) -> str:
    """A PDF text string (ISO 32000-1, 7.9.2.2): as it stands when it is plain, else in hexadecimal."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    spelled = ("\ufeff" + text).encode("utf-16-be")
    return f"<{spelled.hex().upper()}>"


class Tags:
    """The marks of one file. Without a structure, nothing is marked but what stands for text."""

    def __init__(self, canvas: Any, structure: Structure | None, begin_page: Callable[[], int]) -> None:
        """`begin_page` gives the number of the object of the page that is drawn, when something on it is marked."""
        self._canvas, self._structure, self._begin_page = canvas, structure, begin_page
        self._stack: list[Element] = [structure.top] if structure else []
        self._open: Element | None = None
        self._marked = 0
        self._owners: list[int] = []
        self._page = 0
        self._forms: list[bool] = []
        self._spans: list[bool] = []

    def end_page(self) -> int | None:
        """Close what is open on the page; returns its key in the structure."""
        if self._structure is None:
            return None
        self._end_content()
        self._mark_ornaments()
        owners, self._owners, self._page, self._marked = self._owners, [], 0, 0
        return self._structure.keep_page(owners)

    def begin(self, role: str, alt: str = "", extra: str = "") -> None:
        """What is drawn until `end` is an element of that role, or an artifact of the kind `extra`."""
        if self._structure is None:
            return
        if self._forms:
            self._begin_in_form(alt)
            return
        self._end_content()
        parent = self._stack[-1]
        if parent.role == ARTIFACT:
            role, extra = ARTIFACT, parent.extra
        if role == ARTIFACT:
            self._stack.append(Element(0, ARTIFACT, parent, extra))
            return
        extra += (f"/Alt{pdf_text(alt)}" if alt else "") + (_TH if role == "TH" else "")
        self._stack.append(self._structure.element(role, parent, extra))
        if role == "Figure":
            self.content()

    def end(self) -> None:
        """The element that was begun last is whole."""
        if self._structure is None:
            return
        if self._forms:
            if self._spans.pop():
                self._canvas._code.append("EMC")
            return
        self._end_content()
        element = self._stack.pop()
        if element.role != ARTIFACT:
            self._structure.close(element, is_kept_empty=element.role in _CELLS)

    def begin_text(self) -> bool:
        """Text is drawn next; returns whether a paragraph was begun for it, which `end` must end."""
        if self._structure is None:
            return False
        if self._forms:
            self._forms[-1] = True
            return False
        around = self._stack[-1]
        if around.role not in _GROUPS:
            return False
        if self._open is not None:
            self._end_content()
        self._stack.append(self._structure.element("P", around))
        return True

    def contents(self, count: int) -> int | None:
        """One string of code is written next, with `count` pieces of text; returns the number of the first content.

        None where the pieces have no numbers of their own: in parts for many pages, in pictures and on what is no content.
        """
        if self._structure is None or self._forms:
            return None
        element = self._stack[-1]
        if element.role in (ARTIFACT, "Figure"):
            self.content()
            return None
        if self._open is not None:
            self._end_content()
        if len(self._canvas._code) > self._marked:
            self._mark_ornaments()
        self._marked += 1
        first = len(self._owners)
        element.take(self._page or self._find_page(), first, count)
        self._owners += [element.number] * count
        return first

    def content(self) -> None:
        """What is drawn next is, as a whole, content of the innermost element."""
        if self._structure is None or self._forms:
            return
        element = self._stack[-1]
        if self._open is element:
            return
        self._end_content()
        self._mark_ornaments()
        if element.role == ARTIFACT:
            mark = f"/Artifact<<{element.extra}>>BDC"
        else:
            mark = f"/{element.role}<</MCID {len(self._owners)}>>BDC"
            element.take(self._page or self._find_page(), len(self._owners))
            self._owners.append(element.number)
        self._canvas._code.append(mark)
        self._open = element

    def ornament(self) -> None:
        """What is drawn next is no text: within a picture it is part of it, else an artifact."""
        if self._open is not None and not self._forms and self._open.role not in ("Figure", ARTIFACT):
            self._end_content()

    def begin_form(self) -> None:
        """A part for many pages is drawn next."""
        self._forms.append(False)

    def end_form(self) -> bool:
        """The part is drawn; returns whether it has text."""
        return self._forms.pop()

    def _find_page(self) -> int:
        self._page = self._begin_page()
        return self._page

    def _begin_in_form(self, alt: str) -> None:
        """Within a part there are no elements, but a picture still says what it is (14.9.3)."""
        self._spans.append(bool(alt))
        if alt:
            self._canvas._code.append(f"/Span<</Alt{pdf_text(alt)}>>BDC")

    def _end_content(self) -> None:
        if self._open is not None:
            self._canvas._code.append("EMC")
            self._open, self._marked = None, len(self._canvas._code)

    def _mark_ornaments(self) -> None:
        """Mark what was drawn since the last mark."""
        code = self._canvas._code
        if len(code) > self._marked:
            code.insert(self._marked, "/Artifact BMC")
            code.append("EMC")
            self._marked = len(code)
