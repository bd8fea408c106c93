"""The register of the demo office as it is after some months: officers, entries to look at twice, contacts and notices."""

from datetime import date, timedelta

from sankul.clock import today
from sankul.operations.duplicates import distinguish
from sankul.operations.offices import the_office
from sankul.operations.people import save_person
from sankul.operations.privacy import Addressees, note_notices
from sankul.operations.roles import add_role, end_role
from sankul.operations.rosters import rosters_of
from sankul.operations.store import Among, Store, Work
from sankul.rules.demo_register import Met, invent_contacts, invent_officers, second_entries
from sankul.rules.mentoring import Part
from sankul.rules.people import Person, RoleName
from sankul.rules.programmes import Programme
from sankul.text import N_

SUNDAY = 6
FIRST_WEEKS = timedelta(weeks=2)


def live_on(store: Store, programme: Programme, began_on: date, seed: int) -> None:
    """What happened in the register since the season began on `began_on`. Needs circles; raises what the acts raise."""
    _enter_others(store, programme, began_on, seed)
    with store.reading() as work:
        circles = _circles(work, programme)
    _log_contacts(store, programme, circles, began_on, seed)
    told = [each for circle in circles[::2] for each in (circle.mentor, *circle.teachers)]
    note_notices(store, Addressees(told), began_on, "both")


def _enter_others(store: Store, programme: Programme, began_on: date, seed: int) -> None:
    """Officers, one of whom left soon; and three people who taught here in the first weeks, or were typed once more."""
    with store.reading() as work:
        names = {name for (name,) in work.people.columns("name")}
        teachers = _teachers(work)
        second = second_entries(seed, teachers, work.schools.where())
    for person in invent_officers(seed, teachers[0], names, second.shared_mobile):
        save_person(store, person, role=RoleName.OFFICER, programme=programme.name)
    end_role(store, _role_of(store, person), began_on + FIRST_WEEKS)
    told_apart = second.told_apart[1] if second.told_apart else None
    for each in filter(None, (second.same_person, second.namesake, told_apart)):
        save_person(store, each)
        add_role(
            store, each.id, RoleName.TEACHER, programme.name, from_on=programme.from_on, last_on=began_on + FIRST_WEEKS
        )
    if second.told_apart is not None:
        distinguish(store, second.told_apart[0], second.told_apart[1].id, min(began_on + FIRST_WEEKS, today()))


def _role_of(store: Store, person: Person) -> str:
    with store.reading() as work:
        (role,) = work.roles.where(person_id=person.id)
    return role.id


def _teachers(work: Work) -> list[Person]:
    """Those of the office's district, or of all where it has none, in an order that does not depend on keys."""
    ids, district = [each.person_id for each in work.roles.where(role=RoleName.TEACHER)], the_office(work).district_code
    people = work.people.where(id=Among(ids))
    near = [each for each in people if each.district_code == district]
    return sorted(near or people, key=lambda each: each.mobile)


def _circles(work: Work, programme: Programme) -> list[Met]:
    circles = sorted(work.circles.where(programme_id=programme.id), key=lambda circle: circle.code)
    met = []
    for roster in rosters_of(work, circles).values():
        mentor, members = roster.mentor_on(today()), roster.on(today())
        if mentor is not None:
            teachers = sorted(
                (roster.people[each.person_id] for each in members if each.part is Part.TEACHER),
                key=lambda each: each.mobile,
            )
            met.append(Met(mentor.id, tuple(each.id for each in teachers)))
    return met


def _log_contacts(store: Store, programme: Programme, circles: list[Met], began_on: date, seed: int) -> None:
    days = [began_on + timedelta(days=each) for each in range((today() - began_on).days + 1)]
    working = [day for day in days if day.weekday() != SUNDAY]
    with store.transaction(N_("{n} contacts noted"), n=0) as work:
        contacts = list(invent_contacts(seed, programme.id, circles, working))
        work.contacts.add(*contacts)
        work.relabel(N_("{n} contacts noted"), n=len(contacts))
