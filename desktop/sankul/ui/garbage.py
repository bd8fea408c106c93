"""Python's collector of circular garbage runs on the thread that happens to allocate; a widget must die on the screen's.

While there are worker threads, the collector is off, and the screen's thread calls it once a second when there is enough.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000


class GarbageTimer(QObject):
    """Collects on the screen's thread from its making until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        full = [generation for generation in (2, 1, 0) if gc.get_count()[generation] > gc.get_threshold()[generation]]
        if full:
            gc.collect(full[0])
