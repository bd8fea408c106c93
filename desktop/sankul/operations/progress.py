"""How a long act says how far it is, and how it learns that the person no longer wants it."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 (it is no error)
    """The person cancelled the act. Let it pass through: the transaction rolls back, and nothing was done."""


class Progress(Protocol):
    """Given to acts that may take longer than a moment."""

    def step(self, done: int, total: int) -> None:
        """Say that `done` of `total` are done; raises Cancelled when the act is to end. Cheap: call it for every row."""


class NoProgress:
    """For callers that neither show progress nor cancel."""

    def step(self, done: int, total: int) -> None:
        """Do nothing."""


NO_PROGRESS: Progress = NoProgress()
