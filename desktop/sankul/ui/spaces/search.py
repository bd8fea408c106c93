"""Finding spaces by name, block, school or who opens them."""

from typing import TYPE_CHECKING

from sankul.spelling import matches
from sankul.text import N_
from sankul.ui.rooms import Found

if TYPE_CHECKING:
    from sankul.operations.store import Work

MOST = 20


def find_spaces(work: "Work", query: str) -> list[Found]:
    """The spaces that match, by name."""
    from sankul.operations.levels import said_block
    from sankul.ui.spaces.rows import hidden_words, said_district, said_name

    spaces = sorted(work.spaces.where(), key=lambda space: (space.name, space.id))
    found = (space for space in spaces if matches(query, hidden_words(space), space.block, space.district))
    return [
        Found(
            N_("Spaces"),
            said_name(space),
            ", ".join(part for part in (said_block(space.block), said_district(space)) if part),
            "spaces",
            space.id,
        )
        for space, _number in zip(found, range(MOST), strict=False)
    ]
