"""Sessions as an iCalendar file (RFC 5545) for telephones and other calendar programs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sankul.clock import in_india, now
from sankul.errors import Trouble
from sankul.operations.sessions import SessionRow
from sankul.rules.sessions import SessionState
from sankul.text import N_, _, language
from sankul.whole_files import save_whole


class CalendarNotWritten(Trouble):
    """The file could not be saved."""

    message = N_("The calendar could not be saved as “{path}” ({why}). Choose another folder, or free some space.")


def write_calendar(rows: Iterable[SessionRow], out: Path, name: str = "") -> Path:
    """Write sessions to `out` in the language now spoken; `name` is the calendar's title.

    Each session keeps its identity by its id, so that importing a newer file moves what was moved and cancels what was
    cancelled. The file is written beside `out` and renamed when it is whole. Raises CalendarNotWritten.
    """
    content = calendar_of(rows, name)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        save_whole(content, out)
    except OSError as error:
        raise CalendarNotWritten(path=out, why=error.strerror or type(error).__name__) from error
    return out


def calendar_of(rows: Iterable[SessionRow], name: str = "") -> bytes:
    """The iCalendar text of sessions."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Sankul//Sessions//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    for row in rows:
        calendar.add_component(_event(row))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(row: SessionRow) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{row.id}@sankul")
    event.add("dtstamp", now())
    event.add("dtstart", in_india(row.starts_at))
    event.add("dtend", in_india(row.ends_at))
    event.add("sequence", row.revision)
    event.add("status", "CANCELLED" if row.state is SessionState.CANCELLED else "CONFIRMED")
    event.add("summary", _("{circle}: session {number}").format(circle=row.circle, number=row.number))
    if row.space:
        event.add("location", row.space.in_language(language()))
    event.add("description", "\n".join(_lines(row)))
    return event


def _lines(row: SessionRow) -> list[str]:
    """What a person wants to know about the session, line by line."""
    lines = [_("Mentor: {name}").format(name=row.mentor.in_language(language()))]
    if row.topic:
        lines.append(_("Topic: {topic}").format(topic=row.topic))
    if row.reason:
        lines.append(_("Changed because: {reason}").format(reason=row.reason))
    return lines
