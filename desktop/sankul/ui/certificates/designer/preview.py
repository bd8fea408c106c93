"""The page as the printer draws it, a moment after each change: the newest wish alone is drawn, off the screen's thread."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from sankul.errors import Sentence
from sankul.rules.papers import CertificatePage
from sankul.ui.pdf_pictures import page_picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sankul.operations.printer import Printer
    from sankul.rules.designs import Design
    from sankul.ui.context import Shell

SETTLE_MS = 80


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall be drawn: the page, the same with the longest name, and the size in pixels."""

    page: CertificatePage
    longest: CertificatePage
    pixels: QSize


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture, the sizes of texts with the longest name by key, and why there is no picture."""

    picture: QImage
    sizes: "Mapping[str, float]" = field(default_factory=dict)
    trouble: str = ""


def dressed(page: CertificatePage, design: "Design", language: str, pictures: "Mapping[str, bytes]") -> CertificatePage:
    """A sample in a design."""
    return replace(page, design=design, language=language, pictures=pictures)


def draw(printer: "Printer", wish: Wish) -> Drawn:
    """Draw a wish; what cannot be printed comes back as its sentence."""
    try:
        data = printer.certificate_preview(wish.page)
        sizes = printer.certificate_text_sizes(wish.longest)
    except Sentence as trouble:
        return Drawn(QImage(), trouble=str(trouble))
    return Drawn(page_picture(data, wish.pixels), sizes)


class Preview(QObject):
    """Draws wishes one after the other; while one is drawn, only the last of those that come waits."""

    drawn = Signal(object)

    def __init__(self, shell: "Shell", parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._wish: Wish | None = None
        self._is_busy = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._begin)

    @property
    def is_settled(self) -> bool:
        """Whether all that was wished has been drawn."""
        return self._wish is None and not self._is_busy

    def want(self, wish: Wish) -> None:
        """Draw this soon, unless something else is wished before."""
        self._wish = wish
        self._settle.start()

    def _begin(self) -> None:
        if self._is_busy or self._wish is None:
            return
        wish, self._wish, self._is_busy = self._wish, None, True
        printer = self._shell.context.printer
        self._shell.jobs.compute(lambda: self._attempt(printer, wish), self._end, owner=self)

    @staticmethod
    def _attempt(printer: "Printer", wish: Wish) -> "Drawn | Exception":
        """A bug of ours must not keep the next wish from being drawn."""
        try:
            return draw(printer, wish)
        except Exception as error:
            return error

    def _end(self, found: "Drawn | Exception") -> None:
        self._is_busy = False
        if self._wish is not None and not self._settle.isActive():
            self._begin()
        if isinstance(found, Exception):
            self._shell.fail(found)
        else:
            self.drawn.emit(found)
