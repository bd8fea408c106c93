"""Who of a circle, or of all circles, a row of a list means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sankul.rules.likeness import name_key
from sankul.rules.people import Person


@dataclass(frozen=True, slots=True)
class Named:
    """What a row says of a person; each may be empty."""

    name: str
    mobile: str
    udise: str


def people_meant(members: Iterable[Person], named: Named, udise: Mapping[str, str]) -> list[Person]:
    """By mobile number when it is known; else by name, among those of the school (`udise` by its id) when it is given."""
    members = list(members)
    reached = [each for each in members if named.mobile and each.mobile == named.mobile]
    if reached:
        return reached
    key = name_key(named.name) if named.name else ""
    called = [each for each in members if key and key in (name_key(each.name), name_key(each.name_hi))]
    at_school = [each for each in called if named.udise and udise.get(each.school_id or "") == named.udise]
    return at_school or called
