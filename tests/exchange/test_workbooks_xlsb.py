"""Binary workbooks, made of records by hand, for no program here writes them."""

import struct
import zipfile
from datetime import datetime

import pytest

from sankul.exchange.file_faults import WorkbookDamaged
from sankul.exchange.workbook_rows import CELL_DAMAGED, HIDDEN_COLUMNS, HIDDEN_ROWS, MERGED
from sankul.exchange.workbooks import Workbooks
from sankul.rules.readings import FORMULA_FAILED, Reason
from sankul.rules.sheets import Run

KRUTI = "Kruti Dev 010"
RELATION = '<Relationship Id="{0}" Type="x/{1}" Target="{2}"/>'


def record(kind, data=b""):
    head = bytes([kind & 127 | 128, kind >> 7]) if kind > 127 else bytes([kind])
    size = len(data)
    return head + (bytes([size & 127 | 128, size >> 7]) if size > 127 else bytes([size])) + data


def text(words):
    return struct.pack("<L", len(words)) + words.encode("utf-16-le")


def relations(*each):
    return f"<Relationships>{''.join(RELATION.format(*one) for one in each)}</Relationships>"


def cell(kind, place, data, style=0):
    return record(kind, struct.pack("<LL", place, style) + data)


def row(number, hidden=False):
    return record(0, struct.pack("<LLHBBB", number, 0, 255, 0, 0x10 if hidden else 0, 0))


@pytest.fixture
def read(tmp_path):
    def read_it(*records, end=(146,)):
        fonts = b"".join(record(43, b"\0" * 21 + text(name)) for name in ("Calibri", KRUTI))
        formats = record(44, struct.pack("<H", 200) + text("00000000000"))
        styles = b"".join(
            record(47, struct.pack("<HHHL", 0, number, font, 0)) for number, font in ((0, 0), (200, 0), (14, 0), (0, 1))
        )
        rich = record(19, b"\x01" + text("A jko") + struct.pack("<LHH", 1, 2, 1))
        sheets = record(156, struct.pack("<LL", 0, 1) + text("rId1") + text("A")) + record(
            156, struct.pack("<LL", 1, 2) + text("rId2") + text("B")
        )
        path = tmp_path / "book.xlsb"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("_rels/.rels", relations(("r", "officeDocument", "xl/workbook.bin")))
            archive.writestr("xl/workbook.bin", record(131) + record(153, b"\0" * 8) + sheets + record(132))
            archive.writestr(
                "xl/_rels/workbook.bin.rels",
                relations(
                    ("rId1", "worksheet", "sheet1.bin"), ("rId2", "worksheet", "sheet1.bin"), ("s", "styles", "styles.bin"),
                    ("t", "sharedStrings", "sharedStrings.bin"),
                ),
            )  # fmt: skip
            archive.writestr(
                "xl/styles.bin",
                fonts + formats + record(626) + record(47, b"\1" * 10) + record(617) + styles + record(618),
            )
            archive.writestr("xl/sharedStrings.bin", record(19, b"\0" + text("jko")) + rich)
            archive.writestr("xl/sheet1.bin", b"".join(records) + b"".join(record(kind) for kind in end))
        return Workbooks().read(path)

    return read_it


def test_a_binary_workbook_with_fonts_merged_and_hidden_cells(read):
    number = struct.pack("<d", 9580100101.0)
    (table,) = read(
        record(60, struct.pack("<LLLLH", 4, 4, 0, 0, 1)),
        row(1),
        cell(7, 0, struct.pack("<L", 0), style=3)
        + cell(7, 1, struct.pack("<L", 1))
        + cell(5, 2, number, style=1)
        + cell(1, 3, b""),
        cell(2, 4, struct.pack("<L", (44013 << 2) | 2), style=2) + cell(6, 5, text("PS")) + cell(4, 6, b"\1"),
        row(1048575, hidden=True),
        cell(8, 0, text("x") + b"\0" * 10)
        + cell(9, 1, struct.pack("<d", 2.5))
        + cell(11, 2, b"\x2a")
        + cell(7, 3, b"\x63\0\0\0"),
        record(146),
        record(176, struct.pack("<4L", 1, 1048575, 5, 6)),
    )
    first, last = table.lines
    day = datetime(2020, 7, 1)  # noqa: DTZ001 (cells have no zone)
    assert (first.number, first.values) == (2, ("jko", "A jko", "09580100101", None, day, "PS", True))
    assert (first.fonts, first.runs) == ({0: KRUTI, 1: KRUTI}, {1: (Run("A "), Run("jko", KRUTI))})
    assert (last.number, last.values) == (1048576, ("x", 2.5, "#N/A", "?", None, "PS"))
    assert last.faults == {2: Reason(FORMULA_FAILED), 3: Reason(CELL_DAMAGED)}
    assert last.filled == {5: Reason(MERGED, {"row": 2})}
    assert table.remarks == (Reason(HIDDEN_ROWS, {"rows": "1048576"}), Reason(HIDDEN_COLUMNS, {"columns": "E"}))


@pytest.mark.parametrize(
    "records",
    [
        [record(5, b"\0" * 16)],  # a cell without a row
        [row(1048576)],
        [row(0), cell(5, 16384, b"\0" * 8)],
        [row(0), cell(6, 0, b"\xff\xff\xff\xff")],
        [row(0), cell(5, 0, b"\0")],
        [b"\x00\xff\xff\xff\x7f"],  # a record of 256 MB
        [row(0)[:9]],
    ],
)
def test_broken_records_are_refused(read, records):
    with pytest.raises(WorkbookDamaged):
        read(*records)


def test_a_sheet_without_its_end_is_never_a_shorter_list(read):
    with pytest.raises(WorkbookDamaged):
        read(row(0), cell(5, 0, b"\0" * 8), end=())
