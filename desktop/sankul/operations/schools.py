"""Acts on schools."""

from sankul.operations.districts import the_districts
from sankul.operations.store import Store
from sankul.rules.schools import School, UdiseTaken, checked_school
from sankul.text import N_


def list_schools(store: Store, district_code: str | None = None) -> tuple[School, ...]:
    """All schools, or those of a district, by district, block and name."""
    with store.reading() as work:
        schools = work.schools.where(**({"district_code": district_code} if district_code else {}))
    return tuple(sorted(schools, key=lambda each: (each.district, each.block, each.name, each.id)))


def save_school(store: Store, school: School) -> School:
    """Add a school or change one. Raises SchoolNameless, SchoolNowhere, UdiseWrong, UdiseTaken or PinWrong."""
    district = the_districts().by_code.get(school.district_code)
    kept = checked_school(school, district.state_code if district else "")
    with store.transaction(N_("Save the school “{school}”"), school=kept.name) as work:
        other = work.schools.first(udise=kept.udise) if kept.udise else None
        if other is not None and other.id != kept.id:
            raise UdiseTaken(code=kept.udise, school=other.name)
        put = work.schools.replace if work.schools.find(kept.id) else work.schools.add
        put(kept)
    return kept
