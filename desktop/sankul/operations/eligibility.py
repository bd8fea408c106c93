"""Who may have a certificate: everyone in the circles of a programme, each with why not; and whom an issue is meant for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sankul.clock import in_india, now, today
from sankul.errors import Refusal
from sankul.operations.certificate_reasons import checked_reason
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.printable import Proof, why_person_unprintable
from sankul.operations.programmes import the_programme
from sankul.operations.store import Among, Store, Work
from sankul.rules.certificates import (
    Certificate,
    CertificateKind,
    CertificateState,
    Conditions,
    certificate_kind,
    check_conditions,
    part_of,
    usual_conditions,
)
from sankul.rules.course_work import Task
from sankul.rules.eligibility import Led, OnRecord, why_not
from sankul.rules.mentoring import Part
from sankul.rules.participation import Participation, participations, planned_minutes
from sankul.rules.people import Person, people_called
from sankul.rules.programmes import Programme
from sankul.rules.schools import School
from sankul.rules.sessions import Session, SessionState
from sankul.text import N_, _


class NobodyInCircles(Refusal):
    """There is nobody to certify."""

    message = N_("“{programme}” has no circles yet. Commit an assignment of mentors first.")
    field = "programme"


class MoreThanTasks(Refusal):
    """More tasks are asked for than there are."""

    message = N_("The programme has {tasks} tasks of course work, so {least} cannot be asked for.")
    field = "min_work"


class PersonNotInCircles(Refusal):
    """A person is named for whom the kind is not."""

    message = N_("“{person}” is in no circle of the programme in the part that this kind of certificate is for.")
    field = "person"


class SeveralPeopleNamed(Refusal):
    """Several people bear the name."""

    message = N_("Several people in the circles are called “{person}”. Name the one who is meant by the id.")
    field = "person"


class OverrideUnreasoned(Refusal):
    """Whoever does not meet the conditions gets a certificate only with a reason."""

    message = N_("Say why {person} gets a certificate without meeting the conditions; the reason is kept with it.")
    field = "reason"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person who could have a certificate of a kind; `why` says why not, and is empty when they can.

    `holds` is the number of the valid certificate of the kind that the person has already. `bar` is what no reason can
    override: that they hold one, or that no paper can show the name. `override` is the reason why it is issued all the
    same; without `can_override` there is none.
    """

    person: Person
    school: School | None
    record: OnRecord
    why: str
    holds: str = ""
    bar: str = ""
    override: str = ""
    can_override: bool = True

    @property
    def took_part(self) -> Participation:
        """The meetings that concern the person."""
        return self.record.took_part

    @property
    def gets_one(self) -> bool:
        """Whether an issue gives the person a certificate."""
        return not self.why or bool(self.override)


def eligibility(
    store: Store,
    kind: str,
    min_percent: int | None = None,
    programme: str | None = None,
    *,
    min_hours: int = 0,
    min_work: int = 0,
    proof: Proof | None = None,
) -> tuple[Candidate, ...]:
    """Everyone whom a kind is for, by name, each with why not; without `min_percent`, what is usual for the kind.

    Raises KindUnknown, the refusals of `check_conditions`, MoreThanTasks or NobodyInCircles.
    """
    chosen = certificate_kind(kind)
    least = usual_conditions(chosen).min_percent if min_percent is None else min_percent
    conditions = Conditions(least, min_hours, min_work)
    check_conditions(chosen, conditions)
    with store.reading() as work:
        found = the_programme(work, programme)
        check_tasks(work, found, conditions)
        return candidates_of(work, found, chosen, conditions, proof)


def check_tasks(work: Work, programme: Programme, conditions: Conditions) -> None:
    """Raises MoreThanTasks."""
    tasks = work.tasks.count(programme_id=programme.id)
    if conditions.min_work > tasks:
        raise MoreThanTasks(tasks=tasks, least=conditions.min_work)


def candidates_of(
    work: Work, programme: Programme, kind: CertificateKind, conditions: Conditions, proof: Proof | None = None
) -> tuple[Candidate, ...]:
    """Everyone in a circle of the programme in the part that `kind` is for, by name. Raises NobodyInCircles.

    Without `proof`, names are not looked at.
    """
    records = _Records(work, programme, part_of(kind))
    people = {each.id: each for each in work.people.where(id=Among([each.person_id for each in records.took_part]))}
    schools = {school.id: school for school in work.schools.where()}
    held = _held(work, programme, kind)
    last_on = programme.until_on - timedelta(days=1)
    found = []
    for took_part in [each for each in records.took_part if people[each.person_id].erased_on is None]:
        person = people[took_part.person_id]
        school = schools.get(person.school_id or "")
        record = _uncounted(records.of(took_part), held.get(person.id, ()))
        holds = _holds(kind, record, held.get(person.id, ()))
        bar = _said_held(kind, holds) or why_person_unprintable(proof, person, school)
        unmet = "" if holds else why_not(kind, record, conditions, last_on, today())
        why = " ".join(filter(None, (bar, unmet)))
        is_empty = kind is CertificateKind.LEADING and not record.led  # the paper would say what was not done
        found.append(Candidate(person, school, record, why, holds, bar, can_override=not (bar or is_empty)))
    return tuple(sorted(found, key=lambda each: (shown_name(each.person), each.person.id)))


class _Records:
    """What is on record about everyone of one part in the circles of a programme."""

    def __init__(self, work: Work, programme: Programme, part: Part) -> None:
        circles = Among([circle.id for circle in work.circles.where(programme_id=programme.id)])
        members = work.members.where(circle_id=circles, part=part)
        if not members:
            raise NobodyInCircles(programme=programme.name)
        sessions = work.sessions.where(circle_id=circles)
        held = [each for each in sessions if each.state is SessionState.HELD]
        marks = work.marks.where(session_id=Among([each.id for each in held]))
        self.took_part = participations(members, held, marks)
        self._planned = planned_minutes(members, sessions, now())
        self._tasks = work.tasks.where(programme_id=programme.id) if part is Part.TEACHER else ()
        self._handed_in = _handed_in(work, self._tasks)
        self._led = _led(held)

    def of(self, took_part: Participation) -> OnRecord:
        """What is on record about the person who took part."""
        person_id = took_part.person_id
        return OnRecord(
            took_part=took_part,
            planned_minutes=self._planned[person_id, took_part.part],
            tasks=self._tasks,
            handed_in=frozenset(self._handed_in.get(person_id, ())),
            led=tuple(self._led.get(person_id, ())),
        )


def _handed_in(work: Work, tasks: Iterable[Task]) -> Mapping[str, Sequence[str]]:
    """The ids of the tasks that each person has handed in."""
    found = defaultdict(list)
    for each in work.submissions.where(task_id=Among([task.id for task in tasks])):
        found[each.person_id].append(each.task_id)
    return found


def _led(held: Iterable[Session]) -> Mapping[str, Sequence[Led]]:
    """The held sessions that each teacher led, by time."""
    found = defaultdict(list)
    for each in sorted(held, key=lambda session: session.starts_at):
        if each.led_by_id is not None:
            found[each.led_by_id].append(Led(in_india(each.starts_at).date(), each.topic))
    return found


def _held(work: Work, programme: Programme, kind: CertificateKind) -> Mapping[str, Sequence[Certificate]]:
    """The valid certificates of the kind in the programme, by person."""
    found = defaultdict(list)
    for each in work.certificates.where(programme_id=programme.id, kind=kind, state=CertificateState.VALID):
        found[each.person_id].append(each)
    return found


def _uncounted(record: OnRecord, held: Iterable[Certificate]) -> OnRecord:
    """The record without the sessions led that a valid certificate names: each session led counts once."""
    named = {date.fromisoformat(day) for each in held for day in each.facts.get("led_on", "").split(",") if day}
    return replace(record, led=tuple(each for each in record.led if each.on not in named)) if named else record


def _holds(kind: CertificateKind, record: OnRecord, held: Sequence[Certificate]) -> str:
    """The number of the certificate that stands against another one; those who led again may have another."""
    if not held or (kind is CertificateKind.LEADING and record.led):
        return ""
    return held[-1].serial


def _said_held(kind: CertificateKind, holds: str) -> str:
    if not holds:
        return ""
    if kind is CertificateKind.LEADING:
        return _("Already holds {serial}, and led no other session since.").format(serial=holds)
    return _("Already holds {serial}.").format(serial=holds)


def meant(
    candidates: Sequence[Candidate], only: Iterable[str], overrides: Iterable[tuple[str, str]]
) -> tuple[Candidate, ...]:
    """Those of `candidates` whom an issue is meant for, in their order, with the reasons of those who are overridden.

    `only` names people by id or name; empty: everyone. Whoever is overridden is meant too. Raises PersonNotInCircles,
    SeveralPeopleNamed, OverrideUnreasoned or ReasonTooLong.
    """
    named = {_named(candidates, text).person.id for text in only}
    reasons = {}
    for text, reason in overrides:
        person = _named(candidates, text).person
        reasons[person.id] = checked_reason(reason, OverrideUnreasoned(person=shown_name(person)))
    chosen = [each for each in candidates if not named or each.person.id in named or each.person.id in reasons]
    return tuple(_overridden(each, reasons.get(each.person.id, "")) for each in chosen)


def _overridden(candidate: Candidate, reason: str) -> Candidate:
    """A reason counts only where a condition is not met, and never against a bar or for what was not done at all."""
    return replace(candidate, override=reason) if candidate.why and candidate.can_override else candidate


def _named(candidates: Iterable[Candidate], text: str) -> Candidate:
    by_id = {each.person.id: each for each in candidates}
    found = people_called([each.person for each in by_id.values()], text)
    if not found:
        raise PersonNotInCircles(person=text)
    if len(found) > 1:
        raise SeveralPeopleNamed(person=text)
    return by_id[found[0].id]
