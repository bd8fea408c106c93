"""Who belongs to which circle when, and where the circle is at home: what sessions, sheets and attendance ask for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sankul.operations.store import Among, Work
from sankul.rules.mentoring import Circle, Member, Part
from sankul.rules.papers import Both
from sankul.rules.people import Person
from sankul.rules.sessions import members_on


@dataclass(frozen=True, slots=True)
class Roster:
    """One circle with all its dated members and their people by id."""

    circle: Circle
    members: tuple[Member, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)

    def on(self, day: date) -> tuple[Member, ...]:
        """The members on `day`, in the order of entry."""
        return members_on(self.members, day)

    def ids_on(self, day: date, part: Part) -> frozenset[str]:
        """The people who are members in `part` on `day`."""
        return frozenset(member.person_id for member in self.on(day) if member.part is part)

    def mentor_on(self, day: date) -> Person | None:
        """The mentor on `day`, the first if there are several."""
        return next((self.people[each.person_id] for each in self.on(day) if each.part is Part.MENTOR), None)

    @property
    def block(self) -> str:
        """The block where most members are; among equals, the first in the order of entry. Empty when none is known."""
        blocks = Counter(block for member in self.members if (block := self.people[member.person_id].block))
        return blocks.most_common(1)[0][0] if blocks else ""


def rosters_of(work: Work, circles: Iterable[Circle]) -> dict[str, Roster]:
    """The roster of each circle by its id, in the order of `circles`."""
    circles = tuple(circles)
    members = work.members.where(circle_id=Among([circle.id for circle in circles]))
    people = {each.id: each for each in work.people.where(id=Among({member.person_id for member in members}))}
    of: dict[str, list[Member]] = {}
    for member in sorted(members, key=lambda member: member.id):
        of.setdefault(member.circle_id, []).append(member)
    return {circle.id: Roster(circle, tuple(of.get(circle.id, ())), people) for circle in circles}


def said_name(person: Person | None) -> Both:
    """A person's name in both scripts; a dash for nobody."""
    return Both(person.name, person.name_hi) if person else Both("—", "—")
