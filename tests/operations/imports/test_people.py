"""Import of people: what is certain is mended, what is not is refused, nobody is merged, and twice changes nothing."""

import dataclasses

import pytest
from openpyxl import load_workbook

from sankul.operations.imports.files import ImportOptions, RejectsOverSource
from sankul.operations.imports.opening import ColumnsMissing, HeadingsMissing
from sankul.operations.imports.people import import_people
from sankul.operations.people import list_people
from sankul.operations.programmes import ProgrammeUnknown
from sankul.rules.imports import Severity
from sankul.rules.people import Role, RoleName


def stored(store):
    with store.reading() as work:
        return {
            name: tuple(sorted(getattr(work, name).where(), key=lambda row: row.id))
            for name in ("people", "schools", "bank_accounts", "roles", "pledges")
        }


def only_person(store):
    (person,) = stored(store)["people"]
    return person


def errors(report):
    return [(each.row, each.column) for each in report.problems if each.severity is Severity.ERROR]


def warnings(report):
    return [(each.row, each.column) for each in report.problems if each.severity is Severity.WARNING]


def test_a_row_becomes_a_person_with_school_account_and_role(store, files, workbook, person):
    report = import_people(store, files, workbook([person()]))
    kept = stored(store)
    assert (report.rows, report.added, report.problems, report.repaired) == (1, 1, (), ())
    assert [school.udise for school in kept["schools"]] == ["09580100101"]
    assert [(account.account, account.ifsc) for account in kept["bank_accounts"]] == [("00123456789012", "SBIN0000077")]
    assert [(role.role, role.from_on.isoformat()) for role in kept["roles"]] == [(RoleName.TEACHER, "2026-04-01")]
    teacher = only_person(store)
    assert (teacher.name, teacher.name_hi, teacher.mobile, teacher.district_code) == (
        "Sandhya Rao",
        "सन्ध्या राव",
        "6000000001",
        "148",
    )


def test_one_import_is_one_step_and_a_trial_changes_nothing(store, files, workbook, person):
    path = workbook(
        [person(), person(name="Arun Khan", name_hi="अरुण खान", mobile="6000000002", account="99123456789012")]
    )
    before = stored(store)
    trial = import_people(store, files, path, ImportOptions(is_trial=True))
    assert stored(store) == before
    done = import_people(store, files, path)
    assert (trial.added, trial.problems, trial.repaired, trial.duplicates) == (
        done.added,
        done.problems,
        done.repaired,
        done.duplicates,
    )
    assert done.added == 2
    store.undo()
    assert stored(store) == before


def test_importing_twice_changes_nothing(store, files, workbook, person):
    path = workbook([person(), person(name="Arun Khan", name_hi="", mobile=6000000002.0, account="NIL")])
    import_people(store, files, path)
    before, acts = stored(store), len(store.entries())
    again = import_people(store, files, path)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
    assert stored(store) == before
    assert len(store.entries()) == acts


@pytest.mark.parametrize(
    ("cells", "column", "field", "kept"),
    [
        ({"udise": 9580100101}, "UDISE Code", "udise", "09580100101"),
        ({"mobile": 6000000001.0}, "Mobile No.", "mobile", "6000000001"),
        ({"mobile": "+91 60000-00001"}, "Mobile No.", "mobile", "6000000001"),
        ({"mobile": "६०००००००01"}, "Mobile No.", "mobile", "6000000001"),
        ({"name": "  Sandhya   Rao\u00a0"}, "Name", "name", "Sandhya Rao"),
        ({"ifsc": "sbino000077"}, "IFSC", "ifsc", "SBIN0000077"),
        ({"account": "NIL"}, "A/C No.", "account", ""),
        ({"account": 123456789012}, "A/C No.", "account", "123456789012"),
    ],
)
def test_what_is_certain_is_mended_and_told(store, files, workbook, person, cells, column, field, kept):
    report = import_people(store, files, workbook([person(**cells)]))
    assert [(each.row, each.column, each.after) for each in report.repaired] == [(2, column, kept)]
    assert report.repaired[0].before == str(next(iter(cells.values()))).removesuffix(".0")
    now = stored(store)
    found = {"udise": now["schools"][0].udise, "name": now["people"][0].name, "mobile": now["people"][0].mobile}
    bank = now["bank_accounts"][0] if now["bank_accounts"] else None
    found |= {"account": bank.account if bank else "", "ifsc": bank.ifsc if bank else ""}
    assert found[field] == kept


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"mobile": "600000001"}, "Mobile No."),
        ({"mobile": "1234567890"}, "Mobile No."),
        ({"mobile": 6.0e20}, "Mobile No."),
        ({"udise": "9.58E+09"}, "UDISE Code"),
        ({"udise": "0958010010"}, "UDISE Code"),
        ({"udise": "958010"}, "UDISE Code"),
        ({"ifsc": "SBINX000077"}, "IFSC"),
        ({"account": 43210987654321098.0}, "A/C No."),
        ({"account": "4.3E+16"}, "A/C No."),
        ({"account": "12345"}, "A/C No."),
        ({"account": "#REF!"}, "A/C No."),
        ({"district": "Gorakhp??"}, "District"),
        ({"district": None}, "District"),
        ({"name": None, "name_hi": None}, "Name"),
        ({"name": None, "name_hi": 'lUrks"k jko'}, "नाम"),
    ],
)
def test_what_cannot_be_trusted_is_refused_with_its_place(store, files, workbook, person, cells, column):
    good = person(
        name="Arun Khan", name_hi="अरुण खान", mobile="6000000002", account="99123456789012", udise="09580100102"
    )
    report = import_people(store, files, workbook([person(**cells), good]))
    assert errors(report) == [(2, column)]
    assert only_person(store).name == "Arun Khan"
    assert str(report.problems[0].why)


def test_hindi_in_an_old_font_is_read_and_without_the_font_is_doubted(store, files, workbook, person):
    rows = [
        person(name="Santosh Rao", name_hi='lUrks"k jko'),
        person(name="Arun Sharma", name_hi="v#.k 'kekZ", mobile="6000000002", account="99123456789012"),
    ]
    report = import_people(store, files, workbook(rows, fonts=[((0, "नाम"), "Kruti Dev 010")]))
    assert [(each.row, each.before, each.after) for each in report.repaired] == [(2, 'lUrks"k jko', "सन्तोष राव")]
    assert warnings(report) == [(3, "नाम")]
    assert {each.name: each.name_hi for each in stored(store)["people"]} == {
        "Santosh Rao": "सन्तोष राव",
        "Arun Sharma": "",
    }


def test_a_column_that_was_sorted_alone_is_noticed(store, files, workbook, person):
    two = [
        person(name="Arun Sharma", name_hi="सन्ध्या राव"),
        person(name="Sandhya Rao", name_hi="अरुण शर्मा", mobile="6000000002", account="99123456789012"),
        person(name="Kiran Devi", name_hi="किरन देवी", mobile="6000000003", account="99123456789013"),
    ]
    report = import_people(store, files, workbook(two))
    assert warnings(report) == [(2, "नाम"), (3, "नाम")]
    assert "Arun Sharma" in str(report.problems[0].why)
    assert report.added == 3


def test_headings_are_found_under_titles_and_totals_are_left_out(store, files, workbook, person):
    other = person(name="Arun Khan", name_hi="अरुण खान", mobile="6000000002", account="99123456789012")
    head = ["क्र0 सं0", *person()]
    path = workbook(
        [{"क्र0 सं0": 1} | person(), dict.fromkeys(head), dict(zip(head, head, strict=True)), {"क्र0 सं0": 2} | other],
        above=[["कार्यालय खण्ड शिक्षा अधिकारी"], [], ["शिक्षकों की सूची", None, "2026"]],
        below=[["Total", 2], [], ["हस्ताक्षर"]],
        headings=head,
    )
    report = import_people(store, files, path)
    assert (report.rows, report.added) == (2, 2)
    assert errors(report) == []


def test_the_same_person_again_is_held_and_not_merged(store, files, workbook, person):
    rows = [person(), person(name="SANDYA RAO", name_hi=""), person(name="Sandhya Rao")]
    report = import_people(store, files, workbook(rows))
    assert (report.added, [(each.row, each.of, each.is_held) for each in report.duplicates]) == (
        1,
        [(3, 2, True), (4, 2, True)],
    )
    assert 82 <= report.duplicates[0].score < 100
    assert only_person(store).name == "Sandhya Rao"


def test_a_second_row_about_a_refused_person_is_refused_too(store, files, workbook, person):
    report = import_people(store, files, workbook([person(ifsc="SBINX000077"), person(name="SANDYA RAO", name_hi="")]))
    assert [row for row, _ in errors(report)] == [2, 3]
    assert report.duplicates[0].of == 2
    assert stored(store)["people"] == ()


def test_namesakes_and_shared_telephones_are_reported_but_kept(store, files, workbook, person):
    rows = [
        person(name="Irfan Ansari", name_hi=""),
        person(name="Imran Ansari", name_hi="", mobile="6000000002", account="99123456789012"),
        person(name="Geeta Bind", name_hi="", mobile="6000000001", account="88123456789012", udise="09580100102"),
    ]
    report = import_people(store, files, workbook(rows))
    assert report.added == 3
    assert [(each.row, each.of, each.is_held) for each in report.duplicates] == [(3, 2, False), (4, 2, False)]


def test_two_people_cannot_have_one_account(store, files, workbook, person):
    rows = [person(), person(name="Geeta Bind", name_hi="गीता बिन्द", mobile="6000000009")]
    report = import_people(store, files, workbook(rows))
    assert errors(report) == [(3, "A/C No.")]
    assert only_person(store).name == "Sandhya Rao"


def test_a_later_list_changes_what_it_says_and_erases_nothing(store, files, workbook, person):
    import_people(store, files, workbook([person()]))
    report = import_people(
        store, files, workbook([person(udise="09580100109", school="P.S. Other", account=None, ifsc=None, gender="")])
    )
    assert (report.added, report.updated) == (0, 1)
    kept = stored(store)
    assert {school.id: school.udise for school in kept["schools"]}[kept["people"][0].school_id] == "09580100109"
    assert kept["people"][0].gender == "F"
    assert kept["bank_accounts"][0].account == "00123456789012"


def test_mentors_bring_pledges_and_teachers_do_not(store, files, workbook, person):
    row = person() | {"Hours per Week": 5, "Min Teachers": 8, "Max Teachers": 12}
    report = import_people(store, files, workbook([row]))
    kept = stored(store)
    assert report.added == 1
    assert [role.role for role in kept["roles"]] == [RoleName.MENTOR]
    assert [(each.minutes_per_week, each.min_teachers, each.max_teachers) for each in kept["pledges"]] == [(300, 8, 12)]
    again = import_people(store, files, workbook([row]), ImportOptions(role=RoleName.TEACHER))
    assert again.updated == 1
    assert {role.role for role in stored(store)["roles"]} == {RoleName.MENTOR, RoleName.TEACHER}


def test_limits_that_contradict_each_other_are_refused(store, files, workbook, person):
    report = import_people(store, files, workbook([person() | {"Min Teachers": 15, "Max Teachers": 10}]))
    assert errors(report) == [(2, "Max Teachers")]


def test_a_role_that_the_office_ended_does_not_come_back(store, files, workbook, person):
    path = workbook([person()])
    import_people(store, files, path)
    with store.transaction("End it") as work:
        role = work.roles.first()
        work.roles.replace(dataclasses.replace(role, until_on=role.from_on.replace(month=6)))
    assert import_people(store, files, path).unchanged == 1
    assert len(stored(store)["roles"]) == 1


def test_a_list_without_districts_is_of_the_office(store, files, workbook, person):
    row = person()
    del row["District"]
    report = import_people(store, files, workbook([row]))
    assert only_person(store).district == "Gorakhpur"
    assert [each.severity for each in report.problems] == [Severity.WARNING]


def test_balrampur_is_the_one_of_the_own_state(store, files, workbook, person):
    import_people(store, files, workbook([person(district="BALRAMPUR", udise="09520100101")]))
    assert only_person(store).district_code == "127"


def test_refused_rows_can_be_mended_and_imported_again(store, files, workbook, person, tmp_path):
    out = tmp_path / "rejects.xlsx"
    rows = [
        person(),
        person(name="Arun Khan", name_hi="v#.k [kku", mobile="60000", account="99123456789012", udise=9580100102),
    ]
    import_people(store, files, workbook(rows, fonts=[((1, "नाम"), "Kruti Dev 010")]), ImportOptions(rejects=out))
    book = load_workbook(out)
    sheet = book.active
    head = [cell.value for cell in sheet[1]]
    assert head[: len(person())] == list(person())
    assert sheet.max_row == 2
    assert "Mobile No." in sheet.cell(2, len(head)).value
    assert sheet.cell(2, head.index("UDISE Code") + 1).value == "9580100102"
    sheet.cell(2, head.index("Mobile No.") + 1).value = "6000000002"
    book.save(out)
    again = import_people(store, files, out)
    assert (again.added, errors(again)) == (1, [])
    assert {each.name_hi for each in stored(store)["people"]} == {"सन्ध्या राव", "अरुण खान"}


def test_a_file_of_refused_rows_that_cannot_be_saved_undoes_the_import(store, files, workbook, person, tmp_path):
    from sankul.exchange.file_faults import SheetNotSaved

    with pytest.raises(SheetNotSaved):
        import_people(store, files, workbook([person()]), ImportOptions(rejects=tmp_path / "none" / "r.xlsx"))
    assert stored(store)["people"] == ()


def test_refused_rows_never_replace_the_workbook(store, files, workbook, person):
    path = workbook([person()])
    with pytest.raises(RejectsOverSource):
        import_people(store, files, path, ImportOptions(rejects=path))


def test_without_headings_or_a_name_the_refusal_says_what_is_needed(store, files, workbook, person):
    with pytest.raises(HeadingsMissing, match="Name"):
        import_people(store, files, workbook([{"a": 1, "b": 2}]))
    with pytest.raises(ColumnsMissing, match="Name"):
        import_people(store, files, workbook([{"UDISE Code": "09580100101", "Mobile No.": "6000000001"}]))


def test_an_unknown_programme_is_refused(store, files, workbook, person):
    with pytest.raises(ProgrammeUnknown):
        import_people(store, files, workbook([person()]), ImportOptions(programme="No such"))


def test_a_list_in_hindi_and_one_in_csv_come_to_the_same(store, files, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "क्रमांक;शिक्षक का नाम;जनपद;यू-डायस कोड;मोबाइल नं०\n१;सन्तोष राव;गोरखपुर;०९५८०१००१०१;६०००००००01\n", encoding="utf-16"
    )
    report = import_people(store, files, path)
    assert (report.added, errors(report)) == (1, [])
    row = list_people(store)[0]
    assert (row.name, row.name_hi, row.udise, row.mobile, row.district) == (
        "",
        "सन्तोष राव",
        "09580100101",
        "6000000001",
        "Gorakhpur",
    )


def test_a_person_who_was_there_before_is_found_by_name_in_the_school(store, files, workbook, person):
    import_people(store, files, workbook([person(mobile=None, account=None, ifsc=None)]))
    report = import_people(store, files, workbook([person()]))
    assert (report.added, report.updated) == (0, 1)
    assert only_person(store).mobile == "6000000001"


def test_roles_name_the_programme(store, files, workbook, person):
    import_people(store, files, workbook([person()]))
    with store.reading() as work:
        (role,) = work.roles.where()
        assert isinstance(role, Role)
        assert role.programme_id == work.programmes.first().id
