"""The two headings that a file of refused rows has beyond those of the first file."""

from functools import cache

from sankul.rules.headings import heading_keys
from sankul.text import LANGUAGES, N_, _, speaking

ROW_HEADING, REASON_HEADING = N_("Row in the first file"), N_("What to correct")


def is_of_rejects(heading: str) -> bool:
    """Whether we wrote this heading over the refused rows, in either language."""
    return heading_keys(heading)[0] in _headings()


@cache
def _headings() -> frozenset[str]:
    found = set()
    for language in LANGUAGES:
        with speaking(language):
            found |= {heading_keys(_(heading))[0] for heading in (ROW_HEADING, REASON_HEADING)}
    return frozenset(found)
