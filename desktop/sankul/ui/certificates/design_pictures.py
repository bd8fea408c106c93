"""Small pictures of designs, made one after the other off the screen's thread and kept as long as the page lives."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from sankul.errors import Sentence
from sankul.rules.design_layout import page_box

if TYPE_CHECKING:
    from sankul.rules.designs import Design
    from sankul.rules.papers import CertificatePage
    from sankul.ui.context import Shell

LONGER_SIDE = 720
LANGUAGES = ("both", "hi")


class DesignPictures(QObject):
    """`made` carries the id of the row whose pictures are ready."""

    made = Signal(str)

    def __init__(self, shell: "Shell", parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._found: dict[str, tuple[Design, Mapping[str, QImage]]] = {}
        self._waiting: dict[str, tuple[Design, Callable[[], Mapping[str, QImage]]]] = {}
        self._is_busy = False

    def of(self, row_id: str) -> Mapping[str, QImage]:
        """The pictures of a row by the language of the paper, as far as they are ready."""
        return self._found[row_id][1] if row_id in self._found else {}

    def want(self, row_id: str, design: "Design", page: "CertificatePage", pictures: Mapping[str, bytes]) -> None:
        """Make the pictures of a design, unless they are there."""
        if row_id in self._found and self._found[row_id][0] == design:
            return
        printer = self._shell.context.printer

        def make() -> Mapping[str, QImage]:
            from sankul.ui.certificates.designer.preview import dressed
            from sankul.ui.pdf_pictures import page_picture

            size = _size_of(design)
            try:
                papers = {
                    each: printer.certificate_preview(dressed(page, design, each, pictures)) for each in LANGUAGES
                }
            except Sentence:
                return {}  # a picture is lost, or a name cannot be printed; the designer says which
            return {each: page_picture(data, size) for each, data in papers.items()}

        self._found.pop(row_id, None)
        self._waiting[row_id] = (design, make)
        self._begin()

    def _begin(self) -> None:
        if self._is_busy or not self._waiting:
            return
        row_id = next(iter(self._waiting))
        design, make = self._waiting.pop(row_id)
        self._is_busy = True
        self._shell.jobs.compute(make, lambda found: self._end(row_id, design, found), owner=self)

    def _end(self, row_id: str, design: "Design", found: Mapping[str, QImage]) -> None:
        self._is_busy = False
        self._found[row_id] = (design, found)
        self.made.emit(row_id)
        self._begin()


def _size_of(design: "Design") -> QSize:
    page = page_box(design.page)
    scale = LONGER_SIDE / max(page.width, page.height)
    return QSize(round(page.width * scale), round(page.height * scale))
