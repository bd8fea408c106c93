"""Trials and imports on the writer's thread, one after the other; of two only the newer one counts."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from sankul.operations.progress import Cancelled, Progress

if TYPE_CHECKING:
    from sankul.ui.jobs import Job, Jobs

T = TypeVar("T")


class Runs:
    """What is under way for a screen. `failed` is told an error that is no answer."""

    def __init__(self, jobs: "Jobs", owner: QObject, failed: Callable[[Exception], object]) -> None:
        self._jobs, self._owner, self._failed = jobs, owner, failed
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def start(
        self, words: str, run: Callable[[Progress], T], done: Callable[[T], object], cancelled: Callable[[], object]
    ) -> None:
        """Run with our own sentence, in the place of what is under way; `cancelled` is called when the person ends it."""

        def running(progress: Progress) -> T | None:
            try:
                return run(progress)
            except Cancelled:
                return None

        def ended(result: T | None) -> None:
            if self._job is job:
                self._job = None
                if result is None:
                    cancelled()
                else:
                    done(result)

        def failed(error: Exception) -> None:
            if self._job is job:
                self._job = None
                self._failed(error)

        self.cancel()
        job = self._job = self._jobs.act(running, ended, what=words, owner=self._owner, failed=failed)

    def cancel(self) -> None:
        """End what is under way at its next step."""
        if self._job is not None:
            self._job.cancel()
