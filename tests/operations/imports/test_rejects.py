"""The file of refused rows, mended and imported, leads to what the first file would have led to, had it been right."""

import pytest
from openpyxl import load_workbook

from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.people import import_people
from sankul.rules.imports import RowState
from sankul.text import speaking, use_language

from .found_lists import write_list


def everything(store):
    """All that the office keeps of people, without keys."""
    with store.reading() as work:
        schools = {each.id: each for each in work.schools.where()}
        people = {each.id: each for each in work.people.where()}
        accounts = {each.person_id: (each.account, each.ifsc) for each in work.bank_accounts.where()}
        roles = sorted((people[each.person_id].mobile, each.role, each.from_on) for each in work.roles.where())
    return (
        sorted(
            (
                each.mobile, each.name, each.name_hi, each.gender, each.designation, each.block, each.district_code,
                schools[each.school_id].udise, accounts.get(each.id),
            )
            for each in people.values()
        ),
        sorted((each.udise, each.name, each.block, each.district_code) for each in schools.values()),
        roles,
    )  # fmt: skip


def mend(path, found):
    """Type what is true into the refused rows, as the office would; returns how many there were."""
    book = load_workbook(path)
    sheet = book.active
    places = {cell.value: cell.column for cell in sheet[1]}
    number_place = sheet.max_column - 1
    for line in range(2, sheet.max_row + 1):
        row = found.rows[int(sheet.cell(line, number_place).value)]
        for name, value in row.true.items():
            sheet.cell(line, places[found.headings[name]]).value = value or None
    book.save(path)
    return sheet.max_row - 1


@pytest.mark.parametrize(("seed", "language"), [(1, "en"), (2, "hi"), (7, "en"), (9, "hi")])
def test_mended_rows_lead_to_what_a_right_file_leads_to(store, files, tmp_path, seed, language):
    use_language(language)
    found, out = write_list(tmp_path / "list.xlsx", seed), tmp_path / "refused.xlsx"
    first = import_people(store, files, found.path, ImportOptions(rejects=out))
    refused = [number for number, row in found.rows.items() if row.state == "refused"]
    assert mend(out, found) == len(refused) == first.refused
    second = import_people(store, files, out)
    assert {each.state for each in second.outcomes} == {RowState.ADDED}, second.problems
    came_to = everything(store)
    store.undo()
    store.undo()
    for row in found.rows.values():
        if row.state == "refused":
            row.cells, row.state, row.fonts = dict(row.true), "stored", {}
    right = write_list(tmp_path / "right.xlsx", seed, rows=list(found.rows.values()))
    import_people(store, files, right.path)
    assert everything(store) == came_to


def test_refused_rows_keep_what_was_chosen_for_their_columns(store, files, workbook, person, tmp_path):
    rows = [
        person(name=f"Person {number}", name_hi="", mobile=f"600000000{number}", account=f"9912345678{number}0")
        for number in range(4)
    ]
    for row in rows:
        row["Call him on"] = row.pop("Mobile No.")
    rows[2]["IFSC"] = "wrong"
    out = tmp_path / "refused.xlsx"
    options = ImportOptions(columns={"call him on#1": "mobile"}, rejects=out)
    assert import_people(store, files, workbook(rows), options).refused == 1
    for language in ("en", "hi"):
        with speaking(language):
            import_people(store, files, workbook(rows), ImportOptions(is_trial=True, rejects=out))
        book = load_workbook(out)
        sheet = book.active
        sheet.cell(2, [cell.value for cell in sheet[1]].index("IFSC") + 1).value = "SBIN0000077"
        book.save(out)
        again = import_people(store, files, out, ImportOptions(is_trial=True))
        assert (again.added, again.refused) == (1, 0)
        assert {each.field: each.how for each in again.columns}["mobile"] == "remembered"
