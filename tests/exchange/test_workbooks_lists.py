"""Lists, web pages and XML 2003, which come under the names .csv and .xls."""

import pytest

from sankul.exchange.file_faults import NotAWorkbook, QuoteOpen, SheetNotNeeded, SheetUnknown, WorkbookTooLarge
from sankul.exchange.workbook_rows import FORMULA_UNSAVED, HIDDEN_COLUMNS, HIDDEN_ROWS, MERGED, TEXT_TOO_LONG
from sankul.exchange.workbooks import Workbooks
from sankul.rules.readings import FORMULA_FAILED, Reason
from sankul.rules.sheets import Run

KRUTI = "Kruti Dev 010"


@pytest.fixture
def read(tmp_path):
    def read_it(content, name="list.csv", sheet=None):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Workbooks().read(path, sheet)

    return read_it


def rows(tables):
    return [(line.number, line.values) for line in tables[0].lines]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hindi_lists_in_all_codes_and_with_all_ends_of_lines(read, code, end):
    text = end.join(["नाम,विद्यालय", "सन्तोष राव,प्रा0 वि0 बेलवा", ""])
    assert rows(read(text.encode(code))) == [(1, ("नाम", "विद्यालय")), (2, ("सन्तोष राव", "प्रा0 वि0 बेलवा"))]


def test_a_first_line_that_names_the_separator_is_no_row(read):
    assert rows(read("sep=|\nName|A,B\n")) == [(1, ("Name", "A,B"))]
    assert rows(read("\ufeffsep=;\r\nName;1,5\r\n".encode("utf-16-le"))) == [(1, ("Name", "1,5"))]
    assert rows(read("sep=\t\nName\t1,5\n")) == [(1, ("Name", "1,5"))]


def test_the_separator_is_the_one_that_gives_even_rows(read):
    assert rows(read("Name;School, Block;Code\nA, B;C, D, E;1\n"))[1] == (2, ("A, B", "C, D, E", "1"))
    assert rows(read('Office, Block\nName\tSchool\n"A\tB"\tC\n'))[2] == (3, ("A\tB", "C"))


def test_rows_of_different_widths(read):
    assert rows(read("Name,Code\nA\n,,,x\n,\n")) == [(1, ("Name", "Code")), (2, ("A",)), (3, (None, None, None, "x"))]


def test_a_quotation_mark_that_is_never_closed_is_named_by_its_row(read):
    with pytest.raises(QuoteOpen, match="row 3"):
        read('Name,Code\nA,1\n"B,2\nC,3\n')
    with pytest.raises(QuoteOpen, match="row 2"):
        read('Name,Code\n"A,1\n' + "C,3\n" * 100_000)
    assert rows(read('Name,Size\nA,5" pipe\nB,"6"" pipe"\nC,"7"\n'))[1:] == [
        (2, ("A", '5" pipe')),
        (3, ("B", '6" pipe')),
        (4, ("C", "7")),
    ]


def test_what_is_no_text_is_no_list(read):
    for content in (
        b"%PDF-1.7\n1,2\n",
        b"{\\rtf1 a,b}",
        b"Name,Code\nA\0B,1\n",
        b"\x01\x02\x03,\x04\n" * 9,
        b"MIME-Version: 1.0\n\na,b",
    ):
        with pytest.raises(NotAWorkbook):
            read(content)
    with pytest.raises(NotAWorkbook):
        read("Name,Code\n", "list.pdf")


def test_lists_under_the_name_of_an_old_workbook(read):
    assert rows(read("Name\tCode\nRao\t007\n", "list.xls"))[1] == (2, ("Rao", "007"))


def test_cells_and_lines_that_are_too_long(read):
    (table,) = read("Name,Code\nA," + "x" * 40_000 + "\n")
    assert table.lines[1].faults == {1: Reason(TEXT_TOO_LONG)}
    with pytest.raises(WorkbookTooLarge):
        read("Name,Code\n" + "x" * 2_000_000)


PAGE = """<html><head><meta charset="{code}"><title>List</title><style>td {{}}</style></head>
<body><p>Report</p>
<table border=1>
<thead><tr><th>Name</th><th colspan="2">School &amp; code<th>Note</tr></thead>
<tr><td rowspan=2 style="font-family: 'Kruti Dev 010'">jko</td><td>PS A</td><td>09580100101</td><td>one<br>  two</td></tr>
<!-- <tr><td>no</td></tr> -->
<tr><td><font face="Arial">PS</font> <b>B</b></td><td></td><td>A / <font face='Kruti Dev 010'>jko</font></td></tr>
<tr><td>राव</table></body></html>"""


@pytest.mark.parametrize(("code", "name"), [("utf-8", "utf-8"), ("utf-16", "utf-16")])
def test_the_table_of_a_web_page(read, code, name):
    tables = read(PAGE.format(code=name).encode(code), "download.xls")
    assert [table.name for table in tables] == ["download"]
    lines = tables[0].lines
    assert [line.values for line in lines] == [
        ("Name", "School & code", None, "Note"),
        ("jko", "PS A", "09580100101", "one\ntwo"),
        ("jko", "PS B", None, "A / jko"),
        ("राव",),
    ]
    assert [line.fonts for line in lines] == [{}, {0: KRUTI}, {0: KRUTI, 3: KRUTI}, {}]
    assert lines[2].runs == {3: (Run("A / "), Run("jko", KRUTI))}
    assert lines[2].filled == {0: Reason(MERGED, {"row": 2})}


def test_texts_that_a_portal_wrote_as_formulas(read):
    content = 'Name,Code,Sum\nAsha,="0030123456781",=B2\n"=""Geeta""","=""0012""",""\n'
    assert rows(read(content))[1:] == [(2, ("Asha", "0030123456781", "=B2")), (3, ("Geeta", "0012"))]


def test_what_nobody_sees_in_a_cell_of_a_page_is_no_part_of_it(read):
    page = """<table><tr><td>Name</td><td>Date</td></tr><tr>
    <td><a class="comment-indicator"></a><comment>transferred</comment><font>Asha Rao</font></td>
    <td><span style="display: none">20261014<span>x</span></span><span>14.10.2026</span></td></tr></table>"""
    assert rows(read(page, "page.xls")) == [(1, ("Name", "Date")), (2, ("Asha Rao", "14.10.2026"))]


def test_pages_with_several_tables_or_none(read):
    cell = "<table><tr><td>{0}<td>{0}</table>"
    page = "<div>" + cell.format("a") + "<table><tr><td>" + cell.format("in") + "</td></tr></table>"
    assert [table.name for table in read(page, "page.xls")] == ["1", "3"]
    assert rows(read(page, "page.xls", "3")) == [(1, ("in", "in"))]
    with pytest.raises(SheetUnknown, match="1, 3"):
        read(page, "page.xls", "2")
    with pytest.raises(SheetNotNeeded):
        read(cell.format("a"), "page.xls", "2")
    with pytest.raises(NotAWorkbook):
        read("<html><body>Log in again</body></html>", "page.xls")


BOOK = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="Default"><Font ss:FontName="Calibri"/></Style><Style ss:ID="k"><Font ss:FontName="Kruti Dev 010"/></Style>
<Style ss:ID="z"><NumberFormat ss:Format="00000000000"/></Style></Styles>
<Worksheet ss:Name="A"><Table><Column ss:Index="3" ss:Hidden="1"/>
<Row ss:Index="2"><Cell ss:StyleID="k"><Data ss:Type="String">jko</Data></Cell>
<Cell ss:Index="3" ss:StyleID="z" ss:MergeDown="1"><Data ss:Type="Number">9580100101</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:MergeAcross="1">
<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">A <Font
 html:Face="Kruti Dev 010"
 xmlns:html="http://www.w3.org/TR/REC-html40">jko</Font></ss:Data></Cell><Cell ss:Index="4" ss:Formula="=R1C1"/>
<Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="B"><Table><Row><Cell><Data ss:Type="DateTime">2020-07-01T00:00:00.000</Data></Cell></Row></Table>
</Worksheet></Workbook>"""


def test_xml_2003_under_the_name_of_an_old_workbook(read):
    first, second = read(BOOK, "export.xls")
    assert [line.values for line in first.lines] == [
        ("jko", None, "09580100101"),
        ("A jko", None, "09580100101", "=R1C1", "#DIV/0!", True),
    ]
    assert [line.number for line in first.lines] == [2, 3]
    assert [line.fonts for line in first.lines] == [{0: KRUTI}, {0: KRUTI}]
    assert first.lines[1].runs == {0: (Run("A "), Run("jko", KRUTI))}
    assert first.lines[1].faults == {3: Reason(FORMULA_UNSAVED), 4: Reason(FORMULA_FAILED)}
    assert first.lines[1].filled == {2: Reason(MERGED, {"row": 2})}
    assert first.remarks == (Reason(HIDDEN_ROWS, {"rows": "3"}), Reason(HIDDEN_COLUMNS, {"columns": "C"}))
    assert f"{second.lines[0].value(0):%Y-%m-%d}" == "2020-07-01"
    assert read(BOOK, "export.xls", "b")[0].name == "B"
