"""Tasks of a programme: titles that can be told apart, and days that can be meant."""

from dataclasses import replace
from datetime import date

import pytest

from sankul.rules.course_work import (
    DayImplausible,
    DueImplausible,
    HandedInLater,
    Task,
    TaskTitleLong,
    TaskTwice,
    TaskUntitled,
    check_handed_in,
    checked_task,
    said_title,
    task_called,
)
from sankul.text import speaking

MAP = Task(programme_id="G", title="Village map", title_hi="गाँव का नक्शा")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": "", "title_hi": ""}, TaskUntitled),
        ({"title": " . ", "title_hi": ""}, TaskUntitled),
        ({"title": "x" * 201, "title_hi": ""}, TaskTitleLong),
        ({"title": "Other", "title_hi": "अ" * 201}, TaskTitleLong),
        ({"title": "VILLAGE  MAP", "title_hi": ""}, TaskTwice),
        ({"title": "Other", "title_hi": "गांव का नक्शा"}, TaskTwice),
        ({"title": "Other", "title_hi": "", "due_on": date(1026, 1, 1)}, DueImplausible),
    ],
)
def test_tasks_that_cannot_be_kept(changes, refusal):
    with pytest.raises(refusal):
        checked_task(replace(Task(programme_id="G", title="Diary"), **changes), [MAP])


def test_a_task_may_keep_its_own_title():
    assert checked_task(replace(MAP, due_on=date(2026, 12, 1)), [MAP]).due_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [("village map", MAP), ("गांव का नक्शा", MAP), (MAP.id, MAP), ("", None), ("x", None)],
    ids=["English", "Hindi", "id", "nothing", "unknown"],
)
def test_a_task_is_found_by_title_in_either_script_or_id(text, found):
    assert task_called([MAP, Task(programme_id="G", title="Diary")], text) is found


def test_the_title_is_said_in_the_language_spoken_as_far_as_it_is_known():
    with speaking("hi"):
        assert said_title(MAP) == "गाँव का नक्शा"
        assert said_title(replace(MAP, title_hi="")) == "Village map"


def test_work_is_not_handed_in_tomorrow_nor_a_thousand_years_ago():
    check_handed_in(date(2026, 11, 24), date(2026, 11, 24))
    with pytest.raises(HandedInLater):
        check_handed_in(date(2026, 11, 25), date(2026, 11, 24))
    with pytest.raises(DayImplausible):
        check_handed_in(date(1026, 11, 24), date(2026, 11, 24))
