"""Calendar files: right times, stable identity, Hindi whole, cancelled ones marked, never half a file."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from sankul.clock import INDIA, moment
from sankul.exchange.calendars import CalendarNotWritten, calendar_of, write_calendar
from sankul.operations.sessions import SessionRow
from sankul.rules.papers import Both
from sankul.rules.sessions import SessionState
from sankul.text import speaking

STARTS = moment(date(2026, 10, 7), time(15, 30))
ROW = SessionRow(
    id="0199a000-0000-7000-8000-000000000001",
    circle_id="c",
    circle="GKP-01",
    circle_name="Circle",
    district_code="148",
    number=3,
    starts_at=STARTS,
    ends_at=STARTS + timedelta(minutes=90),
    mentor=Both("Manoj Verma", "मनोज वर्मा"),
    space_id="s",
    space=Both("Panchayat Bhawan, Rampur; near the well", "पंचायत भवन, रामपुर; कुएँ के पास"),
    state=SessionState.PLANNED,
    topic="कहानी पढ़ना",
    reason="",
    is_locked=False,
    revision=0,
)


def events(content):
    from icalendar import Calendar

    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_an_event_has_the_indian_time_and_a_lasting_identity():
    (event,) = events(calendar_of([ROW]))
    assert event["uid"] == f"{ROW.id}@sankul"
    assert event.decoded("dtstart") == STARTS
    assert event.decoded("dtstart").astimezone(INDIA).hour == 15
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)
    assert (event["sequence"], event["status"], event["summary"]) == (0, "CONFIRMED", "GKP-01: session 3")


def test_the_zone_is_in_the_file():
    content = calendar_of([ROW]).decode()
    assert "BEGIN:VTIMEZONE" in content
    assert "TZID:Asia/Kolkata" in content
    assert "DTSTART;TZID=Asia/Kolkata:20261007T153000" in content


def test_hindi_survives_folding_and_escaping():
    with speaking("hi"):
        content = calendar_of([ROW], "संकुल")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (event,) = events(content)
    assert str(event["location"]) == ROW.space.hi
    assert ROW.topic in str(event["description"])
    assert ROW.mentor.hi in str(event["description"])


def test_moved_and_cancelled_sessions_replace_their_older_state():
    cancelled = replace(ROW, state=SessionState.CANCELLED, revision=2, reason="Rain", space=None)
    (event,) = events(calendar_of([cancelled]))
    assert (event["sequence"], event["status"], "location" in event) == (2, "CANCELLED", False)
    assert "Rain" in str(event["description"])


def test_a_file_is_whole_and_replaces_an_older_one(tmp_path):
    out = tmp_path / "new" / "sessions.ics"
    assert write_calendar([ROW], out) == out
    write_calendar([ROW, replace(ROW, id="0199a000-0000-7000-8000-000000000002")], out)
    assert len(events(out.read_bytes())) == 2
    assert [file.name for file in out.parent.iterdir()] == ["sessions.ics"]


def test_an_empty_calendar_is_a_calendar(tmp_path):
    assert events(write_calendar([], tmp_path / "empty.ics").read_bytes()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CalendarNotWritten, match="file"):
        write_calendar([ROW], tmp_path / "file" / "sessions.ics")
    (tmp_path / "sessions.ics").mkdir()
    with pytest.raises(CalendarNotWritten):
        write_calendar([ROW], tmp_path / "sessions.ics")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "sessions.ics"]
