"""How the columns of a list were understood, remembered for the next list with the same headings (product.md B2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sankul.rules.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice(Row):
    """What a person chose for lists with these headings.

    `noun` is what the list holds ("people", "schools", …). `headings` is the key of the set of headings. `columns` tells by the
    heading and its turn ("name#1", for the same heading may stand twice) which field the column fills; empty for none.
    `scripts` tells in the same way how a column in an old Hindi font is typed.
    """

    noun: str
    headings: str
    columns: Mapping[str, str] = field(default_factory=dict)
    scripts: Mapping[str, str] = field(default_factory=dict)
