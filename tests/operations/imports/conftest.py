"""Workbooks as offices keep them, written for one test."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from sankul.exchange.workbooks import Workbooks

HEADINGS = (
    "S.No.",
    "Name",
    "नाम",
    "Gender",
    "Designation",
    "UDISE Code",
    "School",
    "Block",
    "District",
    "Mobile No.",
    "A/C No.",
    "IFSC",
)
ROW = {
    "Name": "Sandhya Rao",
    "नाम": "सन्ध्या राव",
    "Gender": "F",
    "Designation": "Assistant Teacher",
    "UDISE Code": "09580100101",
    "School": "P.S. Rampur 1",
    "Block": "Khorabar",
    "District": "Gorakhpur",
    "Mobile No.": "6000000001",
    "A/C No.": "00123456789012",
    "IFSC": "SBIN0000077",
}


@pytest.fixture
def files():
    return Workbooks()


@pytest.fixture
def workbook(tmp_path):
    """Writes rows (mappings of heading to value) under headings; `above` are lines over the headings; returns the path."""

    def write(rows, *, headings=None, above=(), below=(), name="list.xlsx", fonts=(), title="List"):
        book = Workbook()
        sheet = book.active
        sheet.title = title
        for line in above:
            sheet.append(list(line))
        headings = headings or list(dict.fromkeys(key for row in rows for key in row))
        sheet.append(list(headings))
        for number, row in enumerate(rows):
            sheet.append([row.get(heading) for heading in headings])
            for place, font in fonts:
                if place[0] == number:
                    sheet.cell(sheet.max_row, list(headings).index(place[1]) + 1).font = Font(name=font)
        for line in below:
            sheet.append(list(line))
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def person():
    """One row of a list of people, with the given cells in the place of the usual ones."""
    return lambda **cells: ROW | {_HEADING.get(key, key): value for key, value in cells.items()}


_HEADING = {
    "name": "Name", "name_hi": "नाम", "udise": "UDISE Code", "school": "School", "block": "Block", "district": "District",
    "mobile": "Mobile No.", "account": "A/C No.", "ifsc": "IFSC", "gender": "Gender",
}  # fmt: skip
