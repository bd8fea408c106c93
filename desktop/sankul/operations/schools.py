"""Acts on schools: the register, saving, removing, and making one of two entries."""

from collections import Counter
from dataclasses import dataclass, replace

from sankul.identity import is_key
from sankul.operations.districts import the_districts
from sankul.operations.store import Store, Work
from sankul.rules.people import Person
from sankul.rules.schools import (
    School,
    SchoolInUse,
    SchoolUnclear,
    SchoolUnknown,
    SpacesClash,
    UdiseTaken,
    checked_school,
    level_of,
    merged_school,
    school_key,
)
from sankul.rules.spaces import Space
from sankul.text import N_, fold


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A line of the register. `level` is a key of SCHOOL_LEVELS or empty; `people` counts those who belong to the school."""

    id: str
    school: School
    level: str
    people: int


@dataclass(frozen=True, slots=True)
class SchoolPage:
    """One school with its people and spaces by name, and other entries that may be the same school."""

    school: School
    people: tuple[Person, ...]
    spaces: tuple[Space, ...]
    alike: tuple[School, ...]


def list_schools(store: Store, district_code: str | None = None) -> tuple[School, ...]:
    """All schools, or those of a district, by district, block and name."""
    with store.reading() as work:
        return tuple(row.school for row in school_rows(work, district_code))


def school_rows(work: Work, district_code: str | None = None) -> tuple[SchoolRow, ...]:
    """All schools, or those of a district, by district, block and name."""
    schools = work.schools.where(**({"district_code": district_code} if district_code else {}))
    counts = Counter(school_id for (school_id,) in work.people.columns("school_id"))
    rows = (SchoolRow(each.id, each, level_of(each), counts[each.id]) for each in schools)
    return tuple(sorted(rows, key=lambda row: (row.school.district, row.school.block, row.school.name, row.id)))


def read_school_page(work: Work, school_id: str) -> SchoolPage:
    """All about one school. Raises NotFound."""
    school = work.schools.get(school_id)
    people = sorted(work.people.where(school_id=school_id), key=lambda each: fold(each.name or each.name_hi))
    spaces = sorted(work.spaces.where(school_id=school_id), key=lambda each: fold(each.name))
    return SchoolPage(school, tuple(people), tuple(spaces), _alike(work, school))


def _alike(work: Work, school: School) -> tuple[School, ...]:
    """Entries of the district whose names agree in level, words and numeral, in blocks that do not differ."""
    keys = {school_key(name) for name in (school.name, school.name_hi) if name}
    return tuple(
        other
        for other in work.schools.where(district_code=school.district_code)
        if other.id != school.id
        and (not other.block or not school.block or fold(other.block) == fold(school.block))
        and keys & {school_key(name) for name in (other.name, other.name_hi) if name}
    )


def find_school(work: Work, text: str) -> School:
    """The school with this key, UDISE code or name in either script. Raises SchoolUnknown or SchoolUnclear."""
    by_key = work.schools.find(text) if is_key(text) else None
    found = by_key or work.schools.first(udise=text.zfill(11) if text.isdigit() else text)
    if found is not None:
        return found
    named = [each for each in work.schools.where() if fold(text) in (fold(each.name), fold(each.name_hi))]
    if len(named) == 1:
        return named[0]
    if named:
        raise SchoolUnclear(n=len(named), text=text)
    raise SchoolUnknown(text=text)


def save_school(store: Store, school: School) -> School:
    """Add a school or change one. Raises SchoolNameless, SchoolNowhere, UdiseWrong, UdiseTaken or PinWrong."""
    district = the_districts().by_code.get(school.district_code)
    kept = checked_school(school, district.state_code if district else "")
    with store.transaction(N_("School “{school}” saved"), school=kept.name) as work:
        other = work.schools.first(udise=kept.udise) if kept.udise else None
        if other is not None and other.id != kept.id:
            raise UdiseTaken(code=kept.udise, school=other.name)
        put = work.schools.replace if work.schools.find(kept.id) else work.schools.add
        put(kept)
    return kept


def remove_school(store: Store, school_id: str) -> None:
    """Take a school out of the register. Raises NotFound, or SchoolInUse while people or spaces belong to it."""
    with store.transaction(N_("Remove a school")) as work:
        school = work.schools.get(school_id)
        people, spaces = work.people.count(school_id=school_id), work.spaces.count(school_id=school_id)
        if people or spaces or work.mergers.count(school_id=school_id):
            raise SchoolInUse(school=school.name, people=people, spaces=spaces)
        work.schools.remove(school)
        work.relabel(N_("School “{school}” removed"), school=school.name)


def merge_schools(store: Store, kept_id: str, gone_id: str) -> School:
    """Make one of two entries of one school: people and spaces move to the one that stays, which takes what it lacks.

    Raises NotFound, SchoolItself, SchoolsApart or SpacesClash; nothing is changed then.
    """
    with store.transaction(N_("Merge two schools")) as work:
        old, gone = work.schools.get(kept_id), work.schools.get(gone_id)
        new = merged_school(old, gone)
        _move(work, gone.id, new.id)
        work.schools.remove(gone)
        work.schools.replace(new)
        work.relabel(N_("“{gone}” merged into “{school}”"), gone=gone.name, school=new.name)
    return new


def _move(work: Work, gone_id: str, kept_id: str) -> None:
    """Let everything that belongs to one school belong to the other."""
    there = {(fold(each.name), fold(each.block)) for each in work.spaces.where(school_id=kept_id)}
    spaces = work.spaces.where(school_id=gone_id)
    for each in spaces:
        if (fold(each.name), fold(each.block)) in there:
            raise SpacesClash(space=each.name)
    work.spaces.replace(*[replace(each, school_id=kept_id) for each in spaces])
    work.people.replace(*[replace(each, school_id=kept_id) for each in work.people.where(school_id=gone_id)])
    work.mergers.replace(*[replace(each, school_id=kept_id) for each in work.mergers.where(school_id=gone_id)])
