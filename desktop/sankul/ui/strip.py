"""The progress strip: appears only when work takes longer than 600 ms, says what and how far, and offers to cancel."""

from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar

from sankul.text import _
from sankul.ui.jobs import Job, Jobs
from sankul.ui.parts import button, styled

LATE_SECONDS = 0.6


class ProgressStrip(QFrame):
    """Looks at the jobs ten times a second while there are any."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        styled(self, "strip")
        self._jobs = jobs
        self.what = QLabel()
        self.count = styled(QLabel(), "soft")
        self.bar = QProgressBar(textVisible=False)
        self.cancel = button(_("Cancel"), self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        for widget in (self.what, self.bar, self.count, self.cancel):
            row.addWidget(widget, 1 if widget is self.bar else 0)
        self._timer = QTimer(self, interval=100)
        self._timer.timeout.connect(self._look)
        jobs.busy.connect(self._watch)
        self.hide()

    def _watch(self, is_busy: bool) -> None:
        if is_busy:
            self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    def _look(self) -> None:
        job = self._jobs.current()
        is_late = job is not None and monotonic() - job.began > LATE_SECONDS
        if job is not None and is_late:
            self._tell(job)
        self.setVisible(is_late)

    def _tell(self, job: Job) -> None:
        self.what.setText(job.what or _("Reading…"))
        self.count.setText(_("{done} of {total}").format(done=job.done, total=job.total) if job.total else "")
        self.bar.setRange(0, job.total)
        self.bar.setValue(job.done)
        self.cancel.setVisible(bool(job.what))
        self.cancel.setEnabled(not job.is_cancelled)
        self.setAccessibleName(f"{self.what.text()} {self.count.text()}")

    def _cancel(self) -> None:
        job = self._jobs.current()
        if job is not None:
            job.cancel()
