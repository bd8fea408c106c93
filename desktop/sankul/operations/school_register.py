"""All schools in the order of their names, and the index by which they are found; kept like the register of people."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, cast

from sankul.operations.districts import name_in_hindi
from sankul.rules.search import SearchIndex
from sankul.text import language

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.schools import School


class SchoolRegister:
    """`rows` by name in the language in which they were read."""

    def __init__(self, rows: "Sequence[School]") -> None:
        self.rows = rows

    @cached_property
    def index(self) -> SearchIndex:
        """By it schools are found: names, village, cluster, block, district and UDISE code."""
        places = [(each.block, each.cluster, each.district, each.district_code) for each in self.rows]
        codes = ((each.udise, number) for number, each in enumerate(self.rows) if each.udise)
        return SearchIndex(self._names, places, _said, codes)

    def find(self, text: str, most: int | None) -> "tuple[School, ...]":
        """At most so many schools to which all words of `text` point, those whose name begins with it first."""
        return tuple(self.rows[number] for number in islice(self.index.ordered(text), most))

    def _names(self, number: int) -> Sequence[str]:
        school = self.rows[number]
        return (school.name, school.name_hi, school.village)


def _said(place: object) -> Iterable[str]:
    block, cluster, district, district_code = cast("tuple[str, str, str, str]", place)
    return (block, cluster, district, name_in_hindi(district_code))


def school_register(work: "Work") -> SchoolRegister:
    """All schools, by name in the language of the screen."""

    def read() -> SchoolRegister:
        is_hindi = language() == "hi"

        def order(school: "School") -> tuple[str, str]:
            first, other = (school.name_hi, school.name) if is_hindi else (school.name, school.name_hi)
            return (first or other).casefold(), school.id

        return SchoolRegister(tuple(sorted(work.schools.where(), key=order)))

    return work.kept("schools", language(), frozenset({"schools"}), read)
