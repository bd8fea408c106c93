"""The same list as XLSX, XLS and ODS, as LibreOffice saved it, and as other programs write it: all say the same."""

import zipfile
from datetime import datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from sankul.exchange.file_faults import SheetUnknown, WorkbookDamaged, WorkbookLocked
from sankul.exchange.workbook_rows import (
    CELL_DAMAGED,
    FORMULA_UNSAVED,
    HIDDEN_COLUMNS,
    HIDDEN_ROWS,
    MERGED,
    TEXT_TOO_LONG,
)
from sankul.exchange.workbooks import Workbooks
from sankul.rules.readings import FORMULA_FAILED, Reason
from sankul.rules.sheets import Run

DATA = Path(__file__).parents[1] / "data"
KRUTI = "Kruti Dev 010"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, TEXTS, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"

RELATIONS = "xl/_rels/workbook.xml.rels"


@pytest.fixture
def rebuilt(tmp_path):
    """Writes the office's workbook with other parts in it."""

    def build(parts, base="office.xlsx"):
        path = tmp_path / f"rebuilt{Path(base).suffix}"
        with zipfile.ZipFile(DATA / base) as old, zipfile.ZipFile(path, "w") as new:
            for name in dict.fromkeys([*old.namelist(), *parts]):
                content = parts.get(name, old.read(name) if name in old.namelist() else b"")
                if content is not None:
                    new.writestr(name, content)
        return path

    return build


@pytest.fixture
def sheet(rebuilt):
    """Reads a sheet of these rows of XML; what comes behind the rows may be given too."""

    def read(rows, behind="", **parts):
        made = f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData>{behind}</worksheet>"
        return Workbooks().read(rebuilt({SHEET: made, **parts}))[0]

    return read


def row(number, *cells, more=""):
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


@pytest.mark.parametrize("name", ["office.xlsx", "office.xls", "office.ods"])
def test_all_kinds_say_the_same(name):
    teachers, other = Workbooks().read(DATA / name)
    assert (teachers.name, other.name) == ("Teachers", "Other")
    assert teachers.remarks == (Reason(HIDDEN_ROWS, {"rows": "6"}), Reason(HIDDEN_COLUMNS, {"columns": "H"}))
    lines = {line.number: line for line in teachers.lines}
    assert list(lines) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert lines[1].values == ("कार्यालय खण्ड शिक्षा अधिकारी",)
    day = datetime(2020, 7, 1)  # noqa: DTZ001
    assert lines[3].values == (1, "Santosh Rao", 'lUrks"k jko', "09580100101", "PS Belwa", day, 6000000001, 5, 10)
    assert [lines[number].fonts for number in range(2, 9)] == [{}, *[{2: KRUTI}] * 3, {}, {2: KRUTI}, {}]
    assert lines[7].runs == {2: (Run("Irfan / "), Run("jko", KRUTI))}
    assert lines[7].values[5] == datetime(2016, 7, 1, 15, 30)  # noqa: DTZ001
    assert [lines[number].value(4) for number in (4, 5, 6)] == ["PS Belwa", "PS Belwa", "PS Other"]
    assert [lines[number].filled for number in (3, 4, 5)] == [{}, *[{4: Reason(MERGED, {"row": 3})}] * 2]
    assert lines[8].faults == {8: Reason(FORMULA_FAILED)}
    assert lines[8].value(8) == "#N/A"
    assert [(line.number, *line.values[-1:]) for line in other.lines] == [
        (1, time(9, 30)),
        (3, "only here"),
        (70, "far"),
    ]


@pytest.mark.parametrize("name", ["office.xlsx", "office.xls", "office.ods"])
def test_hidden_sheets_are_read_only_by_name(name):
    (hidden,) = Workbooks().read(DATA / name, "lists")
    assert hidden.lines[0].values == ("secret",)
    with pytest.raises(SheetUnknown, match="Teachers, Other, Lists"):
        Workbooks().read(DATA / name, "none")


def test_a_formula_without_its_result_is_never_an_empty_cell(tmp_path):
    book = Workbook()
    book.active.append(["Name", "Code"])
    book.active.append(["Rao", '=A2&"x"'])
    book.save(tmp_path / "new.xlsx")
    line = Workbooks().read(tmp_path / "new.xlsx")[0].lines[1]
    assert (line.values, line.faults) == (("Rao", '=A2&"x"'), {1: Reason(FORMULA_UNSAVED)})


def test_results_of_formulas(sheet):
    cells = [
        '<c r="A1"><f>B1</f><v>0</v></c>',
        '<c r="B1" t="str"><f>""</f><v></v></c>',
        '<c r="C1" t="str"><f>"x"</f><v>x</v></c>',
        '<c r="D1"><f t="shared" si="0"/></c>',
        '<c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="F1" t="b"><f>TRUE()</f><v>1</v></c>',
    ]
    (line,) = sheet(row(1, *cells)).lines
    assert line.values == (0, None, "x", "=", "#DIV/0!", True)
    assert line.faults == {3: Reason(FORMULA_UNSAVED), 4: Reason(FORMULA_FAILED)}


def test_zeros_of_a_workbook_that_asks_to_be_counted_anew_are_no_results(sheet):
    """So write programs that cannot count."""
    with zipfile.ZipFile(DATA / "office.xlsx") as archive:
        book = archive.read(BOOK).decode()
    asking = book.replace("</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>')
    (line,) = sheet(row(1, '<c r="A1"><f>B1*2</f><v>0</v></c><c r="B1"><v>0</v></c>'), **{BOOK: asking}).lines
    assert (line.values, line.faults) == (("=B1*2", 0), {0: Reason(FORMULA_UNSAVED)})


def test_numbers_are_read_as_their_formats_show_them(sheet):
    formats = [
        "00000000000",
        "0000\\ 0000\\ 000",
        '000"x"',
        "[Red]000;-0",
        "yyyy\\-mm\\-dd",
        "[h]:mm",
        "0.00",
        "General",
    ]
    numbers = "".join(
        f'<numFmt numFmtId="{200 + i}" formatCode="{f}"/>'.replace('"x"', "&quot;x&quot;")
        for i, f in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(len(formats)))
    made = f"<styleSheet {NAMESPACE}><numFmts>{numbers}</numFmts><cellXfs>{styles}<xf numFmtId='14'/></cellXfs></styleSheet>"
    values = ["9580100101", "95801", "7", "7", "44013", "1.5", "2.5", "7", "44013", "-7", "1E+20", "99999999"]
    shapes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 4]
    cells = (
        f'<c r="{chr(65 + i)}1" s="{s}"><v>{v}</v></c>' for i, (v, s) in enumerate(zip(values, shapes, strict=True))
    )
    (line,) = sheet(row(1, *cells), **{STYLES: made}).lines
    day = datetime(2020, 7, 1)  # noqa: DTZ001
    shown = ("09580100101", "00000095801", "007", "007", day, "1 day, 12:00:00", 2.5, 7, day, -7, 1e20, 99999999)
    assert line.values == shown


def test_fonts_come_from_themes_defaults_and_parts_of_a_text(sheet):
    fonts = "".join(
        f"<font>{each}</font>"
        for each in ("<name val='Kruti Dev 010'/>", "<name val='Calibri'/><scheme val='minor'/>", "<name val='Arial'/>")
    )
    styles = (
        f"<styleSheet><fonts>{fonts}</fonts><cellXfs>"
        + "".join(f"<xf fontId='{i}'/>" for i in range(3))
        + "</cellXfs></styleSheet>"
    )
    theme = "<theme><majorFont><latin typeface='Arial'/></majorFont><minorFont><latin typeface='DevLys 010'/></minorFont></theme>"
    rich = "<is><r><t>jko</t></r><r><rPr><rFont val='Arial'/></rPr><t xml:space='preserve'> Rao</t></r><rPh><t>no</t></rPh></is>"
    cells = [
        '<c r="A1" t="str"><v>jko</v></c>',
        '<c r="B1" s="1" t="str"><v>jko</v></c>',
        '<c r="C1" s="2" t="str"><v>Rao</v></c>',
        f'<c r="D1" t="inlineStr">{rich}</c>',
        '<c r="E1" s="99" t="str"><v>Rao</v></c>',
    ]
    with zipfile.ZipFile(DATA / "office.xlsx") as archive:
        known = archive.read(RELATIONS).decode()
    relation = '<Relationship Id="rId99" Type="x/theme" Target="theme/theme1.xml"/></Relationships>'
    relations = known.replace("</Relationships>", relation)
    table = sheet(row(1, *cells), **{STYLES: styles, "xl/theme/theme1.xml": theme, RELATIONS: relations})
    (line,) = table.lines
    assert line.values == ("jko", "jko", "Rao", "jko Rao", "Rao")
    assert line.fonts == {0: KRUTI, 1: "DevLys 010", 3: KRUTI}
    assert line.runs == {3: (Run("jko", KRUTI), Run(" Rao"))}


def test_cells_that_cannot_be_trusted_are_faults(sheet):
    cells = [
        '<c r="A1" t="s"><v>999</v></c>',
        '<c r="B1" t="s"><v>-1</v></c>',
        '<c r="C1"><v>12_3</v></c>',
        '<c r="D1"><v>1e999</v></c>',
        '<c r="E1" t="d"><v>never</v></c>',
        f'<c r="F1" t="str"><v>{"x" * 32_768}</v></c>',
        f'<c r="G1" t="str"><v>{"x" * 32_767}</v></c>',
    ]
    (line,) = sheet(row(1, *cells)).lines
    assert {place: why.message for place, why in line.faults.items()} == {
        **dict.fromkeys(range(5), CELL_DAMAGED),
        5: TEXT_TOO_LONG,
    }
    assert len(line.values[5]) < 100
    assert len(line.values[6]) == 32_767


def test_merged_cells_fill_down_and_never_across(sheet):
    rows = [
        row(n, f'<c r="A{n}"><v>{n}</v></c>', '<c r="B2" t="str"><v>PS</v></c>' if n == 2 else "")
        for n in (1, 2, 3, 5, 9)
    ]
    merged = "".join(
        f'<mergeCell ref="{ref}"/>' for ref in ("C5:B2", "B3:B5", "A1:D1", "A9:A9", "broken", "D1048576:D1")
    )
    lines = sheet("".join(rows), f"<mergeCells>{merged}</mergeCells>").lines
    assert [line.values for line in lines] == [(1,), (2, "PS"), (3, "PS"), (5, "PS"), (9,)]
    assert [sorted(line.filled) for line in lines] == [[], [], [1], [1], []]


def test_rows_out_of_order_are_put_in_order(sheet):
    rows = row(5, '<c r="A5"><v>5</v></c>') + row(2, '<c r="A2"><v>2</v></c>') + row(5, '<c r="B5"><v>6</v></c>')
    assert [(line.number, line.values) for line in sheet(rows).lines] == [(2, (2,)), (5, (5, 6))]


def test_rows_and_cells_that_do_not_say_their_place(sheet):
    table = sheet('<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row><c/><c><v>4</v></c></row>')
    assert [(line.number, line.values) for line in table.lines] == [(1, (1, None, None, 2, 3)), (2, (None, 4))]


def test_formatted_cells_are_cut_out_but_not_what_only_looks_like_them(sheet):
    empty = "".join(f'<c r="A{n}" s="1"/><c r="B{n}" s="1"></c>' for n in range(1, 3000))
    table = sheet(
        row(1, empty) + '<row r="2" ht="3"/>' + row(3, '<c r="A3" t="str"><v><![CDATA[<c r="A1"/>]]></v></c>')
    )
    assert [(line.number, line.values) for line in table.lines] == [(3, ('<c r="A1"/>',))]
    assert sheet(row(1, '<c r="B1" s="1"/><c r="C1"><v>7</v></c>')).lines[0].values == (None, None, 7)
    assert sheet(row(1, '<c r="B1" s="1"/><c><v>7</v></c>')).lines[0].values == (None, None, 7)
    mixed = sheet(row(3, '<c r="A3" s="1"/>') + row(5) + "<row><c><v>7</v></c></row>")
    assert [(line.number, line.values) for line in mixed.lines] == [(6, (7,))]


@pytest.mark.parametrize(
    "part",
    [
        "<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;'>]><sst><si><t>&y;</t></si></sst>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><sst/>",
        "<sst><si><t>&unknown;</t></si></sst>",
        "<sst><si><t>no end",
    ],
)
def test_entities_and_what_breaks_off_are_refused(rebuilt, part):
    with pytest.raises(WorkbookDamaged):
        Workbooks().read(rebuilt({TEXTS: part}))


@pytest.mark.parametrize("part", [SHEET, TEXTS, STYLES, RELATIONS])
def test_a_part_that_is_missing_is_never_a_shorter_list(rebuilt, part):
    with pytest.raises(WorkbookDamaged):
        Workbooks().read(rebuilt({part: None}))


def test_names_of_parts_may_be_written_in_other_ways(rebuilt, tmp_path):
    right = Workbooks().read(DATA / "office.xlsx")
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(DATA / "office.xlsx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("sharedStrings", "SharedStrings").replace("xl/work", "XL\\work"), old.read(name))
    assert Workbooks().read(path) == right


def test_two_parts_of_one_name_are_refused(tmp_path):
    path = tmp_path / "two.xlsx"
    path.write_bytes((DATA / "office.xlsx").read_bytes())
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET, b"<worksheet/>")
    with pytest.raises(WorkbookDamaged):
        Workbooks().read(path)


def test_encrypted_archives_and_documents(rebuilt, tmp_path):
    content = bytearray((DATA / "office.xlsx").read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "zip.xlsx").write_bytes(content)
    with pytest.raises(WorkbookLocked):
        Workbooks().read(tmp_path / "zip.xlsx")
    manifest = b'<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    with pytest.raises(WorkbookLocked):
        Workbooks().read(rebuilt({"META-INF/manifest.xml": manifest}, "office.ods"))


def test_a_default_font_of_ods_counts_for_cells_without_one(rebuilt):
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>'
        '<style:style style:name="c1" style:family="table-cell"/></office:automatic-styles><office:body><office:spreadsheet>'
        '<table:table table:name="A"><table:table-column table:number-columns-repeated="3" table:default-cell-style-name="c1"/>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>jko</text:p>'
        "<text:p>jko</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2" office:value-type="string" office:string-value="jko"/>'
        '<table:table-cell table:formula="of:=[.A1]"/>'
        "<table:table-cell><office:annotation><text:p>note</text:p></office:annotation>"
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    styles = (
        '<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:svg="v"><style:font-face style:name="K" '
        'svg:font-family="\'Kruti Dev 010\'"/><style:default-style style:family="table-cell">'
        '<style:text-properties style:font-name="K"/></style:default-style></office:document-styles>'
    )
    (line,) = Workbooks().read(rebuilt({"content.xml": content, "styles.xml": styles}, "office.ods"))[0].lines
    assert line.values == ("jko\njko", "jko", "jko", "=[.A1]")
    assert line.fonts == dict.fromkeys(range(3), KRUTI)
    assert line.faults == {3: Reason(FORMULA_UNSAVED)}


def test_a_whole_column_in_an_old_font(tmp_path):
    book = Workbook()
    book.active.append(["Name"])
    for number in range(2, 5):
        book.active.cell(number, 1, "jko").font = Font(name="Kruti Dev 010")
    book.save(tmp_path / "list.xlsx")
    assert [line.fonts for line in Workbooks().read(tmp_path / "list.xlsx")[0].lines] == [{}, *[{0: KRUTI}] * 3]
