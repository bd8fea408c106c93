"""How people of the register are compared to find those who stand twice: what an entry shows, and how alike two names are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sankul.rules.likeness import Spelled, likeness, spelled
from sankul.rules.merging import Merger
from sankul.rules.people import Person
from sankul.text import fold


@dataclass(frozen=True, slots=True)
class Face:
    """One way in which a person of the register shows: as the entry says, or as a merged entry said. `id` is the person's.

    `names` are the plain names in English and Hindi, each with the same words in their alphabetical order.
    """

    id: str
    names: Spelled
    account: str
    employee_code: str
    mobile: str
    gender: str
    designation: str
    school_id: str
    block: str
    district: str


class Stated(NamedTuple):
    """What an entry of the register says, as far as it is compared; a plain tuple, because there may be very many."""

    id: str
    name: str
    name_hi: str
    mobile: str
    employee_code: str
    gender: str
    designation: str
    school_id: str | None
    block: str
    district_code: str


def faces_of(person: Person | Stated, account: str, mergers: Iterable[Merger] = ()) -> Iterator[Face]:
    """The faces of a person: the entry, and each entry that was merged into it."""
    yield _face(person, person, account)
    for each in mergers:
        yield _face(person, each, "")


def _face(person: Person | Stated, said: Person | Stated | Merger, account: str) -> Face:
    return Face(
        id=person.id,
        names=spelled(said.name, said.name_hi),
        account=account,
        employee_code=said.employee_code,
        mobile=said.mobile,
        gender=person.gender,
        designation=fold(person.designation),
        school_id=said.school_id or person.school_id or "",
        block=fold(person.block),
        district=person.district_code,
    )


def alikeness(one: Face, other: Face) -> int:
    """How alike the names are, 0 to 100 (see `likeness`)."""
    return likeness(one.names, other.names)


def speaks_against(one: Face, other: Face) -> bool:
    """Whether some number, gender or designation that both give differs."""
    return any(
        differ(mine, yours)
        for mine, yours in (
            (one.employee_code, other.employee_code),
            (one.mobile, other.mobile),
            (one.account, other.account),
            (one.gender, other.gender),
            (one.designation, other.designation),
        )
    )


def differ(mine: str, yours: str) -> bool:
    """Whether both say something, and not the same."""
    return bool(mine and yours and mine != yours)
