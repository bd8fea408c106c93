"""A PDF file in the window: pages, zoom, print, save elsewhere. Imported only when the first paper is shown."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sankul.errors import Trouble
from sankul.text import N_, _
from sankul.ui.parts import button, styled

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
ZOOM_STEP = 1.25


class PaperUnreadable(Trouble):
    """The file is gone or damaged."""

    message = N_("The paper {file} cannot be opened. Make it again.")


class PaperNotSaved(Trouble):
    """The copy could not be written."""

    message = N_(
        "The paper could not be saved as {file}: the place cannot be written or is full. Choose another folder."
    )


class PdfView(QWidget):
    """`left` comes with the Back button (Esc)."""

    left = Signal()

    def __init__(self, path: Path, title: str, fail: Callable[[BaseException], None]) -> None:
        super().__init__()
        self.path, self._title, self._fail = path, title, fail
        self.document = QPdfDocument(self)
        self.document.load(str(path))
        self.view = QPdfView(self, pageMode=QPdfView.PageMode.MultiPage, zoomMode=QPdfView.ZoomMode.FitInView)
        self.view.setDocument(self.document)
        self.view.setAccessibleName(title)
        self.page = styled(QLabel(), "soft")
        self.view.pageNavigator().currentPageChanged.connect(self._tell_page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._buttons())
        rows.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._tell_page()
        if self.document.status() != QPdfDocument.Status.Ready:
            fail(PaperUnreadable(file=path.name))

    def zoom(self, factor: float) -> None:
        """Larger or smaller than now."""
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(8.0, max(0.2, self.view.zoomFactor() * factor)))

    def turn(self, step: int) -> None:
        """Go some pages on or back."""
        navigator = self.view.pageNavigator()
        page = min(max(navigator.currentPage() + step, 0), max(self.document.pageCount() - 1, 0))
        navigator.jump(page, QPointF())

    def print_paper(self) -> None:
        """Ask for the printer, then print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(1, self.document.pageCount()))
        if dialog.exec():
            self.print_to(printer)

    def print_to(self, printer: "QPrinter") -> None:
        """Print the pages that were asked for, each in its own orientation, as pictures of 300 dots an inch."""
        first, last = printer.fromPage() or 1, printer.toPage() or self.document.pageCount()
        painter = QPainter()
        for page in range(first - 1, min(last, self.document.pageCount())):
            self._orient(printer, page)
            if painter.isActive():
                printer.newPage()
            elif not painter.begin(printer):
                return
            self._draw(painter, printer, page)
        painter.end()

    def save_as(self) -> None:
        """Save a copy where the person wants it."""
        import platformdirs

        proposed = Path(platformdirs.user_documents_path()) / self.path.name
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as"), str(proposed), "PDF (*.pdf)")
        if chosen and Path(chosen) != self.path:
            self.copy_to(Path(chosen))

    def copy_to(self, target: Path) -> None:
        """Write the copy beside its place and rename it when it is whole."""
        part = target.with_name(target.name + ".part")
        try:
            shutil.copyfile(self.path, part)
            part.replace(target)
        except OSError:
            self._fail(PaperNotSaved(file=target.name))

    def open_folder(self) -> None:
        """Show the folder of the file."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(button(_("Back"), self.left.emit, sign="arrow-left", keys="Esc"))
        row.addStretch(1)
        row.addWidget(button(_("Page back"), lambda: self.turn(-1), sign="chevron-left"))
        row.addWidget(self.page)
        row.addWidget(button(_("Next page"), lambda: self.turn(1), sign="chevron-right"))
        row.addSpacing(8)
        row.addWidget(button(_("Smaller"), lambda: self.zoom(1 / ZOOM_STEP), sign="zoom-out", keys="Ctrl+-"))
        row.addWidget(button(_("Larger"), lambda: self.zoom(ZOOM_STEP), sign="zoom-in", keys="Ctrl++"))
        row.addStretch(1)
        row.addWidget(button(_("Open folder"), self.open_folder, sign="folder-open"))
        row.addWidget(button(_("Save as"), self.save_as, sign="download", keys="Ctrl+S"))
        row.addWidget(button(_("Print"), self.print_paper, sign="printer", look="primary", keys="Ctrl+P"))
        return row

    def _tell_page(self) -> None:
        at = self.view.pageNavigator().currentPage() + 1
        self.page.setText(_("{done} of {total}").format(done=at, total=self.document.pageCount()))

    def _orient(self, printer: "QPrinter", page: int) -> None:
        from PySide6.QtGui import QPageLayout

        size = self.document.pagePointSize(page)
        is_wide = size.width() > size.height()
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)

    def _draw(self, painter: QPainter, printer: "QPrinter", page: int) -> None:
        size = self.document.pagePointSize(page)
        pixels = QSize(round(size.width() / 72 * PRINT_DPI), round(size.height() / 72 * PRINT_DPI))
        area = printer.paperRect(printer.Unit.DevicePixel)
        area.translate(-printer.pageRect(printer.Unit.DevicePixel).topLeft())
        painter.drawImage(area, self.document.render(page, pixels))
