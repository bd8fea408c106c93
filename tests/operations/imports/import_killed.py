"""A process that imports a workbook, says when it has come to a moment, and waits there to be killed."""

import sys
import time
from pathlib import Path

from sankul.exchange.workbooks import Workbooks
from sankul.operations.imports.files import ImportOptions
from sankul.operations.imports.people import import_people
from sankul.storage import journal
from sankul.storage.collections import SqlCollection
from sankul.storage.offices import open_office

MOMENTS = ("rows", "schools", "people", "roles", "journal")


def wait_here():
    sys.stdout.write("here\n")
    sys.stdout.flush()
    time.sleep(600)


class Steps:
    def __init__(self, stop_at):
        self.stop_at = stop_at

    def step(self, done, total):
        if done == self.stop_at:
            wait_here()


def stop_after_adding(name):
    add = SqlCollection.add

    def adding(self, *rows):
        add(self, *rows)
        if self._kind.name == name and rows:
            wait_here()

    SqlCollection.add = adding


def stop_after_the_journal():
    write = journal.write_entry

    def writing(*words):
        write(*words)
        wait_here()

    journal.write_entry = writing


def main(office, file, moment):
    if moment == "journal":
        stop_after_the_journal()
    elif moment != "rows":
        stop_after_adding(moment)
    progress = Steps(30 if moment == "rows" else -1)
    import_people(open_office(office), Workbooks(), Path(file), ImportOptions(progress=progress))


if __name__ == "__main__":
    main(*sys.argv[1:])
