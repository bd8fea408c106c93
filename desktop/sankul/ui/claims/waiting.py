"""What waits among the claims: drafts of months gone by."""

from typing import TYPE_CHECKING

from sankul.clock import today

if TYPE_CHECKING:
    from sankul.operations.store import Work


def count_waiting(work: "Work") -> int:
    """How many claims of months before this one are still drafts."""
    from sankul.operations.store import Below
    from sankul.rules.claims import ClaimState

    return work.claims.count(state=ClaimState.DRAFT, month_on=Below(today().replace(day=1)))
