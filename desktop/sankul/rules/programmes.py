"""Programmes: one course in one year, to which circles, sessions, certificates and claims belong."""

from dataclasses import dataclass
from datetime import date

from sankul.rules.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Row):
    """A programme runs from `from_on` until the day before `until_on`."""

    name: str
    name_hi: str = ""
    from_on: date
    until_on: date
