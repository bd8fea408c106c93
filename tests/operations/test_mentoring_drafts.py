"""What a person decides on a draft, and what the preview shows of it."""

from dataclasses import replace
from datetime import date

import pytest

from sankul.errors import NotFound
from sankul.operations.mentoring import (
    NoDraft,
    commit,
    propose,
)
from sankul.operations.mentoring_drafts import (
    MentorAway,
    MentorFull,
    NothingToPin,
    NotInDraft,
    OtherDistrict,
    OwnMentor,
    StillPinned,
    forbid,
    list_choices,
    move_pair,
    pin,
)
from sankul.operations.mentoring_preview import Change, preview
from sankul.rules.people import Role, RoleName


@pytest.fixture(autouse=True)
def in_september(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-09-01T10:00:00+05:30")


def test_moving_by_hand_shows_the_points_at_once_and_is_kept(store, programme, enrol):
    enrol(store, programme)
    made = propose(store)
    row = preview(store).rows[0]
    assert row.next_best == f"Next best: {row.next_mentor}, {row.next_extra} points more."
    moved = move_pair(store, row.teacher_id, row.next_mentor_id)
    assert moved.extra == row.next_extra
    assert moved.cost_before == made.cost
    seen = next(each for each in preview(store).rows if each.teacher_id == row.teacher_id)
    assert seen.mentor_id == row.next_mentor_id
    assert seen.is_pinned
    assert "Kept as a person decided." in seen.why
    assert preview(store).report.cost == moved.cost_after
    again = propose(store)
    assert again.cost >= made.cost
    assert next(each for each in preview(store).rows if each.teacher_id == row.teacher_id).mentor_id == seen.mentor_id
    pin(store, row.teacher_id, pinned=False)
    assert propose(store).cost == made.cost


def test_what_a_person_decided_outlives_the_commit(store, programme, enrol):
    enrol(store, programme)
    propose(store)
    row = preview(store).rows[0]
    move_pair(store, row.teacher_id, row.next_mentor_id)
    commit(store)
    propose(store)
    assert {each.change for each in preview(store).rows} == {Change.STAYS}
    assert next(each for each in preview(store).rows if each.teacher_id == row.teacher_id).is_pinned


def test_moving_back_gives_the_points_back(store, programme, enrol):
    enrol(store, programme)
    made = propose(store)
    row = preview(store).rows[0]
    move_pair(store, row.teacher_id, row.next_mentor_id)
    assert move_pair(store, row.teacher_id, row.mentor_id).cost_after == made.cost


def test_a_teacher_can_be_taken_out(store, programme, enrol):
    enrol(store, programme)
    propose(store)
    row = preview(store).rows[0]
    move_pair(store, row.teacher_id, None)
    left = preview(store).report.unassigned
    assert [(each.person_id, each.why) for each in left] == [
        (row.teacher_id, "Taken out of the proposal by hand; there is a free seat.")
    ]
    with pytest.raises(NothingToPin):
        pin(store, row.teacher_id)


def test_a_mentor_ruled_out_is_left_at_once_and_in_further_proposals(store, programme, enrol):
    enrol(store, programme)
    propose(store)
    row = preview(store).rows[0]
    assert forbid(store, row.teacher_id, row.mentor_id).extra == row.next_extra
    propose(store)
    seen = next(each for each in preview(store).rows if each.teacher_id == row.teacher_id)
    assert seen.mentor_id == row.next_mentor_id
    assert seen.forbidden == (row.mentor_id,)
    forbid(store, row.teacher_id, row.mentor_id, forbidden=False)
    propose(store)
    assert next(each for each in preview(store).rows if each.teacher_id == row.teacher_id).forbidden == ()


def test_a_pinned_pair_is_not_ruled_out(store, programme, enrol):
    enrol(store, programme)
    propose(store)
    row = preview(store).rows[0]
    pin(store, row.teacher_id)
    with pytest.raises(StillPinned):
        forbid(store, row.teacher_id, row.mentor_id)


def test_moves_that_break_a_rule_are_refused(store, programme, enrol):
    teachers, mentors = enrol(store, programme, teachers=30, mentors=3, max_teachers=15)
    _, far = enrol(store, programme, teachers=0, mentors=1, code="187")
    with store.transaction("Spoil") as work:
        full = work.pledges.first(person_id=mentors[0].id)
        away = work.pledges.first(person_id=mentors[1].id)
        work.pledges.replace(
            replace(full, min_teachers=0, max_teachers=0),
            replace(away, absent_from_on=date(2026, 8, 1), absent_until_on=date(2026, 10, 1)),
        )
        work.roles.add(Role(person_id=mentors[2].id, role=RoleName.TEACHER, from_on=programme.from_on))
    propose(store)
    for mentor, refusal in ((mentors[0], MentorFull), (mentors[1], MentorAway), (far[0], OtherDistrict)):
        with pytest.raises(refusal):
            move_pair(store, teachers[0].id, mentor.id)
    with pytest.raises(OwnMentor):
        move_pair(store, mentors[2].id, mentors[2].id)
    with pytest.raises(NotInDraft):
        move_pair(store, teachers[0].id, teachers[1].id)
    with pytest.raises(NotInDraft):
        move_pair(store, far[0].id, mentors[2].id)
    with pytest.raises(NotFound):
        move_pair(store, "nobody", mentors[2].id)


def test_without_a_draft_there_is_no_preview_and_no_move(store, programme, enrol):
    teachers, mentors = enrol(store, programme)
    assert preview(store) is None
    with pytest.raises(NoDraft):
        move_pair(store, teachers[0].id, mentors[0].id)


def test_choices_tell_the_points_of_a_move_before_it_is_made(store, programme, enrol):
    enrol(store, programme, teachers=24, mentors=3, max_teachers=20)
    propose(store)
    row = preview(store).rows[0]
    choices = list_choices(store, row.teacher_id)
    assert {each.mentor.mentor_id for each in choices} == {
        each.mentor_id for each in preview(store).report.mentors if each.mentor_id != row.mentor_id
    }
    assert [each.extra for each in choices] == sorted(each.extra for each in choices)
    assert choices[0].extra == row.next_extra
    assert move_pair(store, row.teacher_id, choices[-1].mentor.mentor_id).extra == choices[-1].extra


def test_choices_for_who_was_taken_out_count_what_that_cost(store, programme, enrol):
    enrol(store, programme, teachers=24, mentors=2, max_teachers=20)
    propose(store)
    teacher = preview(store).rows[0].teacher_id
    move_pair(store, teacher, None)
    for choice in list_choices(store, teacher):
        assert move_pair(store, teacher, choice.mentor.mentor_id).extra == choice.extra
        move_pair(store, teacher, None)


def test_choices_say_who_is_full(store, programme, enrol):
    enrol(store, programme, teachers=24, mentors=2, max_teachers=12)
    propose(store)
    (choice,) = list_choices(store, preview(store).rows[0].teacher_id)
    assert (
        choice.obstacle
        == f"{choice.mentor.mentor} has 12 teachers already, which is the limit. Move someone else away first."
    )
