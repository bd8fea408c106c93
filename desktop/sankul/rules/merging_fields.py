"""Two entries side by side: their fields, which of each is proposed, and the person that the choice gives (product.md B3)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sankul.errors import Refusal
from sankul.rules.likeness import ALIKE, likeness, name_key, plain_name, spelled
from sankul.rules.merging import Merger
from sankul.rules.people import Person, checked_person
from sankul.text import N_

_SHORTEST_SHOUT = 4


class Side(StrEnum):
    """Whose value is taken: that of the entry that stays, or of the one that goes."""

    KEPT = "kept"
    GONE = "gone"


Takes = Mapping[str, Side]
ACCOUNT, CIRCLE, SCHOOL = "account", "circle", "school"
FIELD_LABELS = {
    "name": N_("Name in English"),
    "name_hi": N_("Name in Hindi"),
    "designation": N_("Designation"),
    SCHOOL: N_("School and place"),
    "mobile": N_("Mobile"),
    "employee_code": N_("Employee code"),
    "gender": N_("Gender"),
    ACCOUNT: N_("Bank account"),
    CIRCLE: N_("Circle"),
}
"""What can be chosen. Account and circle are there only where both entries have one; a person must then say which stays."""

_PARTS = {SCHOOL: ("school_id", "block", "district_code", "district")}
_OF_PERSON = tuple(name for name in FIELD_LABELS if name not in (ACCOUNT, CIRCLE))
_NAMES = ("name", "name_hi", "designation")


class SameEntry(Refusal):
    """One entry is no two."""

    message = N_("These are one and the same entry. Choose another one beside it.")


class ErasedEntry(Refusal):
    """What was erased is not brought back into a person."""

    message = N_("The data of one of the two were erased. Such an entry is not merged.")


class FieldUnknown(Refusal):
    """There is no such field to choose."""

    message = N_("“{field}” is not a field of a person. The fields are: {known}.")
    field = "take"


def read_takes(words: Mapping[str, str]) -> dict[str, Side]:
    """Choices as words, "mobile" to "gone". Raises FieldUnknown."""
    takes: dict[str, Side] = {}
    for name, side in words.items():
        if name not in FIELD_LABELS or side not in set(Side):
            raise FieldUnknown(field=f"{name}={side}", known=", ".join(f"{each}=gone" for each in FIELD_LABELS))
        takes[name] = Side(side)
    return takes


def check_mergeable(kept: Person, gone: Person) -> None:
    """Raises SameEntry or ErasedEntry."""
    if kept.id == gone.id:
        raise SameEntry
    if kept.erased_on or gone.erased_on:
        raise ErasedEntry


def value_of(person: Person, field: str) -> tuple[str | None, ...]:
    """What an entry says in a field; school and place are one field of four parts."""
    return tuple(getattr(person, name) for name in _PARTS.get(field, (field,)))


def differs(kept: Person, gone: Person, field: str) -> bool:
    """Whether the two say different things."""
    return value_of(kept, field) != value_of(gone, field)


def proposed(kept: Person, gone: Person) -> dict[str, Side]:
    """Whose value is proposed for each field.

    Something before nothing; a name in small letters before one in capitals; the name with more words written out, and without
    Shri or Smt.; else what the entry that was made later says, since numbers and schools change. Of two names that are not
    alike both scripts come from the entry that stays, and the gender with them, so that nobody is put together of two people.
    """
    score = likeness(spelled(kept.name, kept.name_hi), spelled(gone.name, gone.name_hi))
    are_others = bool(kept.name or kept.name_hi) and score < ALIKE
    own = ("name", "name_hi", *(("gender",) if kept.gender else ())) if are_others else ()
    return {field: _proposed(kept, gone, field) for field in _OF_PERSON} | dict.fromkeys(own, Side.KEPT)


def _proposed(kept: Person, gone: Person, field: str) -> Side:
    if not differs(kept, gone, field):
        return Side.KEPT
    theirs, ours = (*_weight(gone, field), gone.id > kept.id), (*_weight(kept, field), kept.id > gone.id)
    return Side.GONE if theirs > ours else Side.KEPT


def _weight(person: Person, field: str) -> tuple[int, ...]:
    """What speaks for an entry's value, the weightiest first."""
    said = value_of(person, field)
    text = said[0] or ""
    if field not in _NAMES:
        return (bool(text), *(bool(part) for part in said[1:]))
    words = plain_name(text).split()
    is_bare = len(words) == len(name_key(text).split())
    return (bool(text), not _is_shouted(text), sum(len(word) > 1 for word in words), len(words), is_bare)


def _is_shouted(text: str) -> bool:
    return len(text) >= _SHORTEST_SHOUT and text.isupper()


def merged_person(kept: Person, gone: Person, takes: Takes) -> Person:
    """The entry that stays, with what is taken from the other. Raises what `checked_person` raises."""
    taken = {
        name: getattr(gone, name)
        for field in _OF_PERSON
        if takes.get(field) is Side.GONE
        for name in _PARTS.get(field, (field,))
    }
    return checked_person(replace(kept, **taken))


def merger_of(kept: Person, gone: Person, takes: Takes, lost_account: str, on: date) -> Merger:
    """What is noted of the two entries; `lost_account` is masked already."""

    def other(field: str) -> str:
        return str(getattr(kept if takes.get(field) is Side.GONE else gone, field))

    return Merger(
        kept_id=kept.id,
        gone_id=gone.id,
        name=other("name"),
        name_hi=other("name_hi"),
        mobile=other("mobile"),
        employee_code=other("employee_code"),
        account=lost_account,
        school_id=(kept if takes.get(SCHOOL) is Side.GONE else gone).school_id,
        on=on,
    )


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of both entries as a person sees it. `take` is None while a person must still choose; accounts are masked."""

    field: str
    kept: str
    gone: str
    take: Side | None
    differs: bool
