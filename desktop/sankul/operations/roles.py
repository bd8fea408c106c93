"""Acts on dated roles: giving one, ending it, correcting its days, and taking it back."""

from dataclasses import replace
from datetime import date, timedelta

from sankul.clock import said_day, today
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.programmes import the_programme
from sankul.operations.store import Store, Work
from sankul.rules.erasure import check_not_erased
from sankul.rules.people import Person, Role, RoleBackwards, RoleName
from sankul.rules.roles import check_role
from sankul.text import N_

ONE_DAY = timedelta(days=1)


def add_role(
    store: Store,
    person_id: str,
    role: RoleName,
    programme: str | None = None,
    from_on: date | None = None,
    last_on: date | None = None,
) -> Role:
    """Give a person a role from `from_on` (else today, or the programme's start if that is later) until `last_on`.

    Raises NotFound, PersonErased, ProgrammeUnknown, RoleHeldAlready, RoleBackwards or RoleDayImplausible.
    """
    with store.transaction(N_("Give a role")) as work:
        person, chosen = work.people.get(person_id), the_programme(work, programme)
        check_not_erased(person)
        new = Role(
            person_id=person_id,
            role=role,
            programme_id=chosen.id,
            from_on=from_on or max(today(), chosen.from_on),
            until_on=_until(last_on),
        )
        _check(work, person, new)
        work.roles.add(new)
        work.relabel(N_("A role was given to {person}"), person=shown_name(person))
    return new


def end_role(store: Store, role_id: str, last_on: date) -> Role:
    """Let a role end with the day `last_on`. Raises NotFound, RoleBackwards or RoleDayImplausible."""
    with store.transaction(N_("End a role")) as work:
        role = work.roles.get(role_id)
        if last_on < role.from_on:
            raise RoleBackwards(first=said_day(role.from_on), last=said_day(last_on))
        ended, person = replace(role, until_on=_until(last_on)), work.people.get(role.person_id)
        _check(work, person, ended)
        work.relabel(N_("A role of {person} was ended"), person=shown_name(person))
        work.roles.replace(ended)
    return ended


def correct_role(store: Store, role_id: str, from_on: date, last_on: date | None) -> Role:
    """Give a role other days; without `last_on` it is held still.

    Raises NotFound, PersonErased, RoleHeldAlready, RoleBackwards or RoleDayImplausible.
    """
    with store.transaction(N_("Correct the days of a role")) as work:
        role = replace(work.roles.get(role_id), from_on=from_on, until_on=_until(last_on))
        person = work.people.get(role.person_id)
        check_not_erased(person)
        _check(work, person, role)
        work.relabel(N_("The days of a role of {person} were corrected"), person=shown_name(person))
        work.roles.replace(role)
    return role


def take_back_role(store: Store, role_id: str) -> Role:
    """Remove a role that was given by mistake; places in circles stay. Raises NotFound or PersonErased."""
    with store.transaction(N_("Take a role back")) as work:
        role = work.roles.get(role_id)
        person = work.people.get(role.person_id)
        check_not_erased(person)
        work.relabel(N_("A role of {person} was taken back"), person=shown_name(person))
        work.roles.remove(role)
    return role


def _until(last_on: date | None) -> date | None:
    """The day after `last_on`; the last day of the calendar has none, and is refused as implausible."""
    return None if last_on is None else min(last_on, date.max - ONE_DAY) + ONE_DAY


def _check(work: Work, person: Person, role: Role) -> None:
    check_role(role, work.roles.where(person_id=person.id), shown_name(person))
