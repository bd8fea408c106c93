from datetime import date

import pytest

from sankul.operations.holidays import list_holidays, seed_holidays
from sankul.operations.imports.holidays import import_holidays
from sankul.rules.holidays import HolidayKind
from sankul.rules.imports import Severity


def test_days_off_come_in_and_twice_changes_nothing(store, files, workbook):
    rows = [
        {"Holiday": "Govardhan Puja", "नाम": "गोवर्धन पूजा", "From": "09.11.2026", "To": None, "Type": "holiday"},
        {
            "Holiday": "Winter vacation",
            "नाम": "शीतावकाश",
            "From": date(2026, 12, 31),
            "To": "14-01-2027",
            "Type": "शीतावकाश",
        },
    ]
    path = workbook(rows)
    report = import_holidays(store, files, path)
    first, second = list_holidays(store)
    assert (report.added, report.problems) == (2, ())
    assert (first.name_hi, first.from_on, first.until_on) == ("गोवर्धन पूजा", date(2026, 11, 9), date(2026, 11, 10))
    assert (second.kind, second.until_on) == (HolidayKind.VACATION, date(2027, 1, 15))
    assert import_holidays(store, files, path).unchanged == 2


def test_the_office_corrects_a_proposed_day(store, files, workbook):
    seed_holidays(store)
    before = list_holidays(store)
    proposed = next(each for each in before if each.kind is HolidayKind.HOLIDAY)
    moved = proposed.from_on.replace(day=proposed.from_on.day % 27 + 1)
    report = import_holidays(store, files, workbook([{"Holiday": proposed.name, "Date": moved}]))
    assert (report.added, report.updated) == (0, 1)
    corrected = next(each for each in list_holidays(store) if each.id == proposed.id)
    assert (corrected.from_on, corrected.is_proposed) == (moved, False)
    assert len(list_holidays(store)) == len(before)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"From": None}, "From"),
        ({"From": "31.02.2026"}, "From"),
        ({"Holiday": None}, "Holiday"),
        ({"To": "01.11.2026"}, "To"),
        ({"To": "09.11.2028"}, "To"),
        ({"District": "Nowhere"}, "District"),
    ],
)
def test_what_cannot_be_trusted_is_refused(store, files, workbook, cells, column):
    row = {"Holiday": "Govardhan Puja", "From": "09.11.2026", "To": None, "District": "Gorakhpur"}
    report = import_holidays(store, files, workbook([row | cells], headings=list(row)))
    assert [(each.row, each.column, each.severity) for each in report.problems] == [(2, column, Severity.ERROR)]
    assert list_holidays(store) == ()
