"""The preview of papers: pages, zoom, print into a file, save elsewhere, and files that are gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument

from sankul.ui.pdf import PdfView


@pytest.fixture
def paper(qapp, tmp_path):
    """Two pages: one upright, one lying."""
    path = tmp_path / "paper.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.drawText(500, 500, "First")
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.newPage()
    painter.drawText(500, 500, "Second")
    painter.end()
    return path


def test_shown_in_the_window_and_left_by_escape(qtbot, window, paper):
    window.open_pdf(paper, "Sign-in sheet")
    view = window._stack.currentWidget()
    assert isinstance(view, PdfView)
    assert window.header.title.text() == "Sign-in sheet"
    assert view.page.text() == "1 of 2"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window._stack.currentWidget() is window.page("home"))
    assert window.header.title.text() == "Home"


def test_a_paper_is_let_go_of_wherever_one_goes(qtbot, window, paper):
    def papers():
        return window.findChildren(PdfView)

    window.open_pdf(paper, "Paper")
    window.open_pdf(paper, "Another paper")
    qtbot.waitUntil(lambda: len(papers()) == 1)
    window.go("home")
    assert window._stack.currentWidget() is window.page("home")
    qtbot.waitUntil(lambda: papers() == [])


def test_turn_and_zoom(qtbot, window, paper):
    window.open_pdf(paper, "Paper")
    view = window._stack.currentWidget()
    view.turn(1)
    qtbot.waitUntil(lambda: view.page.text() == "2 of 2")
    view.turn(5)
    assert view.view.pageNavigator().currentPage() == 1
    before = view.view.zoomFactor()
    view.zoom(2)
    assert view.view.zoomFactor() == pytest.approx(before * 2)


def test_printing_keeps_pages_and_orientation(qtbot, look, paper, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    view = PdfView(paper, "Paper", pytest.fail)
    qtbot.addWidget(view)
    printer = QPrinter()
    printer.setResolution(150)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    view.print_to(printer)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    sizes = [printed.pagePointSize(page) for page in range(printed.pageCount())]
    assert [size.width() > size.height() for size in sizes] == [False, True]
    printed.close()


def test_a_copy_is_saved_or_the_trouble_said(qtbot, look, paper, tmp_path):
    said = []
    view = PdfView(paper, "Paper", said.append)
    qtbot.addWidget(view)
    view.copy_to(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == paper.read_bytes()
    view.copy_to(tmp_path / "nowhere" / "copy.pdf")
    assert [str(error) for error in said] == [
        "The paper could not be saved as copy.pdf: the place cannot be written or is full. Choose another folder."
    ]


def test_a_missing_paper_is_said(qtbot, look, tmp_path):
    said = []
    qtbot.addWidget(PdfView(tmp_path / "gone.pdf", "Paper", said.append))
    assert [str(error) for error in said] == ["The paper gone.pdf cannot be opened. Make it again."]
