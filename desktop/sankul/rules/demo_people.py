"""The demo office's workbooks: invented teachers, mentors, schools and spaces as plain tables, as an office would type them.

Same seed and sizes, same tables. Teachers are shared out so that the mentors of each district suffice when there are at
most 15 teachers for each mentor, and so that no circle stays small when there are at least 10.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from sankul.rules.demo_names import InventedPerson, invent_people
from sankul.rules.demo_places import DISTRICTS, InventedSchool, invent_schools

Cells = tuple[str | int, ...]
PERSON_HEADINGS = (
    "Name of Teacher", "शिक्षक का नाम", "Gender", "Designation", "UDISE Code", "School", "Block", "District", "Mobile No.",
    "A/C No.", "IFSC",
)  # fmt: skip
MENTOR_HEADINGS = (
    "Name of Mentor",
    "मेंटर का नाम",
    *PERSON_HEADINGS[2:],
    "Hours per Week",
    "Min Teachers",
    "Max Teachers",
)
SCHOOL_HEADINGS = ("UDISE Code", "School", "विद्यालय का नाम", "Village", "Block", "District")
SPACE_HEADINGS = (
    "Space", "Kind", "Capacity", "UDISE Code", "Block", "District", "Contact", "Contact Mobile", "Permission",
)  # fmt: skip
FEWEST_PER_MENTOR, MOST_PER_MENTOR = 10, 15
_ROOMS = (
    ("Smart Class, {school}", 30, "school"),
    ("Panchayat Bhawan, {village}", 40, "informal"),
    ("BRC Hall, {block}", 60, "office"),
    ("Assembly Hall, {school}", 50, "school"),
    ("Library Verandah, {village}", 18, "informal"),
    ("Reading Room, {school}", 24, "school"),
)
_SPARE_SPACES = 3


@dataclass(frozen=True, slots=True)
class DemoTable:
    """A sheet: its title, one row of headings, and rows of as many cells. Codes are text, counts are numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class DemoTables:
    """The workbooks of the demo office."""

    teachers: DemoTable
    mentors: DemoTable
    schools: DemoTable
    spaces: DemoTable

    @property
    def all(self) -> tuple[DemoTable, ...]:
        """All four."""
        return self.teachers, self.mentors, self.schools, self.spaces


def demo_tables(seed: int = 1, teachers: int = 350, mentors: int = 26) -> DemoTables:
    """All tables. `teachers` at least 0, `mentors` at least 1."""
    random = Random(seed)  # noqa: S311 - inventing people is no secret
    people = invent_people(random)
    mentor_counts = share_out(mentors, [1] * min(mentors, len(DISTRICTS)))
    teacher_counts = share_out(teachers, mentor_counts)
    schools = invent_schools(random, len(mentor_counts))
    mentor_rows: list[Cells] = []
    teacher_rows: list[Cells] = []
    space_rows: list[Cells] = []
    for own, wanted, count in zip(schools.values(), mentor_counts, teacher_counts, strict=True):
        homes = _mentor_homes(own, wanted)
        mentor_rows += [_mentor_row(random, next(people), home) for home in homes]
        teacher_rows += [_person_row(next(people), _near(random, own, homes)) for _ in range(count)]
        space_rows += [_space_row(random, next(people), place, own) for place in range(wanted + _SPARE_SPACES)]
    random.shuffle(teacher_rows)
    return DemoTables(
        DemoTable("Teachers", PERSON_HEADINGS, tuple(teacher_rows)),
        DemoTable("Mentors", MENTOR_HEADINGS, tuple(mentor_rows)),
        DemoTable("Schools", SCHOOL_HEADINGS, tuple(_school_rows(schools.values()))),
        DemoTable("Spaces", SPACE_HEADINGS, tuple(space_rows)),
    )


def share_out(total: int, parts: Sequence[int]) -> list[int]:
    """Whole shares of `total` in proportion to `parts`, which add up to it exactly; no share is off by one or more."""
    whole, given, shares = sum(parts), 0, []
    seen = 0
    for part in parts:
        seen += part
        upto = (2 * total * seen + whole) // (2 * whole)
        shares.append(upto - given)
        given = upto
    return shares


def _mentor_homes(schools: Sequence[InventedSchool], wanted: int) -> list[InventedSchool]:
    """A school for each mentor, going through the blocks in turn."""
    blocks = list(dict.fromkeys(school.block for school in schools))
    by_block = {block: [school for school in schools if school.block == block] for block in blocks}
    picked = ((blocks[number % len(blocks)], number // len(blocks)) for number in range(wanted))
    return [by_block[block][turn % len(by_block[block])] for block, turn in picked]


def _near(random: Random, schools: Sequence[InventedSchool], homes: Sequence[InventedSchool]) -> InventedSchool:
    """A school for a teacher: mostly in a block that has a mentor."""
    served = {home.block for home in homes}
    near = [school for school in schools if school.block in served]
    return random.choice(near if random.random() < 0.9 else list(schools))


def _person_row(person: InventedPerson, school: InventedSchool) -> Cells:
    return (
        person.name, person.name_hi, person.gender, person.designation, school.udise, school.name, school.block,
        school.district.name, person.mobile, person.account, person.ifsc,
    )  # fmt: skip


def _mentor_row(random: Random, person: InventedPerson, school: InventedSchool) -> Cells:
    return (*_person_row(person, school), random.choice((5, 5, 6)), FEWEST_PER_MENTOR, MOST_PER_MENTOR)


def _school_rows(districts: Iterable[list[InventedSchool]]) -> Iterator[Cells]:
    for schools in districts:
        for each in schools:
            yield each.udise, each.name, each.name_hi, each.village, each.block, each.district.name


def _space_row(random: Random, contact: InventedPerson, place: int, schools: Sequence[InventedSchool]) -> Cells:
    """A space in the blocks in turn; nearly all may be used, a few only were asked for."""
    blocks = list(dict.fromkeys(school.block for school in schools))
    block = blocks[place % len(blocks)]
    school = random.choice([each for each in schools if each.block == block])
    name, capacity, kind = _ROOMS[place % len(_ROOMS)]
    permission = "asked" if place % 5 == 4 else "granted"
    shown = name.format(school=school.name, village=school.village, block=block)
    udise = school.udise if kind == "school" else ""
    return shown, kind, capacity, udise, block, school.district.name, contact.name, contact.mobile, permission
