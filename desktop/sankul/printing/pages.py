"""Pages as they stand in a PDF file, packed as soon as they are drawn.

ReportLab keeps each page as a dozen objects and its text until the file is finished; thousands of pages would take ten
times the memory and half the time. Here a page is one object, and all pages of a file share one dictionary of resources.
"""

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

LEVEL = 4


class Packed(PDFObject):  # type: ignore[misc]
    """A compressed stream; its bytes are let go when they were written."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self._packed = zlib.compress(data, LEVEL)

    def format(self, document: Any) -> bytes:
        """What stands in the file; ReportLab asks for it once."""
        packed, self._packed = self._packed, b""
        return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\n" % (len(packed), packed)


class Page(PDFObject):  # type: ignore[misc]
    """A page of `size` points that shows `content` and draws from `resources` (both references of ReportLab)."""

    __RefOnly__ = 1

    def __init__(self, size: tuple[float, float], content: Any, resources: Any) -> None:
        self._size, self._content, self._resources = size, content, resources

    def format(self, document: Any) -> bytes:
        """What stands in the file; ReportLab asks for it once."""
        parent = document.Reference(document.Pages)
        content, resources, above = (each.format(document) for each in (self._content, self._resources, parent))
        return b"<< /Type /Page /Parent %s /MediaBox [0 0 %.4f %.4f] /Contents %s /Resources %s >>\n" % (
            above,
            *self._size,
            content,
            resources,
        )
