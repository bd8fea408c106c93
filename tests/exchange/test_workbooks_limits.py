"""What a sheet may hold: a million rows that are only formatted are nothing, and no file fills the memory."""

import struct
import zipfile
from pathlib import Path

import pytest

from sankul.exchange import workbook_rows
from sankul.exchange.file_faults import FileEmpty, NotAWorkbook, WorkbookDamaged, WorkbookLocked, WorkbookTooLarge
from sankul.exchange.workbook_rows import CELL_DAMAGED, COLUMNS_CUT, FORMULA_UNSAVED
from sankul.exchange.workbook_xlsx_filled import FilledCells
from sankul.exchange.workbooks import Workbooks
from sankul.rules.readings import Reason

DATA = Path(__file__).parents[1] / "data"
MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CELL = '<table:table-cell office:value-type="float" office:value="7"/>'


@pytest.fixture
def sheet(tmp_path):
    """Reads an XLSX whose first sheet has these rows of XML."""

    def read(rows):
        path = tmp_path / "sheet.xlsx"
        with zipfile.ZipFile(DATA / "office.xlsx") as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                own = name == "xl/worksheets/sheet1.xml"
                new.writestr(
                    name,
                    f"<worksheet><dimension ref='A1'/><sheetData>{rows}</sheetData></worksheet>"
                    if own
                    else old.read(name),
                )
        return Workbooks().read(path)[0]

    return read


@pytest.fixture
def ods(tmp_path):
    """Reads an ODS with these rows of XML."""

    def read(rows):
        path = tmp_path / "sheet.ods"
        content = (
            '<office:document-content xmlns:office="o" xmlns:table="t">'
            '<office:body><office:spreadsheet><table:table table:name="A">'
            f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        )
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("content.xml", content)
        return Workbooks().read(path)[0]

    return read


@pytest.fixture
def xls(tmp_path):
    """Reads the records of an old workbook with one sheet, as very old programs wrote them: without a file system around."""

    def read(*records, before=()):
        first = _records((0x809, struct.pack("<HH12x", 0x600, 5)), *before)
        name = struct.pack("<BB", 1, 0) + b"A"
        begin = len(first) + 4 + 6 + len(name) + 4
        book = first + _records((0x85, struct.pack("<LBB", begin, 0, 0) + name), (0x0A, b""))
        path = tmp_path / "old.xls"
        path.write_bytes(book + _records((0x809, struct.pack("<HH12x", 0x600, 0x10)), *records, (0x0A, b"")))
        return Workbooks().read(path)[0]

    return read


def _records(*records):
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)


def number(row, column, value, kind=0x203):
    return kind, struct.pack("<HHHd", row, column, 0, value)


def test_a_lone_row_at_the_end_of_a_sheet_is_found(sheet, ods, xls):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>7</v></c></row>'
    assert [(line.number, line.values) for line in sheet(rows).lines] == [(1, (1,)), (1048576, (7,))]
    empty = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/>'
    table = ods(f"{empty}</table:table-row><table:table-row>{CELL}</table:table-row>")
    assert [(line.number, line.values) for line in table.lines] == [(1048576, (7,))]
    assert [(line.number, line.values) for line in xls(number(0, 0, 1), number(65535, 1, 7.5)).lines] == [
        (1, (1,)),
        (65536, (None, 7.5)),
    ]


def test_formatted_rows_never_reach_the_parser():
    formatted = b"".join(
        b'<row r="%d" ht="1"><c r="A%d" s="3"/><c r="B%d" s="3"></c></row>' % (n, n, n) for n in range(1, 9000)
    )

    class Pieces:
        """Gives a sheet in pieces of an odd size."""

        left = b"<sheetData>" + formatted + b'<row r="9000"><c r="A9000"><v>7</v></c></row></sheetData>'

        def read(self, count=-1):
            piece, self.left = self.left[: min(count, 7919)], self.left[min(count, 7919) :]
            return piece

    source = FilledCells()
    source.stream = Pieces()
    passed = b""
    while piece := source.read(65536):
        passed += piece
    assert len(passed) < len(formatted) // 100
    assert passed.endswith(b'<row r="9000"><c r="A9000"><v>7</v></c></row></sheetData>')
    assert source.cells_left_out > 17_900


def test_filled_cells_that_are_repeated_for_ever_are_refused(ods):
    assert len(ods(f'<table:table-row table:number-rows-repeated="30">{CELL}</table:table-row>').lines) == 30
    with pytest.raises(WorkbookTooLarge):
        ods(f'<table:table-row table:number-rows-repeated="1048576">{CELL}</table:table-row>')
    with pytest.raises(WorkbookDamaged):
        ods(f'<table:table-row table:number-rows-repeated="99999999999">{CELL}</table:table-row>')


def test_columns_too_far_right_are_remarked(sheet, ods):
    table = sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>')
    assert table.lines[0].values == (1,)
    assert table.remarks == (Reason(COLUMNS_CUT, {"column": "KN"}),)
    wide = ods(
        "<table:table-row>"
        + CELL.replace("cell ", 'cell table:number-columns-repeated="16384" ')
        + "</table:table-row>"
    )
    assert len(wide.lines[0].values) == 300
    assert wide.remarks == table.remarks
    with pytest.raises(WorkbookDamaged):
        sheet('<row r="1"><c r="XFE1"><v>1</v></c></row>')


def test_more_cells_than_any_office_has_are_refused(sheet, monkeypatch):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 12))
    monkeypatch.setattr(workbook_rows, "MOST_LINES", 10)
    with pytest.raises(WorkbookTooLarge):
        sheet(rows)


def test_texts_in_cells_count_as_those_that_are_shared(sheet, monkeypatch):
    cells = ('<c r="A1" t="str"><v>{0}</v></c>', '<c r="A1" t="inlineStr"><is><r><t>{0}</t></r></is></c>')
    monkeypatch.setattr(workbook_rows.Allowance.__init__, "__defaults__", (1000, 900))
    for cell in cells:
        assert len(sheet(f'<row r="1">{cell.format("x" * 100)}</row>').lines) == 1
        with pytest.raises(WorkbookTooLarge):
            sheet(f'<row r="1">{cell.format("x" * 1000)}</row>')


def test_old_records(xls):
    formula = struct.pack("<HHH", 4, 0, 0)
    table = xls(
        (0x208, struct.pack("<HHHHHHHH", 1, 0, 9, 255, 0, 0, 0x20, 0)),
        (0x27E, struct.pack("<HHHL", 1, 0, 0, (6000 << 2) | 2)),
        (0xBD, struct.pack("<HHHLHLH", 2, 1, 0, (150 << 2) | 3, 0, 0x3FF00000, 2)),
        (0x205, struct.pack("<HHHBB", 3, 0, 0, 0x2A, 1)),
        (0x205, struct.pack("<HHHBB", 3, 1, 0, 1, 0)),
        (0x06, formula + struct.pack("<dHL", 0, 2, 0)),
        (0x06, struct.pack("<HHH", 5, 0, 0) + b"\0\0\0\0\0\0\xff\xff" + struct.pack("<HL", 0, 0)),
        (0x207, struct.pack("<HB", 4, 1) + "राव ".encode("utf-16-le")),
        (0x06, struct.pack("<HHH", 6, 0, 0) + b"\0\0\0\0\0\0\xff\xff" + struct.pack("<HL", 0, 0)),
        (0xFD, struct.pack("<HHHL", 7, 0, 0, 99)),
        (0x204, struct.pack("<HHHHB", 8, 0, 0, 3, 0) + b"Rao"),
        number(9, 0, float("inf")),
        number(10, 0, 12345678901234567890.0),
    )
    assert [line.values for line in table.lines] == [
        (6000,), (None, 1.5, 1), ("#N/A", True), ("=",), ("राव ",), ("=",), ("?",), ("Rao",), ("inf",), (12345678901234567000.0,),
    ]  # fmt: skip
    reasons = {line.number: line.faults[0].message for line in table.lines if line.faults}
    assert reasons.keys() == {4, 5, 7, 8, 10}
    assert (reasons[5], reasons[7], reasons[8]) == (FORMULA_UNSAVED, CELL_DAMAGED, CELL_DAMAGED)


def test_old_workbooks_with_a_password(xls):
    with pytest.raises(WorkbookLocked):
        xls(number(0, 0, 1), before=[(0x2F, b"\x01\0\x01\0\x01\0")])


def test_an_old_workbook_that_breaks_off_is_never_a_shorter_list(tmp_path):
    whole = (DATA / "office.xls").read_bytes()
    path = tmp_path / "cut.xls"
    right = Workbooks().read(DATA / "office.xls")
    for size in range(600, len(whole), 97):
        path.write_bytes(whole[:size])
        try:
            assert Workbooks().read(path) == right
        except (WorkbookDamaged, NotAWorkbook):
            continue


def compound(*streams):
    """The bytes of a compound file with these streams, each of one directory entry; all are large enough for whole sectors."""
    sectors, entries, table = [], [], []

    def add(content):
        start = len(table)
        count = -(-len(content) // 512)
        sectors.append(content.ljust(count * 512, b"\0"))
        table.extend([*range(start + 1, start + count), 0xFFFFFFFE])
        return start

    for name, content in streams:
        start = add(content.ljust(4096, b"\0"))
        wide = name.encode("utf-16-le") + b"\0\0"
        entries.append(
            wide.ljust(64, b"\0") + struct.pack("<HB", len(wide), 2) + b"\0" * 49 + struct.pack("<LQ", start, 4096)
        )
    root = "Root Entry".encode("utf-16-le") + b"\0\0"
    first = root.ljust(64, b"\0") + struct.pack("<HB", len(root), 5) + b"\0" * 49 + struct.pack("<LQ", 0xFFFFFFFE, 0)
    directory = add(b"".join([first, *entries]))
    place = len(table)
    table.append(0xFFFFFFFD)
    allocation = b"".join(struct.pack("<L", each) for each in table).ljust(512, b"\xff")
    head = (
        MARK
        + b"\0" * 16
        + struct.pack(
            "<HHHHH6xLLLLLLLLL", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
        )
    )
    return head + struct.pack("<L", place) + b"\xff" * (108 * 4) + b"".join(sectors) + allocation


def test_compound_files_that_are_locked_or_something_else(tmp_path):
    path = tmp_path / "file.xlsx"
    path.write_bytes(compound(("EncryptionInfo", b"x"), ("EncryptedPackage", b"x")))
    with pytest.raises(WorkbookLocked):
        Workbooks().read(path)
    path.write_bytes(compound(("WordDocument", b"x")))
    with pytest.raises(NotAWorkbook):
        Workbooks().read(path)


def test_chains_of_sectors_that_never_end_are_refused(tmp_path):
    content = bytearray(compound(("Workbook", b"x" * 4096)))
    content[-512:-508] = struct.pack("<L", 0)  # the first sector follows itself
    path = tmp_path / "loop.xls"
    path.write_bytes(content)
    with pytest.raises((WorkbookDamaged, NotAWorkbook)):
        Workbooks().read(path)


def test_a_sheet_without_anything_is_said_to_be_empty(tmp_path):
    path = tmp_path / "empty.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<document-content><body><spreadsheet/></body></document-content>")
    with pytest.raises(FileEmpty):
        Workbooks().read(path)
