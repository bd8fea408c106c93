"""Import of schools."""

from dataclasses import replace
from pathlib import Path

from sankul.errors import Refusal
from sankul.operations.districts import the_districts
from sankul.operations.imports.files import ImportOptions, RowFiles, acting
from sankul.operations.imports.opening import ListKind, open_sheet, remember_columns
from sankul.operations.imports.places import Tally, own_district, rows_of
from sankul.operations.imports.rejects import save_rejects
from sankul.operations.offices import the_office
from sankul.operations.store import Store
from sankul.rules.districts import District
from sankul.rules.import_places import SCHOOL_LABELS, SchoolEntry, read_school
from sankul.rules.imports import ImportReport
from sankul.rules.school_book import NamedSchool, SchoolBook
from sankul.rules.schools import School, checked_school
from sankul.text import N_

LIST = ListKind(noun="schools", labels=SCHOOL_LABELS, needed=(("name", "name_hi"),), codes=("udise",))


def import_schools(store: Store, files: RowFiles, path: Path, options: ImportOptions | None = None) -> ImportReport:
    """Import schools. A school is known by its UDISE code; without a code by name, level and numeral in its block.

    Raises what `open_sheet` raises and OfficeNotSetUp.
    """
    options = options or ImportOptions()
    opened = open_sheet(store, files, path, options, LIST)
    tally: Tally[School] = Tally(opened, options, SCHOOL_LABELS)
    with acting(store, options, N_("Import schools from {file}"), path) as work:
        office = the_office(work)
        book = SchoolBook(work.schools.where())
        for cells in rows_of(opened, options):
            entry = read_school(cells, the_districts(), office.state_code)
            if entry is None:
                continue
            place = entry.district or own_district(office)
            old = book.find(NamedSchool(entry.udise, entry.name, entry.texts.get("block", ""), place))
            if tally.is_again(entry.row, old):
                continue
            try:
                kept = checked_school(_school(entry, old, place), place.state_code)
            except Refusal as refusal:
                cells.refuse_by(refusal, "name", "name_hi")
                continue
            book.put(kept)
            tally.keep(entry.row, old, kept)
        report = tally.report()
        if not options.is_trial:
            remember_columns(work, opened, options)
            tally.save(work.schools)
        save_rejects(files, opened, report, options)
    return report


def _school(entry: SchoolEntry, old: School | None, place: District) -> School:
    """The school with what the row says; a known one keeps its district when the row names none."""
    if old is None:
        return School(
            **{"name": entry.name} | dict(entry.texts),
            udise=entry.udise or None,
            district_code=place.code,
            district=place.name,
        )
    moved = {"district_code": place.code, "district": place.name} if entry.district else {}
    return replace(old, **dict(entry.texts), **moved, udise=entry.udise or old.udise)
