"""Finding or making the schools that rows of a sheet name: by UDISE code; by name only where one of them has no code."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sankul.rules.districts import District
from sankul.rules.krutidev import is_devanagari
from sankul.rules.schools import School, school_key
from sankul.text import fold


@dataclass(frozen=True, slots=True)
class NamedSchool:
    """A school as a row of another list names it."""

    udise: str = ""
    name: str = ""
    block: str = ""
    district: District | None = None


class SchoolBook:
    """The schools of the office, and those that an import makes."""

    def __init__(self, schools: Iterable[School]) -> None:
        self.made: dict[str, School] = {}
        self.changed: dict[str, School] = {}
        self.by_id: dict[str, School] = {}
        self._by_udise: dict[str, School] = {}
        self._by_name: dict[tuple[str, tuple[str, str, str]], list[School]] = {}
        for school in schools:
            self.put(school)

    def put(self, school: School) -> None:
        """Let a school be found."""
        self.by_id[school.id] = school
        if school.udise:
            self._by_udise[school.udise] = school
        for name in {school.name, school.name_hi} - {""}:
            self._by_name.setdefault((school.district_code, school_key(name)), []).append(school)

    def with_udise(self, udise: str) -> School | None:
        """The school with this code."""
        return self._by_udise.get(udise)

    def find(self, named: NamedSchool) -> School | None:
        """The school that is meant: by code; else by name, when one school of the district and block has it.

        A row with a code may only mean a school that has none yet: it then gets its code.
        """
        if named.udise and named.udise in self._by_udise:
            return self._by_udise[named.udise]
        here = self.called(named)
        if len(here) != 1 or (named.udise and here[0].udise):
            return None
        return here[0]

    def called(self, named: NamedSchool) -> list[School]:
        """The schools of the district and block whose names agree in level, words and numeral."""
        if not named.name or named.district is None:
            return []
        found = {each.id: each for each in self._by_name.get((named.district.code, school_key(named.name)), [])}
        return [
            self.by_id[each]
            for each, school in found.items()
            if not named.block or not school.block or fold(school.block) == fold(named.block)
        ]

    def find_or_make(self, named: NamedSchool) -> School | None:
        """The school that is meant, made when there is none yet; None when the row names no school or no place for it."""
        found = self.find(named)
        if found is not None and named.name and found.name == found.udise:
            return self._christen(found, named)
        if found is not None and named.udise and not found.udise:
            return self._keep(replace(found, udise=named.udise))
        if found is not None or named.district is None or not (named.udise or named.name):
            return found
        school = School(
            udise=named.udise or None,
            name=named.name or named.udise,
            name_hi=named.name if is_devanagari(named.name) else "",
            block=named.block,
            district_code=named.district.code,
            district=named.district.name,
        )
        self.made[school.id] = school
        self.put(school)
        return school

    def _christen(self, school: School, named: NamedSchool) -> School:
        """Give a school its name that was known by its code only."""
        name_hi = named.name if is_devanagari(named.name) else school.name_hi
        return self._keep(replace(school, name=named.name, name_hi=name_hi, block=school.block or named.block))

    def _keep(self, new: School) -> School:
        (self.made if new.id in self.made else self.changed)[new.id] = new
        self.put(new)
        return new
