"""The register: all people as lists show them, in the order of their names, and the index by which they are found.

It is read once and kept until an act changes it (see `Work.kept`), because 150,000 people take seconds to read. Lists,
pickers, the palette and the headless command all ask it, so that they find the same in the same order. A person is kept
as a plain tuple of few texts, some 600 bytes; what many people share is kept once.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from sankul.clock import today
from sankul.operations.districts import name_in_hindi
from sankul.operations.store import After, Among, Below
from sankul.rules.designations import in_both
from sankul.rules.people import RoleName, mask_account
from sankul.rules.search import SearchIndex
from sankul.spelling import search_words
from sankul.text import fold, language

if TYPE_CHECKING:
    from sankul.operations.store import Work

_READ_FROM = frozenset({"people", "roles", "schools", "bank_accounts", "mergers"})
_PERSON = ("id", "name", "name_hi", "mobile", "employee_code")
_PLACE = ("block", "district", "district_code", "designation", "school_id")
_MANY = 5_000
_FIRST_ROLES = (RoleName.MENTOR, RoleName.OFFICER, RoleName.TEACHER)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as lists show them. `roles` are those held today; `account` is masked; `udise` is empty when unknown."""

    id: str
    name: str
    name_hi: str
    roles: tuple[RoleName, ...]
    designation: str
    school: str
    school_hi: str
    udise: str
    block: str
    district: str
    mobile: str
    account: str
    district_code: str

    @property
    def role(self) -> str:
        """The role held today that says most, a mentor's first; empty when there is none."""
        return next((each for each in _FIRST_ROLES if each in self.roles), "")


class _School(NamedTuple):
    name: str = ""
    name_hi: str = ""
    udise: str = ""
    village: str = ""


class _Place(NamedTuple):
    """What people of one school, block and designation share."""

    block: str
    district: str
    district_code: str
    designation: str
    school: _School


_Kept = tuple[str, str, str, str, str, str, int, int]
"""A person in few bytes: key, both names, mobile, employee code, masked account; place and roles as numbers of lists.

A plain tuple of plain values, because Python's collector of garbage need not look into those.
"""


class Rows(Sequence[PersonRow]):
    """The people; each row is put together when it is asked for."""

    def __init__(self, kept: list[_Kept], places: list[_Place], roles: list[tuple[RoleName, ...]]) -> None:
        self.kept, self.places, self.roles = kept, places, roles
        self._last: tuple[int, PersonRow | None] = (-1, None)  # a list asks for the same row with each of its cells

    def __len__(self) -> int:
        return len(self.kept)

    @overload
    def __getitem__(self, at: int) -> PersonRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[PersonRow]: ...

    def __getitem__(self, at: int | slice) -> PersonRow | Sequence[PersonRow]:
        if isinstance(at, slice):
            return Rows(self.kept[at], self.places, self.roles)
        last, row = self._last
        if row is None or last != at:
            row = self._row(at)
            self._last = (at, row)
        return row

    def __iter__(self) -> Iterator[PersonRow]:
        return map(self._row, range(len(self.kept)))

    def _row(self, at: int) -> PersonRow:
        each = self.kept[at]
        place = self.places[each[6]]
        name, name_hi, udise, _village = place.school
        return PersonRow(
            *each[:3], self.roles[each[7]], place.designation, name, name_hi, udise,
            place.block, place.district, each[3], each[5], place.district_code,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FirstPeople:
    """The first people of a long register, while the others are still being read, and how many there are in all."""

    rows: Rows
    total: int


class _NotReadError(Exception):
    """The register is not remembered."""


class Register:
    """`rows` by name in the language in which it was read; `index` numbers them so, and is made at its first use."""

    def __init__(self, rows: Rows, former: Mapping[str, Sequence[_Kept]]) -> None:
        """`former` are the entries that were merged into a person, by the person's key."""
        self.rows = rows
        self._former = former

    @cached_property
    def index(self) -> SearchIndex:
        """By it people are found: names, school, village, block, district, designation, and numbers."""
        return SearchIndex(self._names, [each[6] for each in self.rows.kept], self._said, self._codes())

    @property
    def is_ready(self) -> bool:
        """Whether the index is there."""
        return "index" in self.__dict__

    def prepare(self) -> None:
        """Make the index, unless it is there."""
        self.index  # noqa: B018

    def find(self, query: str) -> bytes:
        """By the number of each row whether it is found: see `SearchIndex.find`."""
        return self.index.find(query)

    def number_of(self, person_id: str) -> int:
        """The number of a person's row, or -1."""
        return self._numbers.get(person_id, -1)

    def people(self, text: str, most: int | None) -> tuple[PersonRow, ...]:
        """At most so many people to whom all words of `text` point, those whose name begins with it first."""
        return tuple(islice(self.finding(text), most))

    def finding(self, text: str) -> Iterator[PersonRow]:
        """The same without an end, each put together when it is asked for."""
        return (self.rows[number] for number in self.index.ordered(text))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {each[0]: number for number, each in enumerate(self.rows.kept)}

    def with_role(self, role: str) -> list[int]:
        """The numbers of those who hold a role today."""
        wanted = {number for number, roles in enumerate(self.rows.roles) if role in roles}
        return [number for number, each in enumerate(self.rows.kept) if each[7] in wanted]

    def without(self, people: Collection[str]) -> list[int]:
        """The numbers of all but these people."""
        return [number for number, each in enumerate(self.rows.kept) if each[0] not in people]

    def _names(self, number: int) -> Sequence[str]:
        each = self.rows.kept[number]
        former = self._former.get(each[0])
        return each[1:3] if not former else [name for one in (each, *former) for name in one[1:3]]

    def _said(self, number: Hashable) -> Iterable[str]:
        block, district, district_code, designation, school = self.rows.places[number]  # type: ignore[call-overload]
        both = in_both(designation)
        return (*school, block, district, name_in_hindi(district_code), designation, both.en, both.hi)

    def _codes(self) -> Iterator[tuple[str, int]]:
        for number, each in enumerate(self.rows.kept):
            for one in (each, *self._former.get(each[0], ())):
                for code in one[3:5]:
                    if code.isdigit():
                        yield code, number
                    elif code:
                        yield from ((word, number) for word in search_words(code))


def people_register(work: "Work") -> Register:
    """The register as it stands, by name in the language of the screen. Erased people are not in it."""
    return _remembered(work, lambda: Register(_read(work), _former(work)))


def first_people(work: "Work", most: int) -> FirstPeople | None:
    """At most so many of those with whom the register begins, read in a part of its time; None when it takes no time itself."""
    try:
        _remembered(work, _not_read)
    except _NotReadError:
        total = work.people.count(erased_on=None)
        if total > max(_MANY, most):
            names = nsmallest(most, work.people.columns("id", "name", "name_hi", erased_on=None), key=_order)
            return FirstPeople(_read(work, [each[0] for each in names]), total)
    return None


def _remembered(work: "Work", make: Callable[[], Register]) -> Register:
    return work.kept("people", (language(), today()), _READ_FROM, make)


def _not_read() -> Register:
    raise _NotReadError


def _read(work: "Work", person_ids: Sequence[str] | None = None) -> Rows:
    """All people, or only some, by name."""
    some = {} if person_ids is None else {"id": Among(person_ids)}
    of_people = {} if person_ids is None else {"person_id": Among(person_ids)}
    schools = {
        key: _School(name, name_hi, udise or "", village)
        for key, name, name_hi, udise, village in work.schools.columns("id", "name", "name_hi", "udise", "village")
    }
    accounts = {
        key: mask_account(account) for key, account in work.bank_accounts.columns("person_id", "account", **of_people)
    }
    held = _held_today(work, of_people)
    places: dict[Any, int] = {}
    roles: dict[tuple[RoleName, ...], int] = {}
    kept = [
        (
            *values[:5],
            accounts.get(values[0], ""),
            places.setdefault(values[5:], len(places)),
            roles.setdefault(held.get(values[0], ()), len(roles)),
        )
        for values in work.people.columns(*_PERSON, *_PLACE, erased_on=None, **some)
    ]
    kept.sort(key=_order)
    all_places = [
        _Place(block, district, code, designation, schools.get(school_id, _School()))
        for block, district, code, designation, school_id in places
    ]
    return Rows(kept, all_places, list(roles))


def _held_today(work: "Work", of_people: Mapping[str, Any]) -> dict[str, tuple[RoleName, ...]]:
    began = Below(today() + timedelta(days=1))
    held: dict[str, tuple[RoleName, ...]] = {}
    for role in RoleName:
        sole = (role,)
        for end in (None, After(today())):
            for (person_id,) in work.roles.columns("person_id", role=role, from_on=began, until_on=end, **of_people):
                others = held.get(person_id)
                if others is None:
                    held[person_id] = sole
                elif role not in others:
                    held[person_id] = (*others, role)
    return held


def _former(work: "Work") -> dict[str, list[_Kept]]:
    """By person the entries that were merged into that person."""
    former: dict[str, list[_Kept]] = {}
    for each in work.mergers.where():
        was = (each.gone_id, each.name, each.name_hi, each.mobile, each.employee_code, "", 0, 0)
        former.setdefault(each.kept_id, []).append(was)
    return former


def _order(each: Sequence[Any]) -> str:
    """By name in the language of the screen as far as it is known, then by key."""
    _key, name, name_hi, *_rest = each
    said = " ".join(map(fold, (name_hi or name).split())) if language() == "hi" else (name or name_hi).casefold()
    return f"{said}\0{each[0]}"
