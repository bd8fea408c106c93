"""Commands on sessions: plan, list, sign-in sheets, calendar file."""

from sankul import hands, text
from sankul.commands.calls import OUT_FOLDER, PROGRAMME, Answer, Call, Command, Option, TerminalProgress
from sankul.operations.seasons import plan_season
from sankul.operations.session_leaders import find_leader, find_session, note_leader
from sankul.operations.sessions import SessionRow, list_sessions, session_page
from sankul.operations.sheets import print_sheets
from sankul.rules.papers import Both
from sankul.text import _


def _plan(call: Call) -> Answer:
    with call.office() as store:
        report = plan_season(
            store,
            from_on=call.needed_date("from"),
            to_on=call.needed_date("to"),
            weekday=call.weekday("weekday"),
            at=call.clock_time("at"),
            minutes=call.number("minutes", 1, 1440),
            every_weeks=call.number("every", 1, 52),
            programme=call.word("programme"),
            progress=TerminalProgress(),
        )
    values = {
        "sessions": report.sessions,
        "bookings": report.bookings,
        "skipped": [{"date": skip.day.isoformat(), "why": skip.why} for skip in report.skipped],
        "clashes": [
            {"kind": clash.kind.value, "severity": clash.severity.value, "what": clash.what} for clash in report.clashes
        ],
    }
    sentence = _("{sessions} sessions planned, {bookings} of them in a space.")
    lines = (*(f"{skip.day}: {skip.why}" for skip in report.skipped), *(clash.what for clash in report.clashes))
    return Answer(values, sentence.format(sessions=report.sessions, bookings=report.bookings), lines)


def _said(name: Both | None) -> str | None:
    return name.in_language(text.language()) if name else None


def _row(row: SessionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "circle": row.circle,
        "date": row.day.isoformat(),
        "start": row.start.strftime("%H:%M"),
        "end": row.end.strftime("%H:%M"),
        "space": _said(row.space),
        "state": row.state.value,
        "number": row.number,
        "mentor": _said(row.mentor),
        "led_by": _said(row.leader),
    }


def _list(call: Call) -> Answer:
    with call.office() as store:
        rows = list_sessions(store, call.day("from"), call.day("to"), programme=call.word("programme"))
    values = {"sessions": [_row(row) for row in rows]}
    lines = tuple("  ".join(str(value) for name, value in _row(row).items() if name != "id" and value) for row in rows)
    return Answer(values, _("{n} sessions.").format(n=len(rows)), lines)


def _sheets(call: Call) -> Answer:
    with call.office() as store:
        files = print_sheets(
            store,
            hands.printer(),
            call.path("out"),
            text.language(),
            call.day("from"),
            call.day("to"),
            programme=call.word("programme"),
            progress=TerminalProgress(),
        )
    lines = tuple(str(file) for file in files)
    return Answer({"files": list(lines)}, _("{n} files were written.").format(n=len(files)), lines)


def _ics(call: Call) -> Answer:
    from sankul.exchange.calendars import write_calendar

    with call.office() as store:
        rows = list_sessions(store, call.day("from"), call.day("to"), programme=call.word("programme"))
    file = write_calendar(rows, call.path("out"))
    return Answer({"file": str(file), "sessions": len(rows)}, _("Written: {file}").format(file=file))


def _leader(call: Call) -> Answer:
    with call.office() as store:
        with store.reading() as work:
            session = find_session(work, call.word("session") or "", call.word("programme"))
            person_id = find_leader(work, session, call.word("person") or "")
        note_leader(store, session.id, person_id)
        row = session_page(store, session.id).row
    values = {"session": row.id, "circle": row.circle, "number": row.number, "led_by": _said(row.leader)}
    if row.leader is None:
        sentence = _("The mentor led session {number} of {circle}.")
    else:
        sentence = _("{person} led session {number} of {circle}.")
    return Answer(values, sentence.format(person=values["led_by"], number=row.number, circle=row.circle))


_FROM = Option("--from", "the first day", {"metavar": "D"})
_TO = Option("--to", "the last day", {"metavar": "D"})

COMMANDS = (
    Command(
        "sessions plan",
        "plan the sessions of all circles in spaces",
        _plan,
        (
            Option("--from", "the first day", {"required": True, "metavar": "DATE"}),
            Option("--to", "the last day", {"required": True, "metavar": "DATE"}),
            Option("--weekday", "the day that is wished for", {"required": True, "metavar": "WED"}),
            Option("--at", "the time that is wished for", {"required": True, "metavar": "15:30"}),
            Option("--minutes", "how long", {"required": True, "metavar": "90"}),
            Option("--every", "every so many weeks", {"default": "1", "metavar": "1"}),
            PROGRAMME,
        ),
    ),
    Command("sessions list", "list sessions", _list, (_FROM, _TO, PROGRAMME)),
    Command(
        "sessions leader",
        "note which teacher led a session",
        _leader,
        (
            Option("session", "its id, or circle and number: GKP-01/3", {"metavar": "SESSION"}),
            Option("person", "the name or id of the teacher, or “mentor”", {"metavar": "PERSON_OR_NAME"}),
            PROGRAMME,
        ),
    ),
    Command("sessions sheets", "print the sign-in sheets", _sheets, (OUT_FOLDER, _FROM, _TO, PROGRAMME)),
    Command(
        "sessions ics",
        "write a calendar file",
        _ics,
        (Option("--out", "the file", {"required": True, "metavar": "FILE"}), _FROM, _TO, PROGRAMME),
    ),
)
