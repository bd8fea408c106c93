"""One door for text: nothing else in the printing room may draw it, and the room's door itself is light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sankul.printing

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
    if path.name != "text.py":
        assert "drawText" not in called


def test_printer_loads_nothing_heavy():
    code = (
        "import sys, sankul.printing.printer as p; p.PdfPrinter();"
        "print([m for m in ('reportlab', 'uharfbuzz', 'zxingcpp', 'pymupdf_fonts') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
