"""The refusals of a meeting that cannot be, each naming what stands against it, when, and what to do instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sankul.errors import Refusal
from sankul.rules.clashes import Clash, ClashKind
from sankul.rules.papers import Both
from sankul.rules.sessions import said_moment
from sankul.text import N_

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A proposal that was checked: a time (UTC, half-open) without a red clash, in `space_id` (None: no space)."""

    starts_at: datetime
    ends_at: datetime
    space_id: str | None = None
    space: Both | None = None


@dataclass(frozen=True, slots=True)
class Sentences:
    """Clashes as running text in the language now spoken."""

    clashes: tuple[Clash, ...]

    def __str__(self) -> str:
        return " ".join(clash.what for clash in self.clashes[:MOST_NAMED])


class SessionClashes(Refusal):
    """People cannot be at two places; there is another time."""

    message = N_("{what} The next free time is {proposal}.")
    field = "starts_at"


class SpaceTaken(SessionClashes):
    """A space cannot hold two meetings at one time; there is another time."""

    message = N_("{what} It is free on {proposal}; or choose another space.")
    field = "space"


class NoFreeTime(SessionClashes):
    """A red clash, and no better time near it."""

    message = N_("{what} No free time was found in the {days} days after it.")


class MeetingTimeMissing(Refusal):
    """A time without a place in the world cannot be kept."""

    message = N_("Enter the day and the time of the session.")
    field = "starts_at"


def refusal_of(red: Sequence[Clash], proposal: FreeTime | None, days: int) -> SessionClashes:
    """The refusal for red clashes. It carries them as `values["what"].clashes` and the proposal as `values["free"]`."""
    what = Sentences(tuple(red))
    if proposal is None:
        return NoFreeTime(what=what, days=days, free=None)
    is_space = all(clash.kind is ClashKind.SPACE for clash in red)
    kind = SpaceTaken if is_space else SessionClashes
    return kind(what=what, proposal=said_moment(proposal.starts_at), free=proposal)
