"""Reasons that are kept with certificates for ever: why one was revoked or replaced, or issued as an exception."""

from sankul.errors import Refusal
from sankul.text import N_, nfc

MOST_OF_REASON = 500


class ReasonTooLong(Refusal):
    """More than a line of the register can hold."""

    message = N_("The reason has {n} characters; {most} are the most. Say it in fewer words.")
    field = "reason"


def checked_reason(reason: str, missing: Refusal) -> str:
    """A reason as it is kept. Raises `missing` when there is none, or ReasonTooLong."""
    kept = nfc(reason)
    if not kept:
        raise missing
    if len(kept) > MOST_OF_REASON:
        raise ReasonTooLong(n=len(kept), most=MOST_OF_REASON)
    return kept
