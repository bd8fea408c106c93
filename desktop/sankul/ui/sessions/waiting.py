"""What waits in the room of sessions: meetings that are over and not marked."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sankul.operations.store import Work


def count_waiting(work: "Work") -> int:
    """How many sessions are over and have no attendance yet."""
    from sankul.clock import now
    from sankul.operations.store import Below
    from sankul.rules.sessions import SessionState

    return work.sessions.count(state=SessionState.PLANNED, ends_at=Below(now()))
