"""Pages as they stand in a PDF file, packed as soon as they are drawn.

ReportLab keeps each page as a dozen objects and its text until the file is finished; thousands of pages would take ten
times the memory and half the time. Here a page is one object, and all pages of a file share one dictionary of resources.
"""

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

LEVEL = 4


class Packed(PDFObject):  # type: ignore[misc]
    """A compressed stream; its bytes are let go when they were written. `entries` are added to its dictionary."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: bytes = b"") -> None:
        self._packed = zlib.compress(data, LEVEL)
        self._entries = entries

    def format(self, document: Any) -> bytes:
        """What stands in the file; ReportLab asks for it once."""
        packed, self._packed = self._packed, b""
        head = b"<< %s/Filter /FlateDecode /Length %d >>" % (self._entries, len(packed))
        return b"%s\nstream\n%s\nendstream\n" % (head, packed)


class Page(PDFObject):  # type: ignore[misc]
    """A page that draws from `resources` (a reference of ReportLab); what it shows is filled in when it was drawn."""

    __RefOnly__ = 1

    def __init__(self, resources: Any) -> None:
        self._resources = resources
        self._size, self._key = (0.0, 0.0), b""
        self._content: Any = None

    def fill(self, size: tuple[float, float], content: Any, key: int | None) -> None:
        """`size` in points, `content` a reference, `key` the page's in the structure, if the file is tagged."""
        self._size, self._content = size, content
        self._key = b"" if key is None else b" /StructParents %d /Tabs /S" % key

    def format(self, document: Any) -> bytes:
        """What stands in the file; ReportLab asks for it once."""
        parent = document.Reference(document.Pages)
        content, resources, above = (each.format(document) for each in (self._content, self._resources, parent))
        return b"<< /Type /Page /Parent %s /MediaBox [0 0 %.4f %.4f] /Contents %s /Resources %s%s >>\n" % (
            above,
            *self._size,
            content,
            resources,
            self._key,
        )
