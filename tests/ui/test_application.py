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

class Doors:
    settings = Settings()
    def known_place(self):
        return sys.argv[1]
    def is_there(self, place):
        return True
    def open(self, place, passphrase):
        self.store = open_office(place, passphrase)
        return self.store
    def folder_for_offices(self):
        from pathlib import Path
        return Path(sys.argv[1]).parent
    def context_of(self, store):
        return Context(store, None, self.settings)

def visit():
    from PySide6.QtWidgets import QApplication
    window = next(w for w in QApplication.topLevelWidgets() if w.isVisible())
    if hasattr(window, "rooms"):
        for room in window.rooms:
            window.go(room.key)
        window.jobs.wait()
        print(window.header.office.text(), window.font().family())
    else:
        print(*[message.sentence for message in window.messages.messages()])
    window.close()
make_application(Settings())
QTimer.singleShot(int(sys.argv[2]), visit)
sys.exit(run(Doors()))
"""


def run_program(place, wait_ms):
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, place, str(wait_ms)],
        capture_output=True,
        text=True,
        timeout=30,
        env=dict(os.environ),
        check=False,
    )


def test_from_start_to_end(store):
    done = run_program(store.place, 200)
    assert (done.returncode, done.stdout) == (0, "BRC Khorabar FiraGO\n"), done.stderr
    assert "Traceback" not in done.stderr
    assert "Fatal" not in done.stderr


def test_an_office_that_is_none_leads_to_the_start(tmp_path):
    path = tmp_path / "gone.sankul"
    done = run_program(str(path), 2500)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"There is no office file “{path}”"), done.stderr
    assert "Traceback" not in done.stderr
