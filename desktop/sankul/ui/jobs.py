"""Work off the screen's thread, one thread each for acts, readings, sorting, and what is long. Answers come here."""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from sankul.operations.progress import Cancelled, Progress
from sankul.ui.garbage import GarbageTimer

if TYPE_CHECKING:
    from sankul.operations.store import Store, Work

T = TypeVar("T")
SWITCH_SECONDS = 0.001
"""How long a worker may keep the interpreter when the screen wants it. A table asks it for each cell that it paints, so that
with Python's own 5 ms the screen stood for two seconds while a long list was sorted. Below 1 ms Windows cannot wait."""


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work. It is the Progress that the work is given: `done` of `total` (0: not known)."""

    what: str
    run: Callable[["Job"], Any]
    on_done: Callable[[Any], object] | None
    on_error: Callable[[Exception], object] | None
    owner: QObject | None
    key: str = ""
    is_quiet: bool = False
    done: int = 0
    total: int = 0
    began: float = field(default_factory=monotonic)
    is_cancelled: bool = False
    result: Any = None
    error: Exception | None = None

    def step(self, done: int, total: int) -> None:
        """See Progress."""
        self.done, self.total = done, total
        if self.is_cancelled:
            raise Cancelled

    def cancel(self) -> None:
        """End the work at its next step, or before it begins."""
        self.is_cancelled = True

    def release(self) -> tuple[Callable[[Any], object] | None, Callable[[Exception], object] | None, QObject | None]:
        """Hand out the callbacks and forget them, so that the worker thread is never the last to hold a widget."""
        callbacks = (self.on_done, self.on_error, self.owner)
        self.run, self.on_done, self.on_error, self.owner = _nothing, None, None, None
        return callbacks


def _nothing(_job: Job) -> None:
    """What a finished job runs."""


class _Line:
    """A thread that takes jobs one after the other; it starts with the first."""

    def __init__(self, name: str, ended: Callable[[Job], None]) -> None:
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._ended = ended
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def put(self, job: Job) -> None:
        if self._thread.ident is None:
            self._thread.start()
        self._queue.put(job)

    def close(self) -> None:
        self._queue.put(None)
        if self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            try:
                if job.is_cancelled:
                    raise Cancelled
                job.result = job.run(job)
            except Exception as error:
                job.error = error
            self._ended(job)


class Jobs(QObject):
    """Runs acts and readings. All callbacks and signals arrive on the screen's thread; those of a closed page do not."""

    changed = Signal(object)  # Changes, after each act of this program
    failed = Signal(object)  # an exception that the one who asked does not handle
    busy = Signal(bool)

    _ended = Signal(object)

    def __init__(self, store: "Store", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._reader = _Line("reader", self._ended.emit)
        self._writer = _Line("writer", self._ended.emit)
        self._thinker = _Line("thinker", self._ended.emit)
        self._sorter = _Line("sorter", self._ended.emit)
        self._unlisten = store.listen(self.changed.emit)
        self._open: list[Job] = []
        self._is_closed = False
        self._garbage = GarbageTimer(self)
        sys.setswitchinterval(SWITCH_SECONDS)

    def act(
        self,
        run: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        *,
        what: str,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Job:
        """Run an operation on the writer thread: `jobs.act(lambda progress: verify(store, ids, progress), what=_("…"))`.

        `what` is shown when it takes long. Without `failed`, a refusal is said in the message bar.
        """
        return self._start(self._writer, Job(what, run, done, failed, owner))

    def read(
        self,
        run: "Callable[[Work], T]",
        done: Callable[[T], object],
        *,
        owner: QObject | None = None,
        key: str = "",
        failed: Callable[[Exception], object] | None = None,
    ) -> Job:
        """Run a reading on the reader thread. A newer reading of the same `key` makes the older answer void."""

        def reading(_job: Job) -> T:
            with self._store.reading() as work:
                return run(work)

        return self._start(self._reader, Job("", reading, done, failed, owner, key))

    def compute(
        self, run: Callable[[], T], done: Callable[[T], object] | None = None, *, owner: QObject | None = None
    ) -> Job:
        """Run something that needs no store on the reader thread."""
        return self._start(self._reader, Job("", lambda _job: run(), done, None, owner))

    def sort(self, run: Callable[[], T], done: Callable[[T], object], *, owner: QObject) -> Job:
        """Run something short that needs no store beside readings; a newer one of the same owner makes the older void."""
        return self._start(self._sorter, Job("", lambda _job: run(), done, None, owner, "sort", is_quiet=True))

    def think(
        self, run: Callable[[Progress], T], done: Callable[[T], object], *, owner: QObject | None = None, key: str = ""
    ) -> Job:
        """Run something long that needs no store and that nobody waits for, beside acts and readings; see `read` for `key`."""
        return self._start(self._thinker, Job("", run, done, None, owner, key, is_quiet=True))

    def current(self) -> Job | None:
        """The job that has been under way for longest, of those that somebody waits for."""
        return next((job for job in self._open if not job.is_quiet), None)

    def wait(self, seconds: float = 60) -> None:
        """Until all jobs have ended and called back; for tests."""
        until = monotonic() + seconds
        alarm = QTimer(interval=20)  # wakes the sleep below, in case that no job ends
        alarm.start()
        while self._open:
            if monotonic() > until:
                raise TimeoutError
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.processEvents()

    def close(self) -> None:
        """Let what runs come to its end, and stop the threads; what is asked for afterwards is not begun."""
        self._is_closed = True
        self._unlisten()
        for job in self._open:
            job.on_done, job.on_error = None, None
            if job.is_quiet:
                job.cancel()
        self._reader.close()
        self._thinker.close()
        self._sorter.close()
        self._writer.close()
        self._garbage.stop()

    def _start(self, line: _Line, job: Job) -> Job:
        if self._is_closed:
            job.cancel()
            return job
        for older in self._open:
            if job.key and older.key == job.key and older.owner is job.owner:
                older.cancel()
        self._open.append(job)
        line.put(job)
        if len(self._open) == 1:
            self.busy.emit(True)
        return job

    def _finish(self, job: Job) -> None:
        self._open.remove(job)
        on_done, on_error, owner = job.release()
        if not self._open:
            self.busy.emit(False)
        is_orphan = owner is not None and not isValid(owner)
        if (job.key and (job.is_cancelled or is_orphan)) or isinstance(job.error, Cancelled):
            return
        if job.error is None:
            if on_done and not is_orphan:
                on_done(job.result)
        elif on_error and not is_orphan:
            on_error(job.error)
        else:
            self.failed.emit(job.error)
