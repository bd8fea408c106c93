"""Import of people: the register of teachers and mentors as offices keep it."""

from collections.abc import Iterator
from pathlib import Path

from sankul.clock import today
from sankul.operations.districts import the_districts
from sankul.operations.imports.files import ImportOptions, RowFiles, acting, put, save_schools
from sankul.operations.imports.opening import ListKind, Opened, open_sheet, remember_columns
from sankul.operations.imports.rejects import save_rejects
from sankul.operations.offices import the_office
from sankul.operations.programmes import first_programme, the_programme
from sankul.operations.store import Store, Work
from sankul.rules.cells import Cells
from sankul.rules.districts import District
from sankul.rules.enrolment import Enrolment
from sankul.rules.enrolment_register import Register
from sankul.rules.import_people import (
    CODE_FIELDS,
    DISTRICT_OF_OFFICE,
    PEOPLE_LABELS,
    PLEDGE_FIELDS,
    PersonEntry,
    have_zeros,
    read_person,
)
from sankul.rules.imports import ImportReport
from sankul.rules.offices import Office
from sankul.rules.people import RoleName
from sankul.rules.programmes import Programme
from sankul.rules.readings import Reason
from sankul.rules.row_answers import RowAnswers
from sankul.rules.school_book import SchoolBook
from sankul.text import N_

LIST = ListKind(noun="people", labels=PEOPLE_LABELS, needed=(("name", "name_hi"),), codes=CODE_FIELDS)


def import_people(store: Store, files: RowFiles, path: Path, options: ImportOptions | None = None) -> ImportReport:
    """Import teachers or mentors from a workbook or list, with their schools, accounts, roles and pledges.

    Without a role in the options, a sheet with columns for hours or numbers of teachers is one of mentors, and any other one of
    teachers; the report says as what the rows are taken that name no role themselves. An office
    without a programme gets one for the financial year, in the same act. Raises what `open_sheet` raises,
    OfficeNotSetUp or ProgrammeUnknown; refused rows do not raise.
    """
    options = options or ImportOptions()
    opened = open_sheet(store, files, path, options, LIST)
    with acting(store, options, N_("People imported from {file}"), path) as work:
        programme = _programme(work, options)
        enrolment = _enrol(work, opened, programme, options)
        outcome = enrolment.outcome
        report = opened.report(
            options,
            added=outcome.added,
            updated=outcome.updated,
            unchanged=outcome.unchanged,
            role=role_of_list(opened, options),
            without_role=enrolment.without_role,
        )
        if not options.is_trial:
            remember_columns(work, opened, options)
            _keep(work, enrolment)
        save_rejects(files, opened, report, options)
    return report


def _programme(work: Work, options: ImportOptions) -> Programme:
    """The programme that is meant; the first one is made here, but not by a trial."""
    if options.programme or work.programmes.count():
        return the_programme(work, options.programme)
    programme = first_programme()
    if not options.is_trial:
        work.programmes.add(programme)
    return programme


def _enrol(work: Work, opened: Opened, programme: Programme, options: ImportOptions) -> Enrolment:
    """Read all rows and match them with the register."""
    office = the_office(work)
    register = Register(
        people=work.people.where(erased_on=None),
        accounts=work.bank_accounts.where(),
        roles=work.roles.where(programme_id=programme.id),
        pledges=work.pledges.where(programme_id=programme.id),
        distinctions=work.distinctions.where(),
        mergers=work.mergers.where(),
    )
    schools = SchoolBook(work.schools.where())
    answers = RowAnswers(options.decisions, options.for_held, work.row_answers.where(), on=today())
    enrolment = Enrolment(register, schools, programme, opened.notes, opened.headings, answers, today())
    elsewhere = _district_without_column(opened, office)
    for count, entry in enumerate(_entries(opened, office.state_code, options), start=1):
        options.progress.step(count, len(opened.lines))
        enrolment.take(entry, elsewhere)
    enrolment.review()
    return enrolment


def role_of_list(opened: Opened, options: ImportOptions) -> RoleName:
    """The role of the rows that name none: as somebody said, or as the columns tell."""
    has_pledges = any(name in opened.columns.places for name in PLEDGE_FIELDS)
    return options.role or (RoleName.MENTOR if has_pledges else RoleName.TEACHER)


def _entries(opened: Opened, state_code: str, options: ImportOptions) -> Iterator[PersonEntry]:
    role = role_of_list(opened, options)
    districts, may_swap = the_districts(), not have_zeros(opened.lines, opened.columns)
    for line in opened.lines:
        cells = Cells(line, opened.columns, opened.notes)
        yield read_person(cells, districts, state_code, role, may_swap=may_swap)


def _district_without_column(opened: Opened, office: Office) -> District | None:
    """A block's own list often has no column for the district, because everybody there knows it."""
    if "district" in opened.columns.places:
        return None
    opened.notes.warn(
        opened.columns.line, "", office.district, Reason(DISTRICT_OF_OFFICE, {"district": office.district})
    )
    return District(office.district_code, office.district, "", office.state_code, office.state)


def _keep(work: Work, enrolment: Enrolment) -> None:
    outcome, register = enrolment.outcome, enrolment.register
    save_schools(work, enrolment.schools)
    put(work.people, register.people, outcome.people)
    put(work.bank_accounts, register.accounts, outcome.accounts)
    work.roles.add(*outcome.roles)
    work.distinctions.add(*outcome.distinctions)
    work.row_answers.remove(*enrolment.answers.outdated)
    work.row_answers.add(*enrolment.answers.new)
    put(work.pledges, register.pledges, outcome.pledges)
