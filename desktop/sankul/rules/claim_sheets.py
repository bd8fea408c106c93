"""From claims to what the sheets of a month say: rolls by head, a summary, and one line for each payee.

Every paper and workbook is made from the same lines, so that all their sums are equal to the paisa.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sankul.rules.claims import Claim, ClaimState, Rate
from sankul.rules.designations import in_both
from sankul.rules.papers import AcquittanceRoll, Both, ClaimSummary, Head, RollLine, SummaryLine
from sankul.rules.people import BankAccount, Person
from sankul.rules.schools import School


@dataclass(frozen=True, slots=True)
class Payee:
    """What one person is to be paid in all. Codes are text."""

    name: Both
    account: str
    ifsc: str
    mobile: str
    net_paise: int


@dataclass(frozen=True, slots=True)
class Register:
    """The people whom claims name, with their schools and accounts by the person's key."""

    people: Mapping[str, Person]
    schools: Mapping[str, School]
    accounts: Mapping[str, BankAccount]
    rates: Mapping[str, Rate]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What all sheets of a month have in common."""

    head: Head
    month_on: date
    made_on: date


def claims_to_print(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that belong on a sheet: all but those that were returned."""
    return tuple(each for each in claims if each.state is not ClaimState.RETURNED)


def rolls_of(claims: Iterable[Claim], register: Register, occasion: Occasion) -> tuple[AcquittanceRoll, ...]:
    """A roll for each head, by head; on it a line for each claim, by name."""
    by_head: dict[str, list[Claim]] = {}
    for claim in claims:
        by_head.setdefault(claim.head, []).append(claim)
    return tuple(_roll(by_head[head], register, occasion) for head in sorted(by_head))


def _roll(claims: Sequence[Claim], register: Register, occasion: Occasion) -> AcquittanceRoll:
    first = claims[0]
    orders = {register.rates[each.rate_id].order_number for each in claims if each.rate_id}
    return AcquittanceRoll(
        head=occasion.head,
        title=Both(first.head, first.head_hi),
        account_head="",
        order_number=", ".join(sorted(orders - {""})),
        month_on=occasion.month_on,
        lines=tuple(_line(each, register) for each in sorted(claims, key=lambda each: _by_name(each, register))),
        made_on=occasion.made_on,
    )


def _by_name(claim: Claim, register: Register) -> tuple[str, str]:
    person = register.people[claim.person_id]
    return (person.name or person.name_hi, person.id)


def _line(claim: Claim, register: Register) -> RollLine:
    person, account = register.people[claim.person_id], register.accounts.get(claim.person_id)
    school = register.schools.get(person.school_id or "")
    return RollLine(
        name=Both(person.name, person.name_hi),
        designation=in_both(person.designation),
        school=Both(school.name, school.name_hi) if school else Both(),
        udise=(school.udise if school else None) or "",
        quantity=claim.quantity,
        unit=claim.unit.value,
        rate_paise=claim.rate_paise,
        gross_paise=claim.gross_paise,
        deduction_paise=claim.deduction_paise,
        net_paise=claim.net_paise,
        account=account.account if account else "",
        ifsc=account.ifsc if account else "",
        mobile=person.mobile,
    )


def summary_of(claims: Sequence[Claim], register: Register, occasion: Occasion) -> ClaimSummary:
    """A line for each place and head: by district, or by block when all people are of one district."""
    people = register.people
    is_one_district = len({people[each.person_id].district for each in claims}) == 1
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        person = people[claim.person_id]
        place = (person.block if is_one_district else "") or person.district
        groups.setdefault((place, claim.head, claim.head_hi), []).append(claim)
    lines = [
        SummaryLine(place, Both(head, head_hi), len({each.person_id for each in group}), _net(group))
        for (place, head, head_hi), group in sorted(groups.items())
    ]
    return ClaimSummary(occasion.head, occasion.month_on, tuple(lines), occasion.made_on)


def _net(claims: Iterable[Claim]) -> int:
    return sum(each.net_paise for each in claims)


def payees_of(claims: Iterable[Claim], register: Register) -> tuple[Payee, ...]:
    """One line for each person with all their claims together, by name."""
    of: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda each: _by_name(each, register)):
        of.setdefault(claim.person_id, []).append(claim)
    return tuple(_payee(person_id, _net(own), register) for person_id, own in of.items())


def _payee(person_id: str, net_paise: int, register: Register) -> Payee:
    person, account = register.people[person_id], register.accounts.get(person_id)
    return Payee(
        Both(person.name, person.name_hi),
        account.account if account else "",
        account.ifsc if account else "",
        person.mobile,
        net_paise,
    )
