"""The architecture is a test: rooms without a window, light starts, plain names, files that can be read in one go."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import sankul

PACKAGE = Path(sankul.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = [
    ".".join(["sankul", *file.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
    for file in FILES
    if "versions" not in file.parts and file.name not in ("__main__.py", "env.py")
]
HEAVY = (
    "PySide6",
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "reportlab",
    "uharfbuzz",
    "openpyxl",
    "highspy",
    "numpy",
    "cryptography",
    "cbor2",
    "zxingcpp",
    "pypdfium2",
    "rapidfuzz",
    "icalendar",
)


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_every_room_but_the_window_works_without_qt():
    without = [name for name in MODULES if not name.startswith("sankul.ui")]
    done = run(f"""
import importlib, sys
sys.modules["PySide6"] = None
sys.modules["shiboken6"] = None
for name in {without!r}:
    importlib.import_module(name)
""")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["sankul.cli", "sankul.app", "sankul.operations", "sankul.rules"])
def test_nothing_heavy_is_imported_at_the_start(name):
    done = run(f"import sys, {name}; print([heavy for heavy in {HEAVY!r} if heavy in sys.modules])")
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_names_name_the_thing():
    vague = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "stuff"}
    assert [file for file in FILES if file.stem in vague] == []


def test_files_can_be_read_in_one_go():
    sizes = {str(file.relative_to(PACKAGE)): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {name: size for name, size in sizes.items() if size > 400 and "versions" not in name} == {}


def test_nothing_that_others_may_not_see_stands_in_the_code():
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(home|root|tmp)/", text), file
        assert "TODO" not in text, file
