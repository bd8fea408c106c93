"""Schools by UDISE code."""

from dataclasses import dataclass

from sankul.rules.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Row):
    """A school. `udise` has 11 digits and is unique, or is None when the school has no code yet; names are no keys."""

    udise: str | None = None
    name: str
    name_hi: str = ""
    village: str = ""
    block: str = ""
    district_code: str
    district: str
    pin_code: str = ""
