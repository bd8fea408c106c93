"""People in numbers: a workbook of 10,000 rows into an office of 20,000 people, by the whole command.

Nine of ten rows are new people; the rest stand in the office already, some changed and some typed a little differently, so that
they must be matched. Some cells are as spreadsheets leave them: numbers for telephones, UDISE codes without their zero.
Then a search among 150,000 people (see `benchmark_search`).
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmark import measured, sankul
from benchmark_search import make_office as make_large_office
from benchmark_search import time_search

KNOWN, NEW, AGAIN = 20_000, 9_000, 1_000
MOST_SECONDS, MOST_MEMORY = 12, 500
SCHOOLS_FOR_ONE = 10
UDISE, MOBILE, DESIGNATION = 4, 8, 3


def write_workbooks(folder: Path) -> tuple[Path, Path]:
    """The list of the people whom the office knows, and the list that is measured."""
    from sankul.demo_tools import AppDemoTools
    from sankul.rules.demo_people import DemoTable, demo_tables

    tools, first, second = AppDemoTools(), folder / "known.xlsx", folder / "list.xlsx"
    table = demo_tables(7, teachers=KNOWN + NEW, mentors=(KNOWN + NEW) // 12).teachers
    table = DemoTable(table.title, table.headings, tuple(map(_in_a_small_school, range(len(table.rows)), table.rows)))
    rows = [*table.rows[KNOWN:], *(_again(number, row) for number, row in enumerate(table.rows[:AGAIN]))]
    tools.write_workbook(DemoTable("Known", table.headings, table.rows[:KNOWN]), first)
    messy = tuple(_as_found(number, row) for number, row in enumerate(rows))
    tools.write_workbook(DemoTable("List", table.headings, messy), second)
    return first, second


def _in_a_small_school(number: int, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The demo has few schools: here each is ten of them, so that about fifteen people work in one."""
    ending = number % SCHOOLS_FOR_ONE
    return (*row[:UDISE], f"{row[UDISE][:-1]}{ending}", f"{row[UDISE + 1]} {ending}", *row[UDISE + 2 :])


def _again(number: int, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A known person: as before, with another post, or spelled otherwise."""
    if number % 3 == 0:
        return row
    if number % 3 == 1:
        return (*row[:DESIGNATION], "Head Teacher (acting)", *row[DESIGNATION + 1 :])
    return (row[0].upper().replace("SH", "S"), "", *row[2:])


def _as_found(number: int, row: tuple[Any, ...]) -> tuple[Any, ...]:
    cells = list(row)
    if number % 7 == 0:
        cells[MOBILE] = int(cells[MOBILE])
    if number % 11 == 0:
        cells[UDISE] = int(cells[UDISE])
    if number % 13 == 0:
        cells[0] = f"  {cells[0]} "
    return tuple(cells)


def make_office(folder: Path, known: Path) -> list[str]:
    """The words that name an office of 20,000 people."""
    office = ["--office", str(folder / "people.sankul")]
    place = ["--name", "People", "--state", "Uttar Pradesh", "--district", "Gorakhpur"]
    measured(sankul(*office, "office", "create", *place))
    measured(sankul(*office, "programme", "create", "People", "--from", "2026-04-01", "--to", "2027-03-31"))
    measured(sankul(*office, "import", "people", str(known)))
    return office


def time_import(office: list[str], file: Path) -> None:
    """First as a trial, then for good."""
    for words, what in ((["--dry-run"], "import people, tried"), ([], "import people")):
        seconds, memory, out = measured(sankul(*office, "import", "people", str(file), *words))
        answer = json.loads(out)
        held = sum(1 for each in answer["duplicates"] if each["held"])
        counts = f"{answer['added']} added, {answer['updated']} changed, {answer['unchanged']} as before, {held} held"
        print(
            f"{what}: {answer['rows']} rows into {KNOWN} people in {seconds:.1f} s (at most {MOST_SECONDS}), "
            f"{memory:.0f} MB at the peak (at most {MOST_MEMORY}): {counts}"
        )


def main() -> None:
    """Run all and print a line for each."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = home
        folder = Path(home)
        known, file = write_workbooks(folder)
        time_import(make_office(folder, known), file)
        large = folder / "large.sankul"
        make_large_office(large)
        time_search(large)
    print(f"people: measured in {time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
