"""Looking at circles: all of a programme with their loads and hours, and one with its dated members."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sankul.operations.mentoring_sources import day_of, shown_name
from sankul.operations.programmes import the_programme
from sankul.operations.store import Among, Store, Work
from sankul.rules.mentoring import Circle, Member, Part, Pledge
from sankul.rules.mentoring_hours import Effort, Overload, overload
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.sessions import Series
from sankul.text import _


@dataclass(frozen=True, slots=True)
class CircleRow:
    """A circle as a list shows it; `mentor` is empty when nobody leads it now."""

    id: str
    code: str
    name: str
    mentor_id: str | None
    mentor: str
    district: str
    load: int
    wish: int
    limit: int
    planned_minutes: int
    pledged_minutes: int
    district_code: str = ""

    @property
    def hours(self) -> float:
        """Planned hours a week."""
        return round(self.planned_minutes / 60, 2)

    @property
    def overload(self) -> Overload:
        """How the planned time stands to the pledge."""
        return overload(self.planned_minutes, self.pledged_minutes)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A dated place in a circle, with who holds it."""

    person_id: str
    name: str
    part: Part
    designation: str
    school: str
    block: str
    mobile: str
    from_on: date
    until_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class CirclePage:
    """One circle: its row, who is in it now (the mentor first), and who was."""

    circle: CircleRow
    members: tuple[MemberRow, ...]
    former: tuple[MemberRow, ...]


def list_circles(store: Store, programme: str | None = None) -> tuple[CircleRow, ...]:
    """All circles of a programme in the order of their codes."""
    with store.reading() as work:
        chosen = the_programme(work, programme)
        circles = work.circles.where(programme_id=chosen.id)
        rows = _rows(work, chosen, circles)
    return tuple(sorted(rows, key=lambda row: row.code))


def circle_page(store: Store, circle_id: str) -> CirclePage:
    """One circle with all its members; raises NotFound."""
    with store.reading() as work:
        circle = work.circles.get(circle_id)
        programme = work.programmes.get(circle.programme_id)
        members = work.members.where(circle_id=circle_id)
        people = _people(work, members)
        schools = {each.id: each.name for each in work.schools.where(id=Among(_schools_of(people)))}
        row = _rows(work, programme, [circle])[0]
    day = day_of(programme)
    shown = [(member, _member_row(member, people[member.person_id], schools)) for member in _mentor_first(members)]
    return CirclePage(
        row,
        tuple(row for member, row in shown if _is_open(member, day)),
        tuple(row for member, row in shown if not _is_open(member, day)),
    )


def _schools_of(people: Mapping[str, Person]) -> set[str]:
    return {each.school_id for each in people.values() if each.school_id}


def _mentor_first(members: Iterable[Member]) -> list[Member]:
    return sorted(members, key=lambda each: (each.part is not Part.MENTOR, each.id))


def _is_open(member: Member, day: date) -> bool:
    return member.until_on is None or member.until_on > day


def _people(work: Work, members: Iterable[Member]) -> dict[str, Person]:
    return {each.id: each for each in work.people.where(id=Among({member.person_id for member in members}))}


def _rows(work: Work, programme: Programme, circles: Iterable[Circle]) -> list[CircleRow]:
    circles = list(circles)
    ids = Among([circle.id for circle in circles])
    day = day_of(programme)
    open_members: dict[str, list[Member]] = {circle.id: [] for circle in circles}
    for member in work.members.where(circle_id=ids):
        if _is_open(member, day):
            open_members[member.circle_id].append(member)
    leads = {id_: [m for m in members if m.part is Part.MENTOR] for id_, members in open_members.items()}
    people = _people(work, [each for some in leads.values() for each in some])
    pledges = {each.person_id: each for each in work.pledges.where(programme_id=programme.id)}
    weekly = _weekly_minutes(work.series.where(circle_id=ids), day)
    rows = []
    for circle in circles:
        lead = people[leads[circle.id][0].person_id] if leads[circle.id] else None
        pledge = pledges.get(lead.id) if lead else None
        pledge = pledge or Pledge(programme_id=programme.id, person_id=lead.id if lead else "")
        load = sum(member.part is Part.TEACHER for member in open_members[circle.id])
        rows.append(_row(circle, lead, pledge, load, weekly.get(circle.id)))
    return rows


def _weekly_minutes(series: Iterable[Series], day: date) -> dict[str, int]:
    """Minutes a week that the running or coming series of each circle take."""
    minutes: dict[str, int] = {}
    for each in series:
        if each.until_on > day:
            minutes[each.circle_id] = minutes.get(each.circle_id, 0) + each.minutes // each.every_weeks
    return minutes


def _row(circle: Circle, mentor: Person | None, pledge: Pledge, load: int, weekly: int | None) -> CircleRow:
    effort = Effort() if weekly is None else Effort(session_minutes=weekly)
    return CircleRow(
        id=circle.id,
        code=circle.code,
        name=circle.name,
        mentor_id=mentor.id if mentor else None,
        mentor=shown_name(mentor) if mentor else "",
        district=circle.district,
        load=load,
        wish=pledge.min_teachers,
        limit=pledge.max_teachers,
        planned_minutes=effort.minutes(load),
        pledged_minutes=pledge.minutes_per_week,
        district_code=circle.district_code,
    )


def _member_row(member: Member, person: Person, schools: Mapping[str, str]) -> MemberRow:
    return MemberRow(
        person_id=person.id,
        name=shown_name(person),
        part=member.part,
        designation=person.designation,
        school=schools.get(person.school_id or "", ""),
        block=person.block,
        mobile=person.mobile,
        from_on=member.from_on,
        until_on=member.until_on,
        reason=_(member.reason),
    )
