"""Course work: tasks, who handed them in, one act for many, and undo."""

from datetime import date

import pytest

from sankul.operations import course_work
from sankul.operations.course_work import SeveralTeachersCalled
from sankul.operations.programmes import ProgrammeUnknown
from sankul.rules.course_work import HandedInLater, NotInCourse, TaskTwice, TaskUnknown, TaskUntitled

NOVEMBER = date(2026, 11, 20)


@pytest.fixture
def task(store, season):
    return course_work.add_task(store, "Village map", "गाँव का नक्शा", date(2026, 11, 30))


def ids(season, *names):
    return [season.people[name].id for name in names]


def handed_in(store, task):
    with store.reading() as work:
        (circle,) = course_work.work_sheet(work, task.id)
    return {line.name.en: line.on for line in circle.lines}


def test_tasks_are_listed_by_their_last_day(store, season, task):
    course_work.add_task(store, "Diary")
    course_work.add_task(store, "Song", due_on=date(2026, 10, 1))
    assert [(row.title.en, row.handed_in, row.teachers) for row in course_work.list_tasks(store)] == [
        ("Song", 0, 3),
        ("Village map", 0, 3),
        ("Diary", 0, 3),
    ]


def test_one_act_notes_many_and_undo_takes_them_back(store, season, task):
    days = dict.fromkeys(ids(season, "Anjali Rao", "Bindu Soni"), NOVEMBER)
    assert course_work.note_handed_in(store, task.id, days) == 2
    assert course_work.note_handed_in(store, task.id, days) == 0
    assert handed_in(store, task) == {"Anjali Rao": NOVEMBER, "Bindu Soni": NOVEMBER, "Kiran Bind": None}
    store.undo()
    assert set(handed_in(store, task).values()) == {None}
    store.redo()
    changes = {
        **dict.fromkeys(ids(season, "Anjali Rao"), None),
        **dict.fromkeys(ids(season, "Bindu Soni"), date(2026, 11, 3)),
    }
    assert course_work.note_handed_in(store, task.id, changes) == 2
    assert handed_in(store, task) == {"Anjali Rao": None, "Bindu Soni": date(2026, 11, 3), "Kiran Bind": None}


def test_a_change_of_a_task_keeps_who_handed_it_in(store, season, task):
    course_work.note_handed_in(store, task.id, dict.fromkeys(ids(season, "Anjali Rao"), NOVEMBER))
    course_work.change_task(store, task.id, "Map of the village", "", None)
    (row,) = course_work.list_tasks(store)
    assert (row.title.en, row.title.hi, row.due_on, row.handed_in) == ("Map of the village", "", None, 1)


def test_removing_a_task_takes_its_notes_along_and_undo_brings_both_back(store, season, task):
    course_work.note_handed_in(store, task.id, dict.fromkeys(ids(season, "Anjali Rao"), NOVEMBER))
    assert course_work.remove_task(store, task.id) == 1
    assert course_work.list_tasks(store) == ()
    store.undo()
    assert [row.handed_in for row in course_work.list_tasks(store)] == [1]


def test_what_cannot_be_noted_changes_nothing(store, season, task):
    (anjali,), (mentor,) = ids(season, "Anjali Rao"), ids(season, "Manoj Verma")
    for days, refusal in (
        ({anjali: date(2026, 11, 25)}, HandedInLater),
        ({anjali: NOVEMBER, mentor: NOVEMBER}, NotInCourse),
        ({anjali: NOVEMBER, "nobody": NOVEMBER}, NotInCourse),
    ):
        with pytest.raises(refusal):
            course_work.note_handed_in(store, task.id, days)
    assert set(handed_in(store, task).values()) == {None}


def test_bad_tasks_are_refused(store, season, task):
    with pytest.raises(TaskUntitled):
        course_work.add_task(store, "  ")
    with pytest.raises(TaskTwice):
        course_work.add_task(store, "village map")
    with pytest.raises(ProgrammeUnknown):
        course_work.add_task(store, "Diary", programme="Other")
    assert len(course_work.list_tasks(store)) == 1


def test_tasks_and_teachers_are_found_by_name(store, season, task):
    with store.transaction("Name another the same") as work:
        from dataclasses import replace

        work.people.replace(replace(season.people["Kiran Bind"], name="Bindu Soni"))
    with store.reading() as work:
        assert course_work.find_task(work, "गाँव का नक्शा") == task
        assert course_work.find_teachers(work, ["अंजलि राव"]) == ids(season, "Anjali Rao")
        assert course_work.find_teachers(work, ids(season, "Kiran Bind")) == ids(season, "Kiran Bind")
        for act, refusal in (
            (lambda: course_work.find_task(work, "Diary"), TaskUnknown),
            (lambda: course_work.find_teachers(work, ["Manoj Verma"]), NotInCourse),
            (lambda: course_work.find_teachers(work, ["Bindu Soni"]), SeveralTeachersCalled),
        ):
            with pytest.raises(refusal):
                act()
