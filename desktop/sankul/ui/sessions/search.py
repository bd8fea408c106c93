"""Finding sessions: by circle, mentor, space or topic; of each circle those that come next."""

from typing import TYPE_CHECKING

from sankul.spelling import finding
from sankul.text import N_, language
from sankul.ui.rooms import Found

if TYPE_CHECKING:
    from sankul.operations.store import Work

MOST = 20
MOST_OF_CIRCLE = 3


def find_sessions(work: "Work", query: str) -> list[Found]:
    """The next sessions of the circles that match, and those whose topic matches; the past ones when none is to come."""
    from sankul.clock import now
    from sankul.operations.sessions import rows_of, sessions_between
    from sankul.operations.store import Among
    from sankul.rules.mentoring import Part
    from sankul.rules.sessions import said_moment

    circles = {circle.id: circle for circle in work.circles.where()}
    members = work.members.where(part=Part.MENTOR, circle_id=Among(circles))
    mentors = {each.id: each for each in work.people.where(id=Among({member.person_id for member in members}))}
    words = {circle.id: [circle.code, circle.name, circle.district] for circle in circles.values()}
    for member in members:
        mentor = mentors[member.person_id]
        words[member.circle_id] += [mentor.name, mentor.name_hi]
    found = finding(query, circles, words.__getitem__, MOST)
    chosen, moment = [], now()
    sessions = sessions_between(work, found, None, None) if found else ()
    for circle_id in found:
        own = [each for each in sessions if each.circle_id == circle_id]
        ahead = [each for each in own if each.ends_at > moment]
        chosen += ahead[:MOST_OF_CIRCLE] or own[-1:]
    return [
        Found(
            N_("Sessions"),
            f"{row.circle} · {row.number}",
            f"{said_moment(row.starts_at)} · {row.mentor.in_language(language())}",
            "sessions",
            row.id,
        )
        for row in rows_of(work, circles, chosen[:MOST])
    ]
