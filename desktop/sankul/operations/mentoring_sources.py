"""What the assignment is made of, read from the office: teachers and mentors with their places, pledges and circles."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sankul.clock import today
from sankul.operations.store import Among, Work
from sankul.rules.mentoring import Circle, Member, Pair, Part, Pledge
from sankul.rules.mentoring_costs import Mentor, Path, Teacher, path_of
from sankul.rules.people import Person, RoleName
from sankul.rules.programmes import Programme
from sankul.rules.schools import School
from sankul.text import fold, in_language

HEADS = frozenset(
    fold(each)
    for each in (
        "Head Teacher", "Headteacher", "Head Master", "Headmaster", "Head Mistress", "Headmistress", "Incharge Head Teacher",
        "Principal", "HT", "प्रधानाध्यापक", "प्रधानाध्यापिका", "प्रभारी प्रधानाध्यापक", "प्रभारी प्रधानाध्यापिका", "प्रधानाचार्य",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone and everything that an assignment of a programme looks at. `members` are the open ones of its circles."""

    programme: Programme
    day: date
    people: Mapping[str, Person]
    schools: Mapping[str, School]
    pledges: Mapping[str, Pledge]
    circles: tuple[Circle, ...]
    members: tuple[Member, ...]
    teachers: tuple[Teacher, ...]
    mentors: tuple[Mentor, ...]

    @property
    def fingerprint(self) -> str:
        """A digest of what would make a draft outdated: who takes part, where they are, and what was pledged."""
        teachers = sorted((each.id, each.path) for each in self.teachers)
        mentors = sorted(replace(each).__repr__() for each in self.mentors)
        return hashlib.sha256(repr((teachers, mentors)).encode()).hexdigest()

    @property
    def circle_by_mentor(self) -> dict[str, Circle]:
        """The circle that each mentor leads now."""
        by_id = {circle.id: circle for circle in self.circles}
        return {each.person_id: by_id[each.circle_id] for each in self.members if each.part is Part.MENTOR}

    @property
    def mentor_by_teacher(self) -> dict[str, str]:
        """The present mentor of each teacher who has one."""
        leads = {circle.id: mentor for mentor, circle in self.circle_by_mentor.items()}
        seats = [each for each in self.members if each.part is Part.TEACHER and each.circle_id in leads]
        return {each.person_id: leads[each.circle_id] for each in seats}

    def pledge_of(self, mentor_id: str) -> Pledge:
        """What the mentor offers; who pledged nothing in figures offers what is usual."""
        return self.pledges.get(mentor_id) or Pledge(programme_id=self.programme.id, person_id=mentor_id)


def shown_name(person: Person) -> str:
    """A person's name in the language now spoken, as far as it is known."""
    return in_language(person.name, person.name_hi)


def day_of(programme: Programme) -> date:
    """From when a commit counts: today, but not before the programme begins nor after its last day."""
    return min(max(today(), programme.from_on), programme.until_on - timedelta(days=1))


def read_cast(work: Work, programme: Programme) -> Cast:
    """Read it all."""
    day = day_of(programme)
    people = {each.id: each for each in work.people.where()}
    schools = {each.id: each for each in work.schools.where()}
    pledges = {each.person_id: each for each in work.pledges.where(programme_id=programme.id)}
    circles = work.circles.where(programme_id=programme.id)
    members = work.members.where(circle_id=Among([circle.id for circle in circles]), until_on=None)
    cast = Cast(programme, day, people, schools, pledges, circles, members, (), ())
    former = _former_mentors(work, programme)
    present = cast.mentor_by_teacher
    teachers = [
        _teacher(people[id_], schools, present.get(id_), former.get(id_))
        for id_ in _holders(work, programme, RoleName.TEACHER, day)
    ]
    mentors = [_mentor(cast, id_) for id_ in _holders(work, programme, RoleName.MENTOR, day)]
    return replace(cast, teachers=tuple(teachers), mentors=tuple(mentors))


def _holders(work: Work, programme: Programme, role: RoleName, day: date) -> list[str]:
    """Keys of those who hold the role in the programme and have not laid it down by `day`."""
    roles = work.roles.where(role=role)
    return sorted(
        {
            each.person_id
            for each in roles
            if each.programme_id in (None, programme.id)
            and (each.until_on is None or each.until_on > day)
            and each.from_on < max(programme.until_on, day + timedelta(days=1))
        }
    )


def count_unplaced(work: Work, programme: Programme) -> int:
    """How many teachers of the programme are in no circle now."""
    circles = work.circles.where(programme_id=programme.id)
    members = work.members.where(circle_id=Among([circle.id for circle in circles]), until_on=None)
    seated = {each.person_id for each in members if each.part is Part.TEACHER}
    return len(set(_holders(work, programme, RoleName.TEACHER, day_of(programme))) - seated)


def _former_mentors(work: Work, programme: Programme) -> dict[str, str]:
    """The latest mentor of each teacher in other programmes."""
    others = [each.id for each in work.circles.where() if each.programme_id != programme.id]
    members = sorted(work.members.where(circle_id=Among(others)), key=lambda each: (each.from_on, each.id))
    leads = {each.circle_id: each.person_id for each in members if each.part is Part.MENTOR}
    return {each.person_id: leads[each.circle_id] for each in members if _is_led(each, leads)}


def _is_led(member: Member, leads: Mapping[str, str]) -> bool:
    return member.part is Part.TEACHER and member.circle_id in leads


def _teacher(person: Person, schools: Mapping[str, School], present: str | None, former: str | None) -> Teacher:
    path = place_of(person, schools)
    return Teacher(id=person.id, path=path, known_mentor_id=present or former, is_present=present is not None)


def _mentor(cast: Cast, person_id: str) -> Mentor:
    pledge, person = cast.pledge_of(person_id), cast.people[person_id]
    begins, ends = pledge.absent_from_on, pledge.absent_until_on
    return Mentor(
        id=person_id,
        path=place_of(person, cast.schools),
        min_teachers=pledge.min_teachers,
        max_teachers=pledge.max_teachers,
        heads_school=fold(person.designation) in HEADS,
        is_absent=begins is not None and begins <= cast.day and (ends is None or cast.day < ends),
    )


def place_of(person: Person, schools: Mapping[str, School]) -> Path:
    """The path of a person: district, block, village (by the UDISE code's first nine digits, else by name), school."""
    school = schools.get(person.school_id or "")
    block = (school.block if school else "") or person.block
    village = (school.udise[:9] if school.udise else fold(school.village) or school.id) if school else ""
    return path_of(person.district_code, fold(block), village, school.id if school else "")


def with_decisions(teachers: Iterable[Teacher], pairs: Iterable[Pair]) -> tuple[Teacher, ...]:
    """Teachers with what people decided on a draft: pins and mentors ruled out."""
    decided = {each.teacher_id: each for each in pairs if each.is_pinned or each.forbidden}
    return tuple(_decide(each, decided.get(each.id)) for each in teachers)


def _decide(teacher: Teacher, pair: Pair | None) -> Teacher:
    if pair is None:
        return teacher
    pinned = pair.mentor_id if pair.is_pinned else None
    return replace(teacher, pinned_mentor_id=pinned, forbidden=frozenset(pair.forbidden) - {pinned})
