"""Benchmarks as ratios of one run: machines differ and are shared, so a bare figure says little.

start    the window on an office of 20,000 people, against a bare PySide6 window with an empty table: once until it is
         painted and answers, and once until all figures of its first page have been read from the office as well
demo     the demo office with 350 teachers: seconds and peak memory
import   a workbook of 20,000 people: seconds and peak memory
filter   a key in the filter of a list of 20,000 rows, against a bare search of their texts
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PEOPLE, ROUNDS = 20_000, 7
BARE_WINDOW = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableWidget())
window.resize(1280, 740)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
# The event loop runs as for a person: polling in its place would take the interpreter from the thread that reads.
SANKUL_WINDOW = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from sankul.doors import AppDoors
from sankul.ui.application import Program, make_application

class Painted(QObject):
    def eventFilter(self, window, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, leave)
        return False

def leave():
    os._exit(0)  # without the work of closing, which is no part of the start

until, place = sys.argv[1:]
doors = AppDoors(place)
application = make_application(doors.settings)
program = Program(application, doors)
program.begin()
painted = Painted()
if until == "painted":
    program.window.installEventFilter(painted)
else:
    program.window.jobs.busy.connect(lambda is_busy: is_busy or leave())
application.exec()
"""


def seconds_of(command: list[str]) -> float:
    """Wall-clock seconds of a fresh process; raises when it fails."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def measured(command: list[str]) -> tuple[float, float, str]:
    """Seconds, peak memory in MB and standard output of a process."""
    code = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], capture_output=True, text=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024); print(done.stdout); "
        "sys.stderr.write(done.stderr); sys.exit(done.returncode)"
    )
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    memory, _line, rest = done.stdout.partition("\n")
    return time.perf_counter() - began, float(memory), rest


def sankul(*words: str) -> list[str]:
    """The command line of Sankul."""
    return [sys.executable, "-m", "sankul", "--json", *words]


def make_workbook(folder: Path) -> Path:
    """A workbook of invented people in eight districts."""
    from sankul.demo_tools import AppDemoTools
    from sankul.rules.demo_people import demo_tables

    file = folder / "people.xlsx"
    AppDemoTools().write_workbook(demo_tables(7, teachers=PEOPLE, mentors=PEOPLE // 12).teachers, file)
    return file


def compare_starts(office: str, folder: Path) -> None:
    """Alternate the windows, so that what disturbs one disturbs the others."""
    bare, ours = folder / "bare.py", folder / "ours.py"
    bare.write_text(BARE_WINDOW)
    ours.write_text(SANKUL_WINDOW)
    scripts = {"bare": [str(bare)], "painted": [str(ours), "painted", office], "read": [str(ours), "read", office]}
    times: dict[str, list[float]] = {name: [] for name in scripts}
    for _ in range(ROUNDS):
        for name, script in scripts.items():
            times[name].append(seconds_of([sys.executable, *script]))
    middle = {name: statistics.median(taken) for name, taken in times.items()}
    print(f"start: bare window {middle['bare']:.2f} s (a usable window takes at most 2.5 times as long)")
    for name, what in (("painted", "painted and answering"), ("read", "all figures of the first page read")):
        print(f"start: {what} {middle[name]:.2f} s, ratio {middle[name] / middle['bare']:.2f}")


def time_filter() -> None:
    """Type into the filter of a list, letter by letter."""
    from sankul.ui.tables import Column, RowModel

    @dataclass(frozen=True)
    class Line:
        id: str
        name: str

    lines = [Line(str(number), f"Teacher {number} Devi {number % 97}") for number in range(PEOPLE)]
    model: RowModel[Line] = RowModel((Column(title="Name", value=lambda row: row.name),))
    model.put(lines)
    model.make_keys()
    ours, bare = [], []
    for query in ("d", "de", "dev", "devi", "devi 5", "devi", "") * ROUNDS:
        began = time.perf_counter()
        model.filter(query)
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        [line for line in lines if query in line.name.casefold()]
        bare.append(time.perf_counter() - began)
    key, search = statistics.median(ours), statistics.median(bare)
    print(
        f"filter: {key * 1000:.1f} ms a key (at most 50), slowest {max(ours) * 1000:.1f}, "
        f"ratio to a bare search {key / search:.2f}"
    )


def main() -> None:
    """Run all and print a line for each."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = home
        folder = Path(home)
        demo = ["demo", str(folder / "demo"), "--no-window"]
        seconds, memory, out = measured(sankul(*demo))
        people = json.loads(out)["people"]
        print(f"demo: {people} people in {seconds:.1f} s (at most 20), {memory:.0f} MB at the peak (at most 400)")
        office = str(folder / "large.sankul")
        place = ["--office", office]
        subprocess.run(
            sankul(
                *place, "office", "create", "--name", "Large", "--state", "Uttar Pradesh", "--district", "Gorakhpur"
            ),
            check=True,
            capture_output=True,
        )
        made = ["programme", "create", "Large", "--from", "2026-04-01", "--to", "2027-03-31"]
        subprocess.run(sankul(*place, *made), check=True, capture_output=True)
        file = make_workbook(folder)
        seconds, memory, out = measured(sankul(*place, "import", "people", str(file)))
        added = json.loads(out)["added"]
        print(f"import: {added} people in {seconds:.1f} s, {memory:.0f} MB at the peak")
        compare_starts(office, folder)
        time_filter()


if __name__ == "__main__":
    main()
