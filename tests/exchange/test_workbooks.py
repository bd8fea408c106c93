"""Workbooks and lists: read whatever they are called, refused with a sentence when they are nothing of the kind."""

import os
import random
import shutil
import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from sankul.errors import Sentence
from sankul.exchange import workbook_parts, workbook_writing
from sankul.exchange.file_faults import (
    EndingUnknown,
    FileEmpty,
    FileForbidden,
    FileIsFolder,
    FileMissing,
    NotAWorkbook,
    SheetNotNeeded,
    SheetNotSaved,
    SheetUnknown,
    WorkbookDamaged,
    WorkbookTooLarge,
)
from sankul.exchange.workbooks import Workbooks
from sankul.rules.sheets import Formula, Sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAY = datetime(2026, 10, 14)  # noqa: DTZ001 (cells have no zone)
ROWS = [
    ["Name", "नाम", "Code", "Day"],
    ["Arun", "अरुण", "00123", DAY],
    [],
    ["Geeta", None, 9580100101, None],
]
SHEET = Sheet(
    "A/B: list",
    ("Name", "Code", "Sum"),
    (("=1+1", "00123", 3), ("-", "+91", Formula("=SUM(C2:C2)")), ("x\x07y", None, 1.5)),
)


@pytest.fixture
def xlsx(tmp_path):
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["B2"].font = Font(name="Kruti Dev 010")
    book.create_sheet("Other").append(["only", "here"])
    hidden = book.create_sheet("Hidden")
    hidden.append(["secret"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "list.xlsx"
    book.save(path)
    return path


def read(path, sheet=None):
    return Workbooks().read(path, sheet)


def test_rows_keep_their_numbers_and_fonts(xlsx):
    first, other = read(xlsx)
    assert [line.number for line in first.lines] == [1, 2, 4]
    assert first.lines[1].values == ("Arun", "अरुण", "00123", DAY)
    assert first.lines[1].fonts == {1: "Kruti Dev 010"}
    assert first.lines[2].value(2) == 9580100101
    assert other.name == "Other"


def test_a_sheet_is_chosen_by_name_even_when_hidden(xlsx):
    assert read(xlsx, "hidden")[0].lines[0].values == ("secret",)
    with pytest.raises(SheetUnknown, match="Sheet, Other, Hidden"):
        read(xlsx, "Nothing")


def test_what_a_file_is_its_bytes_say(xlsx, tmp_path):
    misnamed = shutil.copy(xlsx, tmp_path / "list.csv")
    assert read(tmp_path / "list.csv")[0].lines[1].value(0) == "Arun"
    assert misnamed
    (tmp_path / "text.xlsx").write_text("Name,Code\nArun,1\n")
    (tmp_path / "page.csv").write_text("<html><table><tr><td>Name</td></tr></table></html>")
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)) * 4)
    for name in ("text.xlsx", "page.csv", "binary.csv"):
        with pytest.raises(NotAWorkbook):
            read(tmp_path / name)


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_lists_in_all_codes_and_with_all_separators(tmp_path, code, separator):
    path = tmp_path / "list.csv"
    name = "Name" if code in ("utf-16-le", "utf-16-be") else "नाम"  # without a mark only Latin text is recognised
    path.write_bytes((separator.join([name, "Code"]) + "\n" + separator.join(["Rao", "007"])).encode(code))
    (table,) = read(path)
    assert [line.value(1) for line in table.lines] == ["Code", "007"]


def test_a_list_of_an_old_windows_program(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes("Name,Place\nJosé,“here”\n".encode("cp1252"))
    assert read(path)[0].lines[1].values == ("José", "“here”")
    with pytest.raises(SheetNotNeeded):
        read(path, "Sheet1")


def test_cells_with_line_breaks_are_one_row(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Name,Note\n"Rao","one\ntwo"\n\nKhan,x\n', encoding="utf-8")
    assert [(line.number, line.value(0)) for line in read(path)[0].lines] == [(1, "Name"), (2, "Rao"), (4, "Khan")]


def test_ods_and_xls(tmp_path):
    for path in (_ods(tmp_path), Path(__file__).parents[1] / "data" / "list.xls"):
        lines = read(path)[0].lines
        assert [line.value(0) for line in lines] == ["Name", "Arun", "Geeta"]
        assert lines[1].values[1:3] == ("अरुण", "00123")
        assert lines[-1].number == 4


def _ods(folder):
    """The smallest ODS with our rows."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            for value in row[:3]
        )
        + "</table:table-row>"
        for row in [["Name", "नाम", "Code"], ["Arun", "अरुण", "00123"], [""], ["Geeta", "", "1"]]
    )
    names = ("office", "table", "text")
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    table = f'<table:table table:name="A">{cells}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    path = folder / "list.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
        archive.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")
    return path


def test_what_is_missing_or_empty_or_a_folder(tmp_path):
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "blank.csv").write_text("\n , \n")
    Workbook().save(tmp_path / "blank.xlsx")
    for name, refusal in (
        ("none.xlsx", FileMissing),
        ("", FileIsFolder),
        ("empty.xlsx", FileEmpty),
        ("blank.csv", FileEmpty),
        ("blank.xlsx", FileEmpty),
    ):
        with pytest.raises(refusal) as caught:
            read(tmp_path / name)
        assert str(tmp_path) in str(caught.value)


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(NotAWorkbook):
        read(tmp_path / "pipe.xlsx")
    with pytest.raises(FileMissing):
        read(Path("list\0.xlsx"))


def test_what_may_not_be_read_is_trouble(xlsx, monkeypatch):
    def forbidden(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", forbidden)
    with pytest.raises(FileForbidden, match="Permission denied"):
        read(xlsx)


def test_an_archive_that_would_fill_the_memory_is_refused(tmp_path, xlsx, monkeypatch):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(xlsx) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " * 3_000_000 if name == "xl/workbook.xml" else b""))
    monkeypatch.setattr(workbook_parts, "MOST_BYTES_UNPACKED", 2_000_000)
    with pytest.raises(WorkbookTooLarge):
        read(path)


def test_a_million_formatted_rows_are_not_waited_for(tmp_path):
    path = tmp_path / "far.xlsx"
    book = Workbook()
    book.active.append(["Name", "Code"])
    book.active["A1048576"].font = Font(bold=True)
    book.active["XFD1"] = "far"
    book.save(path)
    (table,) = read(path)
    assert [line.number for line in table.lines] == [1]
    assert table.lines[0].values[:2] == ("Name", "Code")


def test_broken_workbooks_are_refused_and_never_a_bug(xlsx, tmp_path):
    whole, rng = xlsx.read_bytes(), random.Random(5)
    path = tmp_path / "broken.xlsx"
    refused = 0
    for _ in range(60):
        content = bytearray(whole)
        kind = rng.randrange(3)
        if kind == 0:
            content = content[: rng.randrange(9, len(content))]
        elif kind == 1:
            for _ in range(rng.randrange(1, 40)):
                content[rng.randrange(len(content))] = rng.randrange(256)
        else:
            start = rng.randrange(4, len(content) - 60)
            del content[start : start + rng.randrange(1, 50)]
        path.write_bytes(content)
        with suppress(Sentence):
            read(path)
            continue
        refused += 1
    assert refused > 20


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
)
@pytest.mark.parametrize("content", [b"", b"<a>", b"not xml", b"<worksheet/>"])
def test_workbooks_with_broken_parts(xlsx, tmp_path, part, content):
    path = tmp_path / "part.xlsx"
    with zipfile.ZipFile(xlsx) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    with suppress(WorkbookDamaged, FileEmpty, NotAWorkbook):
        assert all(table.lines for table in read(path))


def test_broken_other_files(tmp_path):
    whole = _ods(tmp_path).read_bytes()
    rng = random.Random(3)
    path = tmp_path / "broken.xls"
    for number in range(30):
        noise = OLE + rng.randbytes(700) if number % 2 else whole[: rng.randrange(40, len(whole))]
        path.write_bytes(noise)
        with pytest.raises(Sentence):
            read(path)


def test_codes_are_written_as_text_and_nothing_becomes_a_formula(tmp_path):
    path = tmp_path / "out.xlsx"
    Workbooks().write(path, [SHEET, SHEET])
    book = load_workbook(path)
    assert book.sheetnames == ["A B  list", "A B  list 2"]
    cells = list(book.active.iter_rows(min_row=2, values_only=True))
    assert cells == [("=1+1", "00123", 3), ("-", "+91", "=SUM(C2:C2)"), ("xy", None, 1.5)]
    assert [book.active[place].data_type for place in ("A2", "B2", "B3", "C3")] == ["s", "s", "s", "f"]
    assert read(path)[0].lines[1].value(1) == "00123"
    assert os.listdir(tmp_path) == ["out.xlsx"]


def test_lists_are_safe_for_spreadsheets(tmp_path):
    path = tmp_path / "out.csv"
    Workbooks().write(path, [SHEET])
    assert path.read_text(encoding="utf-8-sig").splitlines()[1:3] == ["'=1+1,00123,3", "'-,+91,'=SUM(C2:C2)"]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workbook_writing.os, "fsync", full)
    with pytest.raises(SheetNotSaved, match="No space left"):
        Workbooks().write(path, [SHEET])
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["out.xlsx"])
    with pytest.raises(EndingUnknown):
        Workbooks().write(tmp_path / "out.doc", [SHEET])


def test_days_are_written_as_days(tmp_path):
    path = tmp_path / "out.xlsx"
    Workbooks().write(path, [Sheet("Days", ("Day",), ((date(2026, 10, 14),),))])
    assert read(path)[0].lines[1].value(0) == DAY
