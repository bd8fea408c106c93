"""Finding spaces by name, block, school or who opens them."""

from typing import TYPE_CHECKING

from sankul.spelling import finding
from sankul.text import N_
from sankul.ui.rooms import Found

if TYPE_CHECKING:
    from sankul.operations.store import Work

MOST = 20


def find_spaces(work: "Work", query: str) -> list[Found]:
    """The spaces that match, by name, those that only sound so last."""
    from sankul.operations.levels import said_block
    from sankul.ui.spaces.rows import hidden_words, said_district, said_name

    spaces = sorted(work.spaces.where(), key=lambda space: (space.name, space.id))
    found = finding(query, spaces, lambda space: (hidden_words(space), space.block, space.district), MOST)
    return [
        Found(
            N_("Spaces"),
            said_name(space),
            ", ".join(part for part in (said_block(space.block), said_district(space)) if part),
            "spaces",
            space.id,
        )
        for space in found
    ]
