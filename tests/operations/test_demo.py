"""The demo office goes through the whole main job; here its workbooks are kept in memory and its papers only named."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import pytest

from sankul.exchange.codes import Codes
from sankul.operations.demo import build_demo, season_start
from sankul.operations.duplicates import find_duplicates
from sankul.operations.home import read_overview
from sankul.operations.mentoring_circles import list_circles
from sankul.operations.privacy import people_with_notice
from sankul.operations.progress import NO_PROGRESS, Cancelled
from sankul.operations.rates import seed_rates
from sankul.rules.attendance import MarkState
from sankul.rules.contacts import ContactKind
from sankul.rules.demo_places import DISTRICTS
from sankul.rules.duplicate_pairs import Sign
from sankul.rules.mentoring import Pledge
from sankul.rules.people import BankAccount, Person, Role, RoleName
from sankul.rules.schools import School
from sankul.rules.spaces import Permission, Space, SpaceKind

CODES = {district.name: district.code for district in DISTRICTS}
TODAY = "2026-11-24T10:00:00+05:30"


class Sheets:
    """A writer of claim sheets that only makes the files."""

    def claims_workbook(self, rolls, out):
        out.touch()

    payee_workbook = payee_list = claims_workbook


class Papers:
    """A printer that only makes the files."""

    def why_unprintable(self, texts):
        return ""

    def certificates(self, pages, out, progress=NO_PROGRESS):
        out.touch()

    def sign_in_sheets(self, sheets, out, language):
        out.touch()

    acquittance_rolls = claim_summary = sign_in_sheets


@dataclass
class Tools:
    """Takes tables from memory into the office, as an import would."""

    printer: Papers = field(default_factory=Papers)
    signer: Codes = field(default_factory=Codes)
    sheet_writer: Sheets = field(default_factory=Sheets)
    tables: dict = field(default_factory=dict)

    def write_workbook(self, table, out):
        self.tables[out] = [dict(zip(table.headings, row, strict=True)) for row in table.rows]
        out.touch()

    def import_schools(self, store, file):
        with store.transaction("Import schools") as work:
            work.schools.add(
                *(
                    School(udise=row["UDISE Code"], name=row["School"], village=row["Village"], **_place(row))
                    for row in self.tables[file]
                )
            )

    def import_people(self, store, file, role, programme):
        with store.transaction("Import people") as work:
            schools = {each.udise: each.id for each in work.schools.where()}
            chosen = work.programmes.first(name=programme)
            for row in self.tables[file]:
                person = Person(
                    name=next(iter(row.values())),
                    designation=row["Designation"],
                    mobile=row["Mobile No."],
                    school_id=schools[row["UDISE Code"]],
                    **_place(row),
                )
                work.people.add(person)
                work.bank_accounts.add(BankAccount(person_id=person.id, account=row["A/C No."], ifsc=row["IFSC"]))
                work.roles.add(
                    Role(person_id=person.id, role=RoleName(role), programme_id=chosen.id, from_on=chosen.from_on)
                )
                if role == "mentor":
                    work.pledges.add(
                        Pledge(
                            programme_id=chosen.id,
                            person_id=person.id,
                            minutes_per_week=60 * row["Hours per Week"],
                            min_teachers=row["Min Teachers"],
                            max_teachers=row["Max Teachers"],
                        )
                    )

    def import_spaces(self, store, file):
        with store.transaction("Import spaces") as work:
            work.spaces.add(
                *(
                    Space(
                        name=row["Space"],
                        kind=SpaceKind(row["Kind"]),
                        capacity=row["Capacity"],
                        permission=Permission(row["Permission"]),
                        **_place(row),
                    )
                    for row in self.tables[file]
                )
            )


def _place(row):
    return {"block": row["Block"], "district": row["District"], "district_code": CODES[row["District"]]}


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", TODAY)


def test_the_whole_main_job_runs_on_invented_people(store, tmp_path):
    seed_rates(store)
    made = build_demo(store, Tools(), tmp_path / "out", seed=1, teachers=54, mentors=4)
    assert (made.people, made.circles) == (58 + 7, 4)
    assert made.sessions == made.bookings > 4 * 12
    assert 0 < made.certificates < 54
    assert made.claims == 4
    assert all(file.is_file() for file in made.files)
    assert {file.parent.name for file in made.files} == {"workbooks", "sign-in sheets", "certificates", "claims"}
    assert 0 < made.seconds < 20
    with store.reading() as work:
        assert work.offices.first().is_demo
        assert Counter(each.state for each in work.marks.where())[MarkState.PRESENT] > 54 * 5
        assert not work.marks.where(person_id=list_circles(store)[0].mentor_id)


def test_a_whole_demo_has_circles_of_ten_to_fifteen_in_eight_districts(store, tmp_path):
    seed_rates(store)
    made = build_demo(store, Tools(), tmp_path, seed=2)
    circles = list_circles(store)
    assert made.people == 376 + 7
    assert len(circles) == made.circles == 26
    assert all(10 <= circle.load <= 15 for circle in circles)
    assert len({circle.district for circle in circles}) == 8
    assert sum(circle.load for circle in circles) == 350


@pytest.mark.parametrize("now", ["2027-01-05", "2026-06-10", "2026-04-02", "2028-02-29"])
def test_a_demo_can_be_made_on_any_day(store, tmp_path, monkeypatch, now):
    monkeypatch.setenv("SANKUL_NOW", f"{now}T10:00:00+05:30")
    seed_rates(store)
    made = build_demo(store, Tools(), tmp_path, teachers=12, mentors=1)
    assert made.sessions > 0
    assert made.certificates > 0


def test_every_screen_of_people_has_something_to_show(store, tmp_path):
    seed_rates(store)
    build_demo(store, Tools(), tmp_path, teachers=54, mentors=4)
    pairs = find_duplicates(store)
    assert [each.likeness.is_alarm for each in pairs].count(True) == 1
    assert pairs[0].likeness.is_alarm
    assert {sign for each in pairs for sign in each.likeness.signs} >= {Sign.MOBILE, Sign.SCHOOL}
    with store.reading() as work:
        assert work.distinctions.count() == 1
        assert {each.kind for each in work.contacts.where()} == set(ContactKind)
        assert any(each.is_short_visit for each in work.contacts.where())
        with_notice, people = people_with_notice(work), work.people.count()
        assert 0 < len(with_notice) < people
        ended = [each for each in work.roles.where() if each.until_on is not None]
        assert {each.role for each in ended} == {RoleName.TEACHER, RoleName.OFFICER}
        assert all(each.until_on <= date(2026, 11, 24) for each in ended)
        # what the main job made does not hang on it
        tally = read_overview(work).tally
        assert (tally.teachers, tally.mentors, read_overview(work).waits.left_over) == (54, 4, 0)
    assert store.findings() == ()


def test_the_smallest_demo_has_nobody_twice(store, tmp_path):
    seed_rates(store)
    assert build_demo(store, Tools(), tmp_path, teachers=3, mentors=1).people == 4 + 4
    assert find_duplicates(store) == ()


def test_a_cancelled_demo_stops(store, tmp_path):
    class Impatient:
        def step(self, done, total):
            if done == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        build_demo(store, Tools(), tmp_path, progress=Impatient(), teachers=12, mentors=1)


def test_the_season_begins_on_a_monday_some_weeks_ago():
    assert season_start() == date(2026, 9, 7)
