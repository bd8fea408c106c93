"""What people answer: what a column holds, how it is typed, who a held row is; and what is remembered of it."""

import dataclasses
from datetime import date

import pytest

from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.opening import (
    ColumnChosenTwice,
    ColumnsMissing,
    ColumnsRivalling,
    ColumnUnknown,
    FieldUnknown,
    HeadingsMissing,
)
from sankul.operations.imports.people import import_people
from sankul.rules.imports import Decision, DecisionKind, RowState, Severity
from sankul.rules.merging import Distinction, Merger
from sankul.rules.people import Person
from sankul.rules.sheet_columns import key_of

from .stored import REGISTER, everything, named

ADD, LEAVE = Decision(DecisionKind.ADD), Decision(DecisionKind.LEAVE)


def update(of_id):
    return Decision(DecisionKind.UPDATE, of_id)


def states(report):
    return [each.state for each in report.outcomes]


def column(report, field):
    (found,) = [each for each in report.columns if each.field == field]
    return found


def without(row, *headings, **more):
    return {key: value for key, value in row.items() if key not in headings} | more


@pytest.fixture
def four(person):
    """Four people with all codes."""
    return [
        person(name=name, name_hi="", mobile=f"600000000{at}", account=f"9912345678{at}0", udise=f"0958010010{at}")
        for at, name in enumerate(("Asha Rao", "Bhanu Khan", "Chetan Bind", "Divya Soni"))
    ]


# Columns


def test_a_column_with_an_unknown_heading_waits_and_is_remembered_once_chosen(store, files, workbook, four):
    rows = [without(row, "Mobile No.", **{"Ring him": row["Mobile No."]}) for row in four]
    unread = import_people(store, files, workbook(rows), ImportOptions(is_trial=True))
    assert not any(each.field == "mobile" for each in unread.columns)
    chosen = import_people(store, files, workbook(rows), ImportOptions(columns={"ring him#1": "mobile"}))
    assert (chosen.added, column(chosen, "mobile").how) == (4, "chosen")
    assert named(store)["Asha Rao"].mobile == "6000000000"
    turned = [dict(reversed(row.items())) for row in rows]
    again = import_people(store, files, workbook(turned, name="turned.xlsx"))
    assert (again.unchanged, column(again, "mobile").how) == (4, "remembered")


def test_a_trial_remembers_nothing_and_undo_takes_back_the_whole_act(store, files, workbook, four):
    options = ImportOptions(columns={"mobile no#1": ""})
    before = everything(store)
    import_people(store, files, workbook(four), dataclasses.replace(options, is_trial=True))
    with store.reading() as work:
        assert work.column_choices.count() == 0
    import_people(store, files, workbook(four), options)
    assert named(store)["Asha Rao"].mobile == ""
    store.undo()
    assert everything(store) == before


def test_a_list_without_any_known_heading_asks_and_takes_the_answer(store, files, workbook):
    rows = [{"Who": f"Person {word}", "Ring": f"600000000{at}"} for at, word in enumerate(("One", "Two", "Three"))]
    with pytest.raises(HeadingsMissing) as asked:
        import_people(store, files, workbook(rows))
    columns = {each.heading: each for each in asked.value.columns}
    assert columns["Who"].samples == ("Person One", "Person Two", "Person Three")
    assert asked.value.heading_row == 1
    chosen = {columns["Who"].key: "name", columns["Ring"].key: "mobile"}
    assert import_people(store, files, workbook(rows), ImportOptions(columns=chosen)).added == 3
    assert import_people(store, files, workbook(rows)).unchanged == 3


def test_a_column_full_of_numbers_is_no_name(store, files, workbook, four):
    swapped = [row | {"Name": row["Mobile No."], "Mobile No.": row["Name"]} for row in four]
    with pytest.raises(ColumnsMissing) as asked:
        import_people(store, files, workbook([without(row, "नाम") for row in swapped]))
    columns = {each.heading: each for each in asked.value.columns}
    assert (columns["Name"].field, columns["Name"].how, columns["Name"].is_read) == ("mobile", "unsure", False)
    right = ImportOptions(columns={columns["Name"].key: "mobile", columns["Mobile No."].key: "name"})
    report = import_people(store, files, workbook([without(row, "नाम") for row in swapped]), right)
    assert report.added == 4
    assert named(store)["Asha Rao"].mobile == "6000000000"


def test_two_columns_for_mobiles_that_differ_both_wait(store, files, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Name,Mobile,Mobile,District\nAsha Rao,6000000001,6000000011,Gorakhpur\n"
        "Bhanu Khan,6000000002,6000000012,Gorakhpur\nChetan Bind,6000000003,6000000013,Gorakhpur\n",
        encoding="utf-8",
    )
    report = import_people(store, files, path, ImportOptions(is_trial=True))
    mobiles = [each for each in report.columns if each.heading == "Mobile"]
    assert [(each.field, each.how, each.is_read) for each in mobiles] == [
        ("mobile", "unsure", False),
        ("", "unsure", False),
    ]
    assert [(each.column, str(each.why)) for each in report.problems] == [
        (
            "Mobile",
            "Columns B, C could each be “Mobile”, and they say different things. None of them was read. "
            "Say which one it is, or correct the headings.",
        )
    ]
    chosen = import_people(store, files, path, ImportOptions(columns={"mobile#2": "mobile"}))
    assert chosen.added == 3
    assert named(store)["Asha Rao"].mobile == "6000000011"


TWO_NAMES = "Mobile,{},{},District\n6000000001,Asha Rao,Ram Rao,Deoria\n6000000002,Bhanu Khan,Sher Khan,Deoria\n"


@pytest.mark.parametrize(
    ("headings", "said", "key"),
    [
        (("Name", "Name"), "B (“Name”), C (“Name”)", "Name#1"),
        (("Name of Teacher", "Name"), "B (“Name of Teacher”), C (“Name”)", "Name of Teacher"),
    ],
)
def test_two_columns_for_the_name_that_differ_are_both_named(store, files, tmp_path, headings, said, key):
    path = tmp_path / "list.csv"
    path.write_text(TWO_NAMES.format(*headings), encoding="utf-8")
    with pytest.raises(ColumnsRivalling) as asked:
        import_people(store, files, path)
    assert said in str(asked.value)
    assert "“Name”" in str(asked.value)
    assert "row 1" in str(asked.value)
    assert [each.rival_for for each in asked.value.columns] == ["", "name", "name", ""]
    assert import_people(store, files, path, ImportOptions(columns={key_of(key): "name"})).added == 2
    assert sorted(named(store)) == ["Asha Rao", "Bhanu Khan"]
    assert import_people(store, files, path).unchanged == 2


@pytest.mark.parametrize(
    ("columns", "refusal"),
    [
        ({"mobile no#1": "telephone"}, FieldUnknown),
        ({"nothing#1": "mobile"}, ColumnUnknown),
        ({"mobile no#1": "mobile", "block#1": "mobile"}, ColumnChosenTwice),
    ],
)
def test_impossible_answers_are_refused(store, files, workbook, four, columns, refusal):
    with pytest.raises(refusal):
        import_people(store, files, workbook(four), ImportOptions(columns=columns))
    assert everything(store)["people"] == ()


# Old fonts


@pytest.mark.parametrize("font", ["DevLys 010", "Chanakya", ""])
def test_doubtful_typing_is_asked_about_and_read_only_when_said(store, files, workbook, four, font):
    rows = [row | {"नाम": 'lUrks"k jko'} for row in four]
    fonts = [((at, "नाम"), font or "Calibri") for at in range(4)]
    path = workbook(rows, fonts=fonts)
    unsaid = import_people(store, files, path, ImportOptions(is_trial=True))
    assert (column(unsaid, "name_hi").script, column(unsaid, "name_hi").font) == ("ask", font)
    assert (unsaid.added, {each.severity for each in unsaid.problems}) == (4, {Severity.WARNING})
    left = import_people(store, files, path, ImportOptions(scripts={"नाम#1": "leave"}))
    assert column(left, "name_hi").script == "leave"
    assert {each.name_hi for each in everything(store)["people"]} == {""}
    read = import_people(store, files, path, ImportOptions(scripts={"नाम#1": "krutidev"}))
    assert (read.updated, column(read, "name_hi").read) == (4, ("सन्तोष राव",))
    assert [(each.before, each.after) for each in read.repaired] == [('lUrks"k jko', "सन्तोष राव")] * 4
    assert import_people(store, files, path).unchanged == 4


def test_a_list_that_lost_its_fonts_is_read_when_it_is_said_how_it_is_typed(store, files, tmp_path):
    path = tmp_path / "list.csv"
    rows = ["uke,tuin,eks0 ua0", '"lUrks""k jko",xksj[kiqj,6000000001', "v#.k 'kekZ,xksj[kiqj,6000000002"]
    path.write_text("\n".join(rows), encoding="utf-8")
    unsaid = import_people(store, files, path, ImportOptions(is_trial=True))
    assert states(unsaid) == [RowState.REFUSED, RowState.REFUSED]
    assert [(each.field, each.script) for each in unsaid.columns] == [
        ("name_hi", "ask"),
        ("district", "ask"),
        ("mobile", ""),
    ]
    import_people(store, files, path, ImportOptions(scripts={"uke#1": "krutidev", "tuin#1": "krutidev"}))
    assert sorted((each.name_hi, each.district, each.mobile) for each in everything(store)["people"]) == [
        ("अरुण शर्मा", "Gorakhpur", "6000000002"),
        ("सन्तोष राव", "Gorakhpur", "6000000001"),
    ]


def test_latin_text_in_a_column_of_old_typing_is_never_made_hindi(store, files, workbook, four):
    rows = [row | {"नाम": hindi} for row, hindi in zip(four, ('lUrks"k jko', "McDonald Kumar", "राम", ""), strict=True)]
    path = workbook(rows)
    import_people(store, files, path, ImportOptions(scripts={"नाम#1": "krutidev"}))
    assert [each.name_hi for each in sorted(everything(store)["people"], key=lambda each: each.name)] == [
        "सन्तोष राव",
        "",
        "राम",
        "",
    ]


def test_an_old_font_without_another_name_refuses_the_row(store, files, workbook, four):
    rows = [row | {"Name": "", "नाम": 'lUrks"k jko'} for row in four[:1]] + four[1:]
    report = import_people(store, files, workbook(rows, fonts=[((0, "नाम"), "Chanakya")]))
    assert states(report) == [RowState.REFUSED] + [RowState.ADDED] * 3


# Decisions


def alike(row, **more):
    return row | {"Name": "ASHA RAAO", "A/C No.": None, "IFSC": None} | more


def test_an_undecided_row_is_held_with_what_an_update_would_change(store, files, workbook, four):
    import_people(store, files, workbook(four))
    report = import_people(store, files, workbook([alike(four[0], Designation="Head Teacher")]))
    (held,) = report.outcomes
    known = named(store)["Asha Rao"]
    assert (held.state, held.of_id, held.name) == (RowState.HELD, known.id, "ASHA RAAO")
    assert [(each.label, each.before, each.after) for each in held.changes] == [
        ("Designation", "Assistant Teacher", "Head Teacher")
    ]
    assert named(store)["Asha Rao"] == known


def test_somebody_else_is_added_and_never_asked_about_again(store, files, workbook, four):
    import_people(store, files, workbook(four))
    path = workbook([alike(four[0])])
    report = import_people(store, files, path, ImportOptions(decisions={2: ADD}))
    assert states(report) == [RowState.ADDED]
    people = named(store)
    (distinction,) = everything(store)["distinctions"]
    assert [distinction.one_id, distinction.other_id] == sorted([people["Asha Rao"].id, people["ASHA RAAO"].id])
    before = everything(store)
    for options in (ImportOptions(), ImportOptions(decisions={2: ADD})):
        again = import_people(store, files, path, options)
        assert (states(again), again.duplicates) == ([RowState.SAME], ())
    assert import_people(store, files, workbook(four)).unchanged == 4
    assert everything(store) == before


def test_the_known_person_is_updated_when_that_is_decided(store, files, workbook, four):
    import_people(store, files, workbook(four))
    asha = named(store)["Asha Rao"]
    row = alike(four[0], Name="Asha Raao", Designation="Head Teacher")
    report = import_people(store, files, workbook([row]), ImportOptions(decisions={2: update(asha.id)}))
    assert states(report) == [RowState.CHANGED]
    assert [each.label for each in report.outcomes[0].changes] == ["Name", "Designation"]
    assert named(store)["Asha Raao"] == dataclasses.replace(asha, name="Asha Raao", designation="Head Teacher")


def test_a_row_may_be_the_person_of_an_earlier_row(store, files, workbook, four):
    rows = [four[0], alike(four[0], Designation="Head Teacher")]
    trial = import_people(store, files, workbook(rows), ImportOptions(is_trial=True))
    (duplicate,) = [each for each in trial.duplicates if each.is_held]
    decided = ImportOptions(decisions={3: update(duplicate.person_id)})
    report = import_people(store, files, workbook(rows), decided)
    assert (duplicate.person_id, states(report)) == ("row:2", [RowState.ADDED, RowState.CHANGED])
    assert named(store)["Asha Rao"].designation == "Head Teacher"
    before = everything(store)
    again = import_people(store, files, workbook(rows), decided)
    assert (again.added, again.refused) == (0, 0)
    assert named(store).keys() == {each.name for each in before["people"]}


def of_another_name(row, **more):
    return without(row, "A/C No.", "IFSC", Name="Zubeda Khatoon", **more)


def test_a_row_that_is_only_reported_may_be_the_known_person(store, files, workbook, four):
    import_people(store, files, workbook(four))
    path, asha = workbook([of_another_name(four[0])]), named(store)["Asha Rao"]
    trial = import_people(store, files, path, ImportOptions(is_trial=True))
    (duplicate,) = trial.duplicates
    assert (states(trial), duplicate.is_alarm, duplicate.person_id) == ([RowState.ADDED], True, asha.id)
    report = import_people(store, files, path, ImportOptions(decisions={2: update(asha.id)}))
    assert (states(report), report.added, report.duplicates) == ([RowState.CHANGED], 0, ())
    assert named(store)["Zubeda Khatoon"].id == asha.id


def test_a_choice_for_another_row_changes_nobody(store, files, workbook, four):
    import_people(store, files, workbook(four[:2]))
    before, bhanu = everything(store), named(store)["Bhanu Khan"]
    report = import_people(store, files, workbook([four[2]]), ImportOptions(decisions={2: update(bhanu.id)}))
    assert states(report) == [RowState.REFUSED]
    assert str(report.problems[0].why).startswith("Bhanu Khan was chosen for this row, but shares no code")
    assert everything(store) == before


def test_a_row_that_is_only_reported_may_be_told_apart(store, files, workbook, four):
    import_people(store, files, workbook(four))
    path = workbook([of_another_name(four[0])])
    report = import_people(store, files, path, ImportOptions(decisions={2: ADD}))
    assert (states(report), report.duplicates) == ([RowState.ADDED], ())
    assert len(everything(store)["distinctions"]) == 1
    again = import_people(store, files, path)
    assert (states(again), again.duplicates) == ([RowState.SAME], ())


def test_an_alike_name_in_the_school_may_be_told_apart(store, files, workbook, four):
    import_people(store, files, workbook(four))
    path = workbook([without(four[0], "A/C No.", "IFSC", Name="Asha Raoo", **{"Mobile No.": "6000000099"})])
    assert len(import_people(store, files, path, ImportOptions(is_trial=True)).duplicates) == 1
    report = import_people(store, files, path, ImportOptions(decisions={2: ADD}))
    assert (states(report), report.duplicates) == ([RowState.ADDED], ())
    assert import_people(store, files, path).duplicates == ()


def test_a_list_in_hindi_waits_for_those_who_are_known_in_english_only(store, files, workbook, four):
    import_people(store, files, workbook(four))
    path = workbook([of_another_name(four[0]) | {"Name": "", "नाम": name} for name in ("आशा राव", "सुनील मौर्य")])
    report = import_people(store, files, path)
    assert states(report) == [RowState.HELD, RowState.ADDED]
    assert [(each.row, each.is_alarm) for each in report.duplicates] == [(2, False), (3, True)]
    known = named(store)["Asha Rao"]
    import_people(store, files, path, ImportOptions(decisions={2: update(known.id)}))
    assert named(store)["Asha Rao"] == dataclasses.replace(known, name_hi="आशा राव")


def test_who_moves_to_another_district_leaves_the_block_behind(store, files, workbook, four):
    import_people(store, files, workbook([four[0] | {"Block": "Chargawan", "District": "Gorakhpur"}]))
    moved = four[0] | {"Block": None, "District": "Jaunpur", "UDISE Code": "09640101102"}
    trial = import_people(store, files, workbook([moved]), ImportOptions(is_trial=True))
    report = import_people(store, files, workbook([moved]))
    assert report.outcomes[0].changes == trial.outcomes[0].changes
    person = named(store)["Asha Rao"]
    assert (person.block, person.district) == ("", "Jaunpur")


def test_the_same_row_twice_may_be_two_people(store, files, workbook, four):
    row = without(four[0], "A/C No.", "IFSC")
    path = workbook([row, row])
    report = import_people(store, files, path, ImportOptions(decisions={3: ADD}))
    assert states(report) == [RowState.ADDED, RowState.ADDED]
    before = everything(store)
    for options in (ImportOptions(), ImportOptions(decisions={3: ADD})):
        assert states(import_people(store, files, path, options)) == [RowState.SAME, RowState.SAME]
    assert everything(store) == before


def test_a_row_that_is_left_out_changes_nothing(store, files, workbook, four):
    import_people(store, files, workbook(four))
    before = everything(store, REGISTER)
    report = import_people(store, files, workbook([alike(four[0])]), ImportOptions(decisions={2: LEAVE}))
    assert (states(report), report.duplicates) == ([RowState.LEFT_OUT], ())
    assert everything(store, REGISTER) == before


def test_nobody_gets_the_account_of_another_by_a_decision(store, files, workbook, four):
    import_people(store, files, workbook(four))
    asha, bhanu = named(store)["Asha Rao"], named(store)["Bhanu Khan"]
    before = everything(store)
    row = alike(four[0], **{"A/C No.": four[0]["A/C No."]})
    for decision in (ADD, update(bhanu.id), update("nobody"), update("row:9")):
        report = import_people(store, files, workbook([row]), ImportOptions(decisions={2: decision}))
        assert states(report) == [RowState.REFUSED]
    assert everything(store) == before
    taken = import_people(store, files, workbook([row | {"Name": "Zubair Ali"}]))
    assert [(each.person_id, each.is_alarm) for each in taken.duplicates] == [(asha.id, True)]


def test_a_shared_telephone_is_a_louder_alarm_than_an_alike_name(store, files, workbook, four):
    rows = [
        four[0],
        four[1] | {"Mobile No.": four[0]["Mobile No."]},
        four[2] | {"Name": "Asha Raa", "UDISE Code": four[0]["UDISE Code"]},
    ]
    report = import_people(store, files, workbook(rows))
    assert [(each.row, each.is_alarm) for each in report.duplicates] == [(3, True), (4, False)]


# What was decided elsewhere


def test_pairs_that_were_told_apart_are_not_reported_again(store, files, workbook, four):
    rows = [four[0], four[1] | {"Mobile No.": four[0]["Mobile No."]}]
    import_people(store, files, workbook(rows))
    one, other = sorted(each.id for each in everything(store)["people"])
    with store.transaction("Tell them apart") as work:
        work.distinctions.add(Distinction(one_id=one, other_id=other, on=date(2026, 11, 1)))
    assert import_people(store, files, workbook(rows)).duplicates == ()


def test_erased_people_are_never_matched(store, files, workbook, four):
    import_people(store, files, workbook(four))
    asha = named(store)["Asha Rao"]
    with store.transaction("Erase") as work:
        work.people.replace(dataclasses.replace(asha, erased_on=date(2026, 11, 1)))
        work.bank_accounts.remove(work.bank_accounts.first(person_id=asha.id))
    report = import_people(store, files, workbook(four))
    assert states(report) == [RowState.ADDED] + [RowState.SAME] * 3
    assert all(each.person_id != asha.id for each in report.duplicates)


@pytest.fixture
def merged(store, files, workbook, four):
    """Asha Rao, into whom an entry with another name, mobile and school was merged; and the list that both came from."""
    other = four[1] | {"Name": "Asha Sharma", "Designation": "Head Teacher"}
    path = workbook([four[0], other])
    import_people(store, files, path)
    kept, gone = named(store)["Asha Rao"], named(store)["Asha Sharma"]
    with store.transaction("Merge") as work:
        for account in work.bank_accounts.where(person_id=gone.id):
            work.bank_accounts.remove(account)
        work.roles.remove(*work.roles.where(person_id=gone.id))
        work.people.remove(gone)
        work.mergers.add(
            Merger(
                kept_id=kept.id, gone_id=gone.id, name=gone.name, mobile=gone.mobile, account="XXXX7810",
                school_id=gone.school_id, on=date(2026, 11, 1),
            )
        )  # fmt: skip
    return kept, path


def test_an_old_list_does_not_bring_a_merged_entry_back(store, files, merged):
    kept, path = merged
    before = everything(store)
    report = import_people(store, files, path)
    assert (states(report), report.duplicates) == ([RowState.SAME, RowState.SAME], ())
    assert [each.of_id for each in report.outcomes] == [kept.id, kept.id]
    assert everything(store) == before


@pytest.mark.parametrize("missing", [("Mobile No.",), ("Mobile No.", "A/C No.", "IFSC"), ("A/C No.", "IFSC")])
def test_a_merged_entry_is_found_by_name_in_its_school_or_by_its_number(store, files, workbook, four, merged, missing):
    row = without(four[1] | {"Name": "Asha Sharma", "Designation": "Head Teacher"}, *missing)
    before = everything(store)
    report = import_people(store, files, workbook([row], name="one.xlsx"))
    assert states(report) == [RowState.SAME]
    assert everything(store) == before


def test_a_merged_entry_fills_only_what_is_empty(store, files, workbook, four, merged):
    kept, _path = merged
    with store.transaction("Empty a field") as work:
        work.people.replace(dataclasses.replace(kept, gender=""))
    row = four[1] | {"Name": "Asha Sharma", "Gender": "F", "Designation": "Head Teacher"}
    report = import_people(store, files, workbook([row], name="one.xlsx"))
    assert [[change.label for change in each.changes] for each in report.outcomes] == [["Gender"]]
    assert named(store) == {"Asha Rao": dataclasses.replace(kept, gender="F")}
    assert isinstance(named(store)["Asha Rao"], Person)
