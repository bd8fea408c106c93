"""The program in a process of its own: it starts, works for a moment, and ends well."""

import os
import subprocess
import sys

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from sankul.settings import Settings
from sankul.storage.offices import open_office
from sankul.ui.application import make_application, run
from sankul.ui.context import Context
from sankul.ui.late_store import LateStore

store = LateStore(sys.argv[1], lambda: open_office(sys.argv[1]))
def visit():
    from PySide6.QtWidgets import QApplication
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "jobs"))
    for room in window.rooms:
        window.go(room.key)
    window.jobs.wait()
    print(window.header.office.text(), window.font().family())
    window.close()
make_application(Settings())
QTimer.singleShot(200, visit)
code = run(Context(store, None, Settings()))
store.close()
sys.exit(code)
"""


def test_from_start_to_end(store):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, store.place],
        capture_output=True,
        text=True,
        timeout=30,
        env=dict(os.environ),
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "BRC Khorabar FiraGO\n"), done.stderr
    assert "Traceback" not in done.stderr
    assert "Fatal" not in done.stderr
