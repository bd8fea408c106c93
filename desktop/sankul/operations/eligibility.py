"""Who may have a certificate: everyone in the circles of a programme, each with why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sankul.clock import today
from sankul.errors import Refusal
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.programmes import the_programme
from sankul.operations.store import Among, Store, Work
from sankul.rules.certificates import (
    CertificateKind,
    CertificateState,
    certificate_kind,
    check_request,
    part_of,
    why_not,
)
from sankul.rules.participation import Participation, participations
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.schools import School
from sankul.rules.sessions import SessionState
from sankul.text import N_, _


class NobodyInCircles(Refusal):
    """There is nobody to certify."""

    message = N_("“{programme}” has no circles yet. Commit an assignment of mentors first.")
    field = "programme"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person who could have a certificate of a kind; `why` says why not, and is empty when they can.

    `holds` is the number of the valid certificate of the kind that the person has already.
    """

    person: Person
    school: School | None
    took_part: Participation
    why: str
    holds: str = ""


def eligibility(store: Store, kind: str, min_percent: int = 75, programme: str | None = None) -> tuple[Candidate, ...]:
    """Everyone whom a kind is for, by name, each with why not. Raises KindUnknown, PercentOutside, NobodyInCircles."""
    chosen = certificate_kind(kind)
    check_request(min_percent, "both")
    with store.reading() as work:
        return candidates_of(work, the_programme(work, programme), chosen, min_percent)


def candidates_of(work: Work, programme: Programme, kind: CertificateKind, least: int) -> tuple[Candidate, ...]:
    """Everyone in a circle of the programme in the part that `kind` is for, by name. Raises NobodyInCircles."""
    took_part = _participations(work, programme, kind)
    people = {person.id: person for person in work.people.where(id=Among([each.person_id for each in took_part]))}
    schools = {school.id: school for school in work.schools.where()}
    holders = _holders(work, programme, kind)
    last_on = programme.until_on - timedelta(days=1)
    found = []
    for each in took_part:
        person = people[each.person_id]
        holds = holders.get(person.id, "")
        held = _("Already holds {serial}.").format(serial=holds) if holds else ""
        why = held or why_not(kind, each, least, last_on, today())
        found.append(Candidate(person, schools.get(person.school_id or ""), each, why, holds))
    return tuple(sorted(found, key=lambda each: (shown_name(each.person), each.person.id)))


def _participations(work: Work, programme: Programme, kind: CertificateKind) -> tuple[Participation, ...]:
    circles = Among([circle.id for circle in work.circles.where(programme_id=programme.id)])
    members = work.members.where(circle_id=circles, part=part_of(kind))
    if not members:
        raise NobodyInCircles(programme=programme.name)
    sessions = work.sessions.where(circle_id=circles, state=SessionState.HELD)
    return participations(members, sessions, work.marks.where(session_id=Among([each.id for each in sessions])))


def _holders(work: Work, programme: Programme, kind: CertificateKind) -> Mapping[str, str]:
    """Serial numbers of the valid certificates of the kind in the programme, by person."""
    valid = work.certificates.where(programme_id=programme.id, kind=kind, state=CertificateState.VALID)
    return {each.person_id: each.serial for each in valid}
