"""One door for text: nothing else in the printing room may draw it, and the room's door itself is light."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sankul.printing
from sankul.printing.printer import PdfPrinter

from .pdfs import Pdf

ROOM = Path(sankul.printing.__file__).parent
FORBIDDEN = {
    *(
        "drawString",
        "drawRightString",
        "drawCentredString",
        "drawCenteredString",
        "drawAlignedString",
        "drawInlineImage",
    ),
    *(
        "beginText",
        "textOut",
        "textLine",
        "textLines",
        "stringWidth",
        "setFont",
        "Paragraph",
        "Table",
        "LongTable",
        "XPreformatted",
    ),
}
FILES = sorted(ROOM.glob("**/*.py"))


def names_from_reportlab(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab"):
            yield from ((node.module, alias.name) for alias in node.names)
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names if alias.name.startswith("reportlab"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_other_way_to_draw_text(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not called & FORBIDDEN
    assert not [name for module, name in names_from_reportlab(tree) if name in FORBIDDEN or "platypus" in module]
    assert "drawText" not in called
    if path.name not in ("text.py", "paper.py"):
        assert "write_text" not in called


MARKING = {"paper.py", "tagging.py"}
"""What may write into a page's description by itself: lines, pictures and marks, never text."""
TEXT_OPERATORS = re.compile(r"\b(BT|ET|Tj|TJ|Tf|Tm|Td|Tr|Ts)\b|ActualText")


def spoken_strings(tree):
    """The strings of a file, and the fixed parts of its f-strings, without docstrings."""
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and id(node) not in told:
            yield node.value if isinstance(node.value, str) else node.value.decode("latin-1")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_text_is_written_into_a_page_past_the_door(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not used & {"addLiteral", "_escape", "_fontname", "_fontsize", "setFillText", "textRenderMode"}
    if path.name not in MARKING:
        assert "_code" not in used
    if path.name != "text.py":
        assert [each for each in spoken_strings(tree) if TEXT_OPERATORS.search(each)] == []


def test_the_look_for_text_finds_it():
    tree = ast.parse("""def draw(name):\n    'Says BT.'\n    return f"BT /F1 12 Tf ({name}) Tj ET" """)
    assert [each for each in spoken_strings(tree) if TEXT_OPERATORS.search(each)]


def test_each_glyph_of_each_paper_stands_in_a_span_with_its_text(tmp_path, certificate, sheet, roll):
    printer = PdfPrinter()
    printer.certificates([certificate(1), certificate(2, is_duplicate=True)], tmp_path / "certificates.pdf")
    printer.sign_in_sheets([sheet(40)], tmp_path / "sheets.pdf", "hi")
    printer.acquittance_rolls([roll(40)], tmp_path / "rolls.pdf", "hi")
    for path in sorted(tmp_path.glob("*.pdf")):
        pdf = Pdf(path)
        for page in pdf.pages():
            marks = pdf.marks(page)
            spans = [mark for mark in marks if mark.tag == "/Span"]
            assert spans
            for span in spans:
                assert span.glyphs
                assert span.actual or (
                    len(span.glyphs) == 1 and not span.properties.keys() - {"/MCID"}
                )  # a hyphen at a line's end
            spanned = sum(len(span.glyphs) for span in spans)
            shown = {id(glyph) for mark in marks for glyph in mark.glyphs}
            assert spanned == len(shown)


def test_printer_loads_nothing_heavy():
    code = (
        "import sys, sankul.printing.printer as p; p.PdfPrinter();"
        "print([m for m in ('reportlab', 'uharfbuzz', 'zxingcpp', 'pymupdf_fonts') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
