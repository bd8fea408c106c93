"""Who led a session: a teacher of that day's circle who was there, noted at the marking or later."""

from dataclasses import replace
from datetime import date

import pytest

from sankul.operations.attendance import mark
from sankul.operations.session_leaders import (
    SessionNotFound,
    SeveralTeachersNamed,
    find_leader,
    find_session,
    leaders_to_choose,
    note_leader,
)
from sankul.operations.sessions import list_sessions, session_page
from sankul.rules.attendance import (
    AttendanceLocked,
    CancelledNotMarked,
    FutureNotMarked,
    LeaderAway,
    LeaderOutside,
    MarkState,
)
from sankul.rules.sessions import SessionState


def leader(store, session):
    with store.reading() as work:
        return work.sessions.get(session.id).led_by_id


def test_a_teacher_is_noted_shown_and_undone(store, season):
    first, anjali = season.sessions[0], season.people["Anjali Rao"]
    note_leader(store, first.id, anjali.id)
    assert leader(store, first) == anjali.id
    assert session_page(store, first.id).row.leader.hi == "अंजलि राव"
    assert [row.leader.en for row in list_sessions(store) if row.leader] == ["Anjali Rao"]
    assert store.history(first.id)[-1][0].sentence() == "Note who led session 1 of GKP-01: Anjali Rao"
    store.undo()
    assert leader(store, first) is None


def test_the_mentor_is_the_rule(store, season):
    first = season.sessions[0]
    note_leader(store, first.id, season.people["Anjali Rao"].id)
    note_leader(store, first.id, season.mentor.id)
    assert leader(store, first) is None
    note_leader(store, first.id, season.people["Anjali Rao"].id)
    note_leader(store, first.id, None)
    assert leader(store, first) is None


def test_a_lock_keeps_the_marks_and_not_the_leader(store, season):
    with store.transaction("Lock") as work:
        work.sessions.replace(*(replace(each, is_locked=True) for each in work.sessions.where(number=1)))
        work.sessions.replace(*(replace(each, is_locked=True) for each in work.sessions.where(number=5)))
    note_leader(store, season.sessions[0].id, season.people["Anjali Rao"].id)
    assert leader(store, season.sessions[0])
    with pytest.raises(AttendanceLocked):
        note_leader(store, season.sessions[4].id, season.people["Anjali Rao"].id)


def test_what_cannot_be_noted(store, season, monkeypatch):
    anjali, kiran = season.people["Anjali Rao"], season.people["Kiran Bind"]
    with store.transaction("Leave") as work:
        work.members.replace(replace(work.members.first(person_id=anjali.id), until_on=date(2026, 10, 20)))
        work.sessions.replace(replace(season.sessions[5], state=SessionState.CANCELLED, reason="Rain"))
    monkeypatch.setenv("SANKUL_NOW", "2026-10-30T10:00:00+05:30")
    for number, person_id, refusal in (
        (4, anjali.id, LeaderOutside),
        (1, "nobody", LeaderOutside),
        (2, kiran.id, LeaderAway),
        (3, kiran.id, LeaderAway),
        (5, kiran.id, FutureNotMarked),
        (6, kiran.id, CancelledNotMarked),
    ):
        with pytest.raises(refusal):
            note_leader(store, season.sessions[number - 1].id, person_id)
    assert {leader(store, each) for each in season.sessions} == {None}


def test_marking_notes_the_leader_in_the_same_act(store, season):
    fifth, kiran = season.sessions[4], season.people["Kiran Bind"].id
    mark(store, fifth.id, {kiran: MarkState.LATE}, leaders={fifth.id: kiran})
    assert leader(store, fifth) == kiran
    with pytest.raises(LeaderAway):
        mark(store, fifth.id, {kiran: MarkState.ABSENT})
    mark(store, fifth.id, {kiran: MarkState.ABSENT}, leaders={fifth.id: None})
    assert leader(store, fifth) is None
    store.undo()
    assert leader(store, fifth) == kiran
    store.undo()
    with store.reading() as work:
        assert work.sessions.get(fifth.id).state is SessionState.PLANNED


def test_sessions_and_leaders_are_found_by_what_people_write(store, season):
    third = season.sessions[2]
    with store.transaction("Name another the same") as work:
        work.people.replace(replace(season.people["Kiran Bind"], name="Bindu Soni"))
    with store.reading() as work:
        for text in (third.id, "GKP-01/3", "gkp-01/३", "circle 1/3"):
            assert find_session(work, text).id == third.id
        for text in ("", "GKP-01", "GKP-01/9", "XX/3", "/", "GKP-01/x"):
            with pytest.raises(SessionNotFound):
                find_session(work, text)
        assert find_leader(work, third, "अंजलि राव") == season.people["Anjali Rao"].id
        assert find_leader(work, third, "Mentor") is None
        with pytest.raises(LeaderOutside, match="Nobody"):
            find_leader(work, third, "Nobody")
        with pytest.raises(SeveralTeachersNamed):
            find_leader(work, third, "bindu soni")
    assert leaders_to_choose(store, third.id)[1][0].name == "Anjali Rao"
