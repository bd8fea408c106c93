"""Proposing, looking, deciding by hand and committing, on a real office."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sankul.operations.mentoring import (
    DayOutside,
    DayTooEarly,
    DraftOutdated,
    NoDraft,
    NoMentors,
    NoTeachers,
    PointsOutside,
    commit,
    propose,
)
from sankul.operations.mentoring_circles import circle_page, list_circles
from sankul.operations.mentoring_drafts import (
    move_pair,
)
from sankul.operations.mentoring_preview import Change, preview
from sankul.operations.mentoring_sources import count_unplaced
from sankul.operations.programmes import ProgrammeUnknown
from sankul.operations.progress import Cancelled
from sankul.rules.mentoring import Part, Pledge
from sankul.rules.mentoring_costs import Weights


@pytest.fixture(autouse=True)
def in_september(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-09-01T10:00:00+05:30")


def open_seats(store):
    with store.reading() as work:
        return Counter(each.person_id for each in work.members.where(part=Part.TEACHER, until_on=None))


def test_a_proposal_reports_loads_hours_and_its_distance_from_the_optimum(store, programme, enrol):
    enrol(store, programme)
    made = propose(store)
    assert made.assigned == 24
    assert made.unassigned == ()
    assert made.cost >= made.bound >= 0
    assert made.gap == 0.0
    assert made.seconds > 0
    assert [(each.load, each.wish, each.limit, each.hours) for each in made.mentors] == [(12, 10, 15, 4.5)] * 2
    assert {each.district for each in made.mentors} == {"Gorakhpur"}


def test_a_proposal_changes_nothing_else_and_replaces_the_one_before(store, programme, enrol):
    enrol(store, programme)
    propose(store)
    made = propose(store)
    with store.reading() as work:
        assert [each.id for each in work.proposals.where()] == [made.proposal_id]
        assert work.pairs.count() == 24
        assert work.circles.count() == work.members.count() == 0


def test_who_is_left_over_is_said_in_the_language_of_the_screen(store, programme, enrol):
    enrol(store, programme, teachers=17, mentors=1)
    enrol(store, programme, teachers=1, mentors=0, code="187")
    left = propose(store).unassigned
    assert sorted(each.why for each in left) == [
        "All mentors of this district are full: 15 seats for 17 teachers.",
        "All mentors of this district are full: 15 seats for 17 teachers.",
        "There is no mentor in this district.",
    ]


@pytest.mark.parametrize(
    ("teachers", "mentors", "refusal"), [(0, 0, NoTeachers), (0, 2, NoTeachers), (3, 0, NoMentors)]
)
def test_without_people_there_is_a_refusal(store, programme, enrol, teachers, mentors, refusal):
    enrol(store, programme, teachers, mentors)
    with pytest.raises(refusal, match="Foundational Literacy"):
        propose(store)


def test_an_unknown_programme_is_refused(store):
    with pytest.raises(ProgrammeUnknown):
        propose(store, "Nowhere")


def test_people_whose_role_ended_or_is_of_another_programme_stay_out(store, programme, enrol):
    teachers, _ = enrol(store, programme)
    with store.transaction("End a role") as work:
        role = work.roles.first(person_id=teachers[0].id)
        work.roles.replace(replace(role, until_on=date(2026, 9, 1)))
    assert propose(store).assigned == 23


def test_commit_makes_circles_from_the_first_day_and_is_one_act(store, programme, enrol):
    _, mentors = enrol(store, programme)
    propose(store)
    done = commit(store)
    assert (done.circles, done.teachers, done.added, done.moved, done.kept, done.ended) == (2, 24, 24, 0, 0, 0)
    circles = list_circles(store)
    assert [each.code for each in circles] == ["GRK-01", "GRK-02"]
    assert {each.mentor_id for each in circles} == {each.id for each in mentors}
    assert circles[0].name == f"Circle of {circles[0].mentor}"
    page = circle_page(store, circles[0].id)
    assert page.members[0].part is Part.MENTOR
    assert len(page.members) == 13
    assert {each.from_on for each in page.members} == {date(2026, 4, 1)}
    assert store.entries(1)[0].sentence() == "Make 2 circles for 24 teachers"
    store.undo()
    assert list_circles(store) == ()


@pytest.mark.parametrize("now", ["2026-01-05", "2026-09-01", "2028-01-01"])
def test_the_first_circles_count_from_the_first_day_of_the_programme(store, programme, enrol, monkeypatch, now):
    monkeypatch.setenv("SANKUL_NOW", f"{now}T10:00:00+05:30")
    enrol(store, programme)
    propose(store)
    commit(store)
    with store.reading() as work:
        assert {each.from_on for each in work.members.where()} == {programme.from_on}


def test_a_commit_may_name_its_day_within_the_programme_but_not_before_the_last_one(store, programme, enrol):
    enrol(store, programme)
    propose(store)
    for outside in (date(2026, 3, 31), date(2027, 4, 1)):
        with pytest.raises(DayOutside):
            commit(store, from_on=outside)
    commit(store, from_on=date(2026, 7, 1))
    with store.reading() as work:
        assert {each.from_on for each in work.members.where()} == {date(2026, 7, 1)}
    propose(store)
    with pytest.raises(DayTooEarly):
        commit(store, from_on=date(2026, 6, 30))
    assert commit(store, from_on=date(2026, 7, 1)).kept == 24


def test_commit_needs_a_draft_and_only_once(store, programme, enrol):
    enrol(store, programme)
    with pytest.raises(NoDraft):
        commit(store)
    propose(store)
    commit(store)
    with pytest.raises(NoDraft):
        commit(store)


def test_an_outdated_draft_is_refused_and_nothing_is_done(store, programme, enrol):
    enrol(store, programme)
    propose(store)
    enrol(store, programme, teachers=1, mentors=0)
    assert preview(store).is_outdated
    with pytest.raises(DraftOutdated):
        commit(store)
    assert list_circles(store) == ()


def test_a_second_commit_only_adds_the_newcomers(store, programme, enrol, monkeypatch):
    enrol(store, programme)
    propose(store)
    commit(store)
    before = open_seats(store)
    monkeypatch.setenv("SANKUL_NOW", "2026-10-01T10:00:00+05:30")
    newcomers, _ = enrol(store, programme, teachers=2, mentors=0)
    propose(store)
    assert Counter(row.change for row in preview(store).rows) == {Change.STAYS: 24, Change.NEW: 2}
    done = commit(store)
    assert (done.added, done.moved, done.kept, done.ended) == (2, 0, 24, 0)
    assert open_seats(store) == before + Counter(each.id for each in newcomers)
    assert len(list_circles(store)) == 2


def test_a_mover_has_one_mentor_at_a_time_and_a_history(store, programme, enrol, monkeypatch):
    enrol(store, programme)
    propose(store)
    commit(store)
    monkeypatch.setenv("SANKUL_NOW", "2026-10-01T10:00:00+05:30")
    propose(store)
    row = preview(store).rows[0]
    other = next(each.mentor_id for each in list_circles(store) if each.mentor_id != row.mentor_id)
    move_pair(store, row.teacher_id, other)
    done = commit(store)
    assert (done.moved, done.kept) == (1, 23)
    with store.reading() as work:
        old, new = sorted(work.members.where(person_id=row.teacher_id), key=lambda each: each.from_on)
    assert (old.until_on, new.from_on, new.until_on) == (date(2026, 10, 1), date(2026, 10, 1), None)
    assert old.circle_id != new.circle_id
    former = circle_page(store, old.circle_id).former
    assert [(each.person_id, each.reason) for each in former] == [(row.teacher_id, "Moved to another circle")]
    assert set(open_seats(store).values()) == {1}


def test_a_move_on_the_first_day_leaves_no_empty_period(store, programme, enrol):
    enrol(store, programme)
    propose(store)
    commit(store, from_on=date(2026, 9, 1))
    propose(store)
    row = preview(store).rows[0]
    move_pair(
        store, row.teacher_id, next(m.mentor_id for m in preview(store).report.mentors if m.mentor_id != row.mentor_id)
    )
    commit(store)
    with store.reading() as work:
        assert work.members.count(person_id=row.teacher_id) == 1


def test_who_left_the_programme_leaves_the_circle(store, programme, enrol, monkeypatch):
    teachers, mentors = enrol(store, programme, teachers=20)
    propose(store)
    commit(store)
    monkeypatch.setenv("SANKUL_NOW", "2026-10-01T10:00:00+05:30")
    with store.transaction("End roles") as work:
        for gone in (teachers[0], mentors[0]):
            role = work.roles.first(person_id=gone.id)
            work.roles.replace(replace(role, until_on=date(2026, 9, 15)))
    propose(store)
    done = commit(store)
    assert done.teachers == 15
    assert done.ended == 5
    circles = {each.mentor_id: each.load for each in list_circles(store)}
    assert circles == {None: 0, mentors[1].id: 15}


def test_weights_are_kept_with_the_draft(store, programme, enrol):
    enrol(store, programme)
    propose(store, weights=Weights(other_block=50))
    assert preview(store).weights == Weights(other_block=50)
    propose(store)
    assert preview(store).weights.other_block == 50


@pytest.mark.parametrize("points", [-1, 1001])
def test_points_out_of_bounds_are_refused(store, programme, enrol, points):
    enrol(store, programme)
    with pytest.raises(PointsOutside, match="0 to 1000"):
        propose(store, weights=Weights(balance=points))


def test_the_mentor_of_last_year_counts(store, programme, enrol):
    teachers, _ = enrol(store, programme)
    propose(store)
    commit(store)
    last = {row.teacher_id: row.mentor_id for row in (propose(store) and preview(store)).rows}
    with store.transaction("Next year") as work:
        new = replace(
            programme, id=teachers[0].id[:-1] + "0", name="Next", from_on=date(2027, 4, 1), until_on=date(2028, 4, 1)
        )
        work.programmes.add(new)
        for role in work.roles.where():
            work.roles.replace(replace(role, programme_id=None))
        for pledge in work.pledges.where():
            work.pledges.add(Pledge(programme_id=new.id, person_id=pledge.person_id))
    propose(store, "Next")
    rows = preview(store, "Next").rows
    assert {row.teacher_id: row.mentor_id for row in rows} == last
    assert all("Had the same mentor before." in row.why for row in rows)
    assert {row.change for row in rows} == {Change.NEW}


def test_two_districts_count_their_circles_apart(store, programme, enrol):
    enrol(store, programme)
    enrol(store, programme, code="187")
    propose(store)
    commit(store)
    assert [each.code for each in list_circles(store)] == ["GRK-01", "GRK-02", "VRN-01", "VRN-02"]
    with store.reading() as work:
        people = {each.id: each.district_code for each in work.people.where()}
        circles = {each.id: each.district_code for each in work.circles.where()}
        assert all(people[each.person_id] == circles[each.circle_id] for each in work.members.where())


def test_a_list_shows_the_day_after_an_end_as_former(store, programme, enrol):
    enrol(store, programme)
    propose(store)
    commit(store)
    with store.transaction("End") as work:
        member = work.members.first(part=Part.TEACHER)
        work.members.replace(replace(member, until_on=date(2026, 9, 1) + timedelta(days=1)))
    page = circle_page(store, member.circle_id)
    assert len(page.former) == 0
    with store.transaction("End") as work:
        work.members.replace(replace(member, until_on=date(2026, 9, 1)))
    assert [each.person_id for each in circle_page(store, member.circle_id).former] == [member.person_id]


def test_a_proposal_can_be_cancelled_between_districts(store, programme, enrol):
    enrol(store, programme)
    enrol(store, programme, code="187")

    class Once:
        heard = []

        def step(self, done, total):
            self.heard.append((done, total))
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        propose(store, progress=Once())
    assert Once.heard == [(0, 2), (1, 2)]
    with store.reading() as work:
        assert work.proposals.count() == 0


def test_teachers_in_no_circle_are_counted(store, programme, enrol):
    enrol(store, programme, teachers=24, mentors=1, max_teachers=20)
    with store.reading() as work:
        assert count_unplaced(work, programme) == 24
    propose(store)
    commit(store)
    with store.reading() as work:
        assert count_unplaced(work, programme) == 4
