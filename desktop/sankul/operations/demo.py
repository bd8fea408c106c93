"""The demo office: invented workbooks taken through the whole main job, by the same acts that a person does.

Import, proposal and commit, a season of sessions in spaces, attendance, certificates, claim sheets. The season begins some
weeks before today, so that there is something to look back on and something to come.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Protocol

from sankul.clock import in_india, now, today
from sankul.operations.attendance import mark_sessions
from sankul.operations.certificate_requests import IssueRequest
from sankul.operations.certificates import issue
from sankul.operations.claims import prepare
from sankul.operations.claims_export import SheetWriter, export_claims
from sankul.operations.codes import Signer
from sankul.operations.demo_register import live_on
from sankul.operations.mentoring import commit, propose
from sankul.operations.offices import read_office, save_office
from sankul.operations.printer import Printer
from sankul.operations.programmes import ProgrammeDates, create_programme
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.rosters import rosters_of
from sankul.operations.seasons import plan_season
from sankul.operations.sheets import print_sheets
from sankul.operations.store import Store
from sankul.rules.attendance import MarkState
from sankul.rules.demo_attendance import Roll, invented_attendance
from sankul.rules.demo_people import DemoTable, demo_tables
from sankul.rules.mentoring import Part
from sankul.rules.offices import Signatory
from sankul.rules.programmes import Programme
from sankul.rules.sessions import Session
from sankul.text import N_

WEEKS_BEHIND, WEEKS_AHEAD = 11, 8
WEDNESDAY, AFTER_SCHOOL, MINUTES = 2, time(15, 30), 90
MIN_PERCENT = 75
SOLVING_SECONDS = 5.0
STEPS = 9


class DemoTools(Protocol):
    """What the demo needs from other rooms: workbooks out and in again, and papers."""

    @property
    def printer(self) -> Printer:
        """Makes the papers."""

    @property
    def signer(self) -> Signer:
        """Signs the certificates."""

    @property
    def sheet_writer(self) -> SheetWriter:
        """Writes the claim sheets."""

    def write_workbook(self, table: DemoTable, out: Path) -> None:
        """Write one table as an XLSX file with one sheet."""

    def import_people(self, store: Store, file: Path, role: str, programme: str) -> None:
        """Import a workbook of people, as the command does."""

    def import_schools(self, store: Store, file: Path) -> None:
        """Import a workbook of schools."""

    def import_spaces(self, store: Store, file: Path) -> None:
        """Import a workbook of spaces."""


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the demo office holds, and the files that were made for it."""

    office: str
    people: int
    circles: int
    sessions: int
    bookings: int
    certificates: int
    claims: int
    files: tuple[Path, ...]
    seconds: float


def build_demo(
    store: Store, tools: DemoTools, out: Path, seed: int = 1, progress: Progress = NO_PROGRESS, **sizes: int
) -> DemoReport:
    """Fill a freshly made office, and put its workbooks and papers into the folder `out`.

    `sizes` are those of `demo_tables` (teachers, mentors). Raises what the acts raise: each of them is whole by itself.
    """
    began = monotonic()
    _name_signatories(store)
    demo = _Demo(store, tools, out, seed, progress, _make_programme(store))
    files = [*demo.bring_in(**sizes)]
    demo.assign()
    demo.plan()
    held = demo.mark()
    files += demo.print_sheets()
    files += demo.certify()
    claims, sheets = demo.claim(held)
    files += sheets
    demo.live_on()
    return demo.count(claims, tuple(files), round(monotonic() - began, 2))


def _name_signatories(store: Store) -> None:
    """Two invented people who sign the papers."""
    office, _none = read_office(store)
    signatories = (
        Signatory(
            name="Dr. Kshama Shrivastava",
            name_hi="डॉ. क्षमा श्रीवास्तव",
            designation="Programme Coordinator",
            designation_hi="कार्यक्रम समन्वयक",
        ),
        Signatory(
            name="Gyanendra Tripathi",
            name_hi="ज्ञानेन्द्र त्रिपाठी",
            designation="Principal, DIET",
            designation_hi="प्राचार्य, डायट",
        ),
    )
    save_office(store, office, signatories)


def _make_programme(store: Store) -> Programme:
    """A programme of a year that began in the month in which the season begins."""
    first = season_start().replace(day=1)
    years = f"{first.year}-{(first.year + 1) % 100:02d}"
    return create_programme(
        store,
        f"Peer Learning for Foundational Literacy {years}",
        ProgrammeDates(first, first.replace(year=first.year + 1) - timedelta(days=1)),
        f"बुनियादी साक्षरता हेतु सहकर्मी अधिगम {years}",
    )


def season_start() -> date:
    """The Monday with which the demo's season begins."""
    return today() - timedelta(weeks=WEEKS_BEHIND, days=today().weekday())


@dataclass(slots=True)
class _Demo:
    """One demo in the making."""

    store: Store
    tools: DemoTools
    out: Path
    seed: int
    progress: Progress
    programme: Programme
    done: int = 0

    def _step(self) -> None:
        self.progress.step(self.done, STEPS)
        self.done += 1

    def bring_in(self, **sizes: int) -> list[Path]:
        """Write the workbooks and import them."""
        self._step()
        tables, folder = demo_tables(self.seed, **sizes), self.out / "workbooks"
        folder.mkdir(parents=True, exist_ok=True)
        files = {table.title: folder / f"{table.title.lower()}.xlsx" for table in tables.all}
        for table in tables.all:
            self.tools.write_workbook(table, files[table.title])
        self._step()
        self.tools.import_schools(self.store, files["Schools"])
        for title, role in (("Teachers", "teacher"), ("Mentors", "mentor")):
            self.tools.import_people(self.store, files[title], role, self.programme.name)
        self.tools.import_spaces(self.store, files["Spaces"])
        return list(files.values())

    def assign(self) -> None:
        """Propose and commit, as of the beginning of the season."""
        self._step()
        propose(self.store, self.programme.name, SOLVING_SECONDS)
        commit(self.store, self.programme.name, season_start())

    def plan(self) -> None:
        """Plan the season."""
        self._step()
        plan_season(
            self.store,
            from_on=season_start(),
            to_on=today() + timedelta(weeks=WEEKS_AHEAD),
            weekday=WEDNESDAY,
            at=AFTER_SCHOOL,
            minutes=MINUTES,
            programme=self.programme.name,
        )

    def mark(self) -> tuple[Session, ...]:
        """Mark what has been held; returns those sessions."""
        self._step()
        rolls, held = self._rolls()
        states: dict[str, dict[str, MarkState]] = defaultdict(dict)
        for session, teacher, state in invented_attendance(self.seed, rolls):
            states[session][teacher] = state
        mark_sessions(self.store, states)
        return held

    def _rolls(self) -> tuple[list[Roll], tuple[Session, ...]]:
        with self.store.reading() as work:
            circles = sorted(work.circles.where(programme_id=self.programme.id), key=lambda circle: circle.code)
            rosters = rosters_of(work, circles)
            held = {
                circle.id: [each for each in work.sessions.where(circle_id=circle.id) if each.ends_at <= now()]
                for circle in circles
            }
        rolls = []
        for circle in circles:
            teachers = [each.person_id for each in rosters[circle.id].members if each.part is Part.TEACHER]
            rolls.append(Roll(tuple(teachers), tuple(each.id for each in held[circle.id])))
        return rolls, tuple(each for some in held.values() for each in some)

    def print_sheets(self) -> Sequence[Path]:
        """Sign-in sheets of the coming two weeks, in Hindi."""
        self._step()
        folder, until = self.out / "sign-in sheets", today() + timedelta(weeks=2)
        folder.mkdir(parents=True, exist_ok=True)
        if not self._meets(today(), until):
            return ()
        name = self.programme.name
        return print_sheets(self.store, self.tools.printer, folder, "hi", today(), until, programme=name)

    def _meets(self, first: date, last: date) -> bool:
        """Whether any session falls on these days: around the winter vacation none may."""
        with self.store.reading() as work:
            days = (in_india(each.starts_at).date() for each in work.sessions.where())
            return any(first <= day <= last for day in days)

    def certify(self) -> Sequence[Path]:
        """Issue certificates of participation in both languages."""
        self._step()
        request = IssueRequest("participation", MIN_PERCENT, "both", programme=self.programme.name)
        return issue(self.store, self.tools.printer, self.tools.signer, request, self.out / "certificates").files

    def claim(self, held: Sequence[Session]) -> tuple[int, Sequence[Path]]:
        """Prepare and export the claims of the last whole month with sessions; of this month when there is none."""
        self._step()
        months = sorted({f"{in_india(each.starts_at):%Y-%m}" for each in held})
        whole = [month for month in months if month < f"{today():%Y-%m}"]
        month, name = (whole or months)[-1], self.programme.name
        claims = prepare(self.store, month, name).claims
        if not claims:
            return 0, ()
        out = self.out / "claims"
        return len(claims), export_claims(
            self.store, self.tools.printer, self.tools.sheet_writer, month, out, name
        ).files

    def live_on(self) -> None:
        """What else happened in the register. It comes last, so that no figure hangs on it."""
        self._step()
        live_on(self.store, self.programme, season_start(), self.seed)

    def count(self, claims: int, files: tuple[Path, ...], seconds: float) -> DemoReport:
        """What the office holds now; it is marked as a demo, so that nobody takes its people for real."""
        with self.store.transaction(N_("Mark the office as a demo")) as work:
            work.offices.replace(*(replace(each, is_demo=True) for each in work.offices.where()))
        with self.store.reading() as work:
            return DemoReport(
                office=self.store.place,
                people=work.people.count(),
                circles=work.circles.count(),
                sessions=work.sessions.count(),
                bookings=work.bookings.count(),
                certificates=work.certificates.count(),
                claims=claims,
                files=files,
                seconds=seconds,
            )
