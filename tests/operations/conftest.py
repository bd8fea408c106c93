"""A small season for tests of acts: one circle, four weeks, and a printer that writes down what it was given."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

import pytest

from sankul.clock import moment
from sankul.operations.progress import NO_PROGRESS
from sankul.rules.attendance import Mark, MarkState
from sankul.rules.mentoring import Circle, Member, Part, Pledge
from sankul.rules.people import BankAccount, Person, Role, RoleName
from sankul.rules.schools import School
from sankul.rules.sessions import Session, SessionState
from sankul.rules.spaces import Permission, Space

MARKS = {"P": MarkState.PRESENT, "L": MarkState.LATE, "E": MarkState.EXCUSED, "A": MarkState.ABSENT}
TEACHERS = {
    "Anjali Rao": ("अंजलि राव", "PPPP"),
    "Bindu Soni": ("बिन्दु सोनी", "PLPA"),
    "Kiran Bind": ("किरण बिन्द", "PAEA"),
}


@dataclass
class Season:
    """What the season is made of, by the names of its people."""

    circle: Circle
    mentor: Person
    people: dict
    sessions: list


@pytest.fixture
def season(store, monkeypatch):
    """A mentor and three teachers who met on four Wednesdays of October 2026 and will meet in November."""
    monkeypatch.setenv("SANKUL_NOW", "2026-11-24T10:00:00+05:30")
    with store.transaction("Make a season") as work:
        programme = work.programmes.first()
        school = School(
            udise="09580100101",
            name="P.S. Rampur 1",
            name_hi="प्रा.वि. रामपुर 1",
            district_code="148",
            district="Gorakhpur",
        )
        work.schools.add(school)
        circle = Circle(
            programme_id=programme.id, code="GKP-01", name="Circle 1", district_code="148", district="Gorakhpur"
        )
        work.circles.add(circle)
        names = {"Manoj Verma": "मनोज वर्मा", **{name: hindi for name, (hindi, _) in TEACHERS.items()}}
        people = {
            name: Person(
                name=name,
                name_hi=hindi,
                school_id=school.id,
                block="Khorabar",
                district_code="148",
                district="Gorakhpur",
            )
            for name, hindi in names.items()
        }
        work.people.add(*people.values())
        work.bank_accounts.add(
            BankAccount(person_id=people["Manoj Verma"].id, account="00123456789012", ifsc="SBIN0000077")
        )
        for name, person in people.items():
            is_mentor = name == "Manoj Verma"
            role, part = (RoleName.MENTOR, Part.MENTOR) if is_mentor else (RoleName.TEACHER, Part.TEACHER)
            work.roles.add(Role(person_id=person.id, role=role, programme_id=programme.id, from_on=date(2026, 4, 1)))
            work.members.add(Member(circle_id=circle.id, person_id=person.id, part=part, from_on=date(2026, 10, 1)))
        sessions = [_session(circle, number, date(2026, 10, 7) + timedelta(weeks=number - 1)) for number in range(1, 7)]
        work.sessions.add(*sessions)
        for name, (_, marks) in TEACHERS.items():
            work.marks.add(
                *[
                    Mark(session_id=each.id, person_id=people[name].id, state=MARKS[mark])
                    for each, mark in zip(sessions, marks, strict=False)
                ]
            )
    return Season(circle, people["Manoj Verma"], people, sessions)


def _session(circle, number, on):
    state = SessionState.HELD if number <= 4 else SessionState.PLANNED
    return Session(
        circle_id=circle.id,
        number=number,
        starts_at=moment(on, time(15, 30)),
        ends_at=moment(on, time(17)),
        state=state,
    )


@dataclass
class Scribe:
    """A printer that keeps what it was given and writes a file that says how much that was."""

    printed: list = field(default_factory=list)
    fault: Exception | None = None

    def certificates(self, pages, out, progress=NO_PROGRESS):
        self._write(out, pages)

    def certificate_register(self, register, out, language):
        self._write(out, (language, register))

    def why_unprintable(self, texts):
        """A snowman stands for all that no paper can show."""
        return next((f"No paper can show {text}." for text in texts if "☃" in text), "")

    def acquittance_rolls(self, rolls, out, language):
        self._write(out, (language, rolls))

    def claim_summary(self, summary, out, language):
        self._write(out, (language, summary))

    def _write(self, out, what):
        if self.fault:
            raise self.fault
        self.printed.append((out.name, what))
        out.write_text(str(len(self.printed)))


@pytest.fixture
def printer():
    return Scribe()


@dataclass
class Neighbourhood:
    """Circles and spaces put into a store one by one, with short defaults."""

    store: object
    phone: int = 0

    def circle(self, code, teachers=3, *, district="148", block="Khorabar", mentor=None, extra=()):
        """A circle of new teachers, with a new mentor or the given one; `extra` are people who join as teachers."""
        with self.store.transaction("Add a circle") as work:
            programme = work.programmes.first()
            circle = Circle(
                programme_id=programme.id, code=code, name=code, district_code=district, district=f"D{district}"
            )
            people = [self._person(f"{code} T{number}", district, block) for number in range(1, teachers + 1)]
            new_mentor = mentor or self._person(f"{code} M", district, block)
            work.circles.add(circle)
            work.people.add(*people, *([] if mentor else [new_mentor]))
            parts = [(new_mentor, Part.MENTOR), *[(each, Part.TEACHER) for each in (*people, *extra)]]
            work.members.add(
                *[
                    Member(circle_id=circle.id, person_id=person.id, part=part, from_on=date(2026, 4, 1))
                    for person, part in parts
                ]
            )
        return circle, new_mentor, people

    def _person(self, name, district, block):
        self.phone += 1
        return Person(
            name=name,
            name_hi=f"नाम {self.phone}",
            mobile=f"6000{self.phone:06d}",
            block=block,
            district_code=district,
            district=f"D{district}",
        )

    def space(self, name, capacity=20, *, district="148", block="Khorabar", permission="granted", until_on=None):
        """A space of the district."""
        space = Space(
            name=name,
            name_hi=f"{name} भवन",
            capacity=capacity,
            district_code=district,
            district=f"D{district}",
            block=block,
            permission=Permission(permission),
            permission_until_on=until_on,
        )
        with self.store.transaction("Add a space") as work:
            work.spaces.add(space)
        return space


@pytest.fixture
def neighbourhood(store):
    return Neighbourhood(store)


HOME_DISTRICTS = {"148": "Gorakhpur", "187": "Varanasi"}


def _home_schools():
    return [
        School(
            udise=f"0999{block:02}{village:03}{number:02}",
            name=f"P.S. {code} {block} {village} {number}",
            block=f"Block {block}",
            district_code=code,
            district=name,
        )
        for base, (code, name) in enumerate(HOME_DISTRICTS.items())
        for block in (base * 10 + 1, base * 10 + 2)
        for village in (1, 2)
        for number in (1, 2)
    ]


def _enrol(store, programme, teachers=24, mentors=2, code="148", **pledge):
    """Add people of one district, spread over its schools; returns (teachers, mentors)."""
    with store.transaction("Add people") as work:
        schools = [each for each in work.schools.where() if each.district_code == code]
        if not schools:
            work.schools.add(*_home_schools())
            schools = [each for each in work.schools.where() if each.district_code == code]
        people = [
            Person(
                name=f"Person {code} {number}",
                name_hi=f"व्यक्ति {code} {number}",
                district_code=code,
                district=HOME_DISTRICTS[code],
                block=schools[number % len(schools)].block,
                school_id=schools[number % len(schools)].id,
            )
            for number in range(teachers + mentors)
        ]
        work.people.add(*people)
        names = [RoleName.TEACHER] * teachers + [RoleName.MENTOR] * mentors
        work.roles.add(
            *(
                Role(person_id=each.id, role=name, programme_id=programme.id, from_on=programme.from_on)
                for each, name in zip(people, names, strict=True)
            )
        )
        work.pledges.add(
            *(Pledge(programme_id=programme.id, person_id=each.id, **pledge) for each in people[teachers:])
        )
    return people[:teachers], people[teachers:]


@pytest.fixture
def enrol():
    """Puts teachers and mentors of one district into a programme: enrol(store, programme, teachers=24, mentors=2)."""
    return _enrol


@pytest.fixture
def programme(store):
    """The programme of the office."""
    with store.reading() as work:
        return work.programmes.first()
