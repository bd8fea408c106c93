"""The command line in this process, with settings of its own, and workbooks as offices have them."""

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from sankul import app
from sankul.cli import main

ROOT = Path(__file__).resolve().parents[2]
MAKER = ROOT.parent / "shared" / "tools" / "make_inputs.py"


@dataclass
class Said:
    """What a command said: exit code, JSON answer (or None), and standard error."""

    code: int
    answer: dict
    error: str


@pytest.fixture
def sankul(capsys, tmp_path, private_home):
    """Run a command on the office of this test: `sankul("office", "check")`."""
    app.settings.cache_clear()
    office = tmp_path / "office.sankul"

    def run(*words, office=office):
        capsys.readouterr()
        code = main(["--office", str(office), "--json", *map(str, words)])
        said = capsys.readouterr()
        return Said(code, json.loads(said.out) if said.out else None, said.err)

    run.office = office
    yield run
    app.settings.cache_clear()


@pytest.fixture
def new_office(sankul):
    """The same, with an office and a programme made."""
    made = sankul("office", "create", "--name", "BRC Khorabar", "--state", "Uttar Pradesh", "--district", "Gorakhpur")
    assert made.code == 0, made.error
    programme = sankul("programme", "create", "FLN 2026-27", "--from", "2026-04-01", "--to", "2027-03-31")
    assert programme.code == 0, programme.error
    return sankul


def load_maker():
    """The maker of trial workbooks, where it is at hand."""
    spec = importlib.util.spec_from_file_location("make_inputs", MAKER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def workbooks(tmp_path, monkeypatch):
    """Make teachers.xlsx, mentors.xlsx and spaces.xlsx; returns their folder and, where known, the truth about them.

    The trial maker beside the project is used where it is at hand; elsewhere the demo's own invented people are written.
    """

    def make(seed, teachers, mentors, *, messy=False):
        folder = tmp_path / f"in-{seed}-{messy}"
        if not MAKER.exists():
            return write_demo(folder, seed, teachers, mentors), None
        words = [
            "make_inputs",
            str(folder),
            "--teachers",
            str(teachers),
            "--mentors",
            str(mentors),
            "--seed",
            str(seed),
        ]
        monkeypatch.setattr("sys.argv", [*words, *(["--messy"] if messy else [])])
        load_maker().main()
        return folder, json.loads((folder / "truth.json").read_text(encoding="utf-8"))

    return make


def write_demo(folder, seed, teachers, mentors):
    from sankul.demo_tools import AppDemoTools
    from sankul.rules.demo_people import demo_tables

    folder.mkdir()
    tables = demo_tables(seed, teachers=teachers, mentors=mentors)
    for name, table in (("teachers", tables.teachers), ("mentors", tables.mentors), ("spaces", tables.spaces)):
        AppDemoTools().write_workbook(table, folder / f"{name}.xlsx")
    return folder
