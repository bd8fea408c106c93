"""Everything that is known of one person, for its page and for the command."""

from dataclasses import dataclass, field
from datetime import date

from sankul.clock import financial_year, today
from sankul.operations.contacts import ContactRow, with_people
from sankul.operations.privacy import disclosures_of
from sankul.operations.store import Among, Store, Work
from sankul.rules.certificates import Certificate
from sankul.rules.claims import Claim
from sankul.rules.contacts import ContactTotals, newest_first, totals_of
from sankul.rules.cpd import CpdYear, cpd_years
from sankul.rules.mentoring import Circle, Member, Part, Pledge
from sankul.rules.merging import Merger
from sankul.rules.participation import Participation, participations
from sankul.rules.people import Person, Role, RoleName, mask_account
from sankul.rules.privacy import Disclosure, Notice
from sankul.rules.programmes import Programme
from sankul.rules.schools import School
from sankul.rules.sessions import SessionState


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role with the programme that it belongs to."""

    role: Role
    programme: Programme | None

    @property
    def name(self) -> RoleName:
        """Which role it is."""
        return self.role.role


@dataclass(frozen=True, slots=True)
class CirclePlace:
    """A place in a circle, from `from_on` until the day before `until_on` (None: still)."""

    circle: Circle
    part: Part
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person with all that belongs to them; the account is masked. Newest first, claims by month.

    `totals` are those of the contacts with the person, `made` those of the contacts that the person made with others.
    """

    person: Person
    school: School | None
    account: str
    ifsc: str
    roles: tuple[HeldRole, ...]
    places: tuple[CirclePlace, ...]
    pledges: tuple[Pledge, ...]
    took_part: tuple[Participation, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    claims: tuple[Claim, ...] = ()
    contacts: tuple[ContactRow, ...] = ()
    totals: ContactTotals = field(default_factory=ContactTotals)
    made: ContactTotals = field(default_factory=ContactTotals)
    cpd: tuple[CpdYear, ...] = ()
    notices: tuple[Notice, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    also_known_as: tuple[Merger, ...] = ()


def person_page(store: Store, person_id: str) -> PersonPage:
    """The page of a person. Raises NotFound."""
    with store.reading() as work:
        return read_page(work, person_id)


def read_page(work: Work, person_id: str) -> PersonPage:
    """See `person_page`."""
    person = work.people.get(person_id)
    bank = work.bank_accounts.first(person_id=person_id)
    programmes = {each.id: each for each in work.programmes.where()}
    roles = sorted(work.roles.where(person_id=person_id), key=lambda role: (role.from_on, role.id), reverse=True)
    members = work.members.where(person_id=person_id)
    circles = {each.id: each for each in work.circles.where(id=Among({member.circle_id for member in members}))}
    places = [CirclePlace(circles[each.circle_id], each.part, each.from_on, each.until_on) for each in members]
    took_part = _took_part(work, person_id, members)
    contacts = newest_first(work.contacts.where(person_id=person_id))
    return PersonPage(
        person=person,
        school=work.schools.find(person.school_id) if person.school_id else None,
        account=mask_account(bank.account) if bank else "",
        ifsc=bank.ifsc if bank else "",
        roles=tuple(HeldRole(role, programmes.get(role.programme_id or "")) for role in roles),
        places=tuple(sorted(places, key=lambda place: place.from_on, reverse=True)),
        pledges=work.pledges.where(person_id=person_id),
        took_part=took_part,
        certificates=tuple(reversed(work.certificates.where(person_id=person_id))),
        claims=tuple(sorted(work.claims.where(person_id=person_id), key=lambda claim: claim.month_on, reverse=True)),
        contacts=with_people(work, contacts),
        totals=totals_of(contacts),
        made=totals_of(work.contacts.where(by_id=person_id)),
        cpd=cpd_years(took_part, financial_year(today())),
        notices=tuple(sorted(work.notices.where(person_id=person_id), key=lambda each: each.on, reverse=True)),
        disclosures=disclosures_of(work, person_id),
        also_known_as=work.mergers.where(kept_id=person_id),
    )


def _took_part(work: Work, person_id: str, members: tuple[Member, ...]) -> tuple[Participation, ...]:
    """What the person took part in; the other members are read because a circle's first day is theirs together."""
    if not members:
        return ()
    circles = Among({member.circle_id for member in members})
    sessions = work.sessions.where(circle_id=circles, state=SessionState.HELD)
    marks = work.marks.where(person_id=person_id, session_id=Among([session.id for session in sessions]))
    everyone = participations(work.members.where(circle_id=circles), sessions, marks)
    return tuple(each for each in everyone if each.person_id == person_id)
