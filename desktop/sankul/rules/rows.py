"""What every kept row has in common: it is frozen, and it has a key that never changes."""

from dataclasses import dataclass, field

from sankul.identity import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the office. `id` is a UUIDv7; change a row with `dataclasses.replace` and hand it to its collection."""

    id: str = field(default_factory=new_id)
