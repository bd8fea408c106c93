"""Two entries about one person made one, and pairs that were found to be two people (product.md B3)."""

from dataclasses import dataclass
from datetime import date

from sankul.rules.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinction(Row):
    """Somebody looked: these two are not the same person. `one_id` is the smaller of the two keys."""

    one_id: str
    other_id: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger(Row):
    """The entry `gone_id` was merged into the person `kept_id`, who is still found by the names and codes noted here.

    Each is what that entry said, or, where the person took that over, what the person's own entry had said before; so what is
    here and what the person says now are together all that both entries said. `account` is the account that gave way, masked.
    `school_id` is the school that gave way, within which the names are known.
    """

    kept_id: str
    gone_id: str
    name: str = ""
    name_hi: str = ""
    mobile: str = ""
    employee_code: str = ""
    account: str = ""
    school_id: str | None = None
    on: date
