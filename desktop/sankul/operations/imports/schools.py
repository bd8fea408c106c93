"""Import of schools."""

from dataclasses import replace
from pathlib import Path

from sankul.errors import Refusal
from sankul.operations.districts import blocks_of, the_districts
from sankul.operations.imports.files import ImportOptions, RowFiles, acting
from sankul.operations.imports.opening import ListKind, open_sheet, remember_columns
from sankul.operations.imports.places import Tally, own_district, rows_of
from sankul.operations.imports.rejects import save_rejects
from sankul.operations.offices import the_office
from sankul.operations.store import Store
from sankul.rules.cells import Cells
from sankul.rules.districts import District, block_meant
from sankul.rules.import_places import SCHOOL_LABELS, SchoolEntry, read_school
from sankul.rules.imports import ImportReport
from sankul.rules.readings import Reason
from sankul.rules.school_book import NamedSchool, SchoolBook
from sankul.rules.schools import CodeOfAnother, School, checked_school, names_differ
from sankul.text import N_

LIST = ListKind(noun="schools", labels=SCHOOL_LABELS, needed=(("name", "name_hi"),), codes=("udise",))

CODE_CHANGED = N_(
    "A school of this name has the code {code} already. If the department gave it a new code, merge the two entries in the "
    "register of schools."
)
BLOCK_MEANT = N_("The directory writes “{meant}” for “{text}”. If it is the same block, write it alike everywhere.")


def import_schools(store: Store, files: RowFiles, path: Path, options: ImportOptions | None = None) -> ImportReport:
    """Import schools. A school is known by its UDISE code; without a code by name, level and numeral in its block.

    One that is known by name only is completed by its code. A new code for a name that has another one is reported, because
    departments change codes; a code that belongs to another school refuses the row.
    Raises what `open_sheet` raises and OfficeNotSetUp.
    """
    options = options or ImportOptions()
    opened = open_sheet(store, files, path, options, LIST)
    tally: Tally[School] = Tally(opened, options, SCHOOL_LABELS)
    with acting(store, options, N_("Schools imported from {file}"), path) as work:
        office = the_office(work)
        book, spelled = SchoolBook(work.schools.where()), BlockSpellings()
        for cells in rows_of(opened, options):
            entry = read_school(cells, the_districts(), office.state_code)
            if entry is None:
                continue
            place = entry.district or own_district(office)
            named = NamedSchool(entry.udise, entry.name, entry.texts.get("block", ""), place)
            old = book.find(named)
            try:
                kept = checked_school(_school(entry, old, place), place.state_code)
                _check_code(old, kept, entry)
            except Refusal as refusal:
                cells.refuse_by(refusal, "udise", "name", "name_hi")
                continue
            if tally.is_again(entry.row, old):
                continue
            if old is None:
                _report_other_code(cells, book.called(named), entry)
            spelled.look_at(cells, named)
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


def _check_code(old: School | None, kept: School, entry: SchoolEntry) -> None:
    """Raises CodeOfAnother when the row gives the code of a known school to what is surely another one."""
    if old is None or not entry.udise or old.udise != entry.udise:
        return
    said = replace(kept, name=entry.texts.get("name", ""), name_hi=entry.texts.get("name_hi", ""))
    if names_differ(old, said):
        raise CodeOfAnother(code=entry.udise, known=old.name, name=entry.name)


def _report_other_code(cells: Cells, called: list[School], entry: SchoolEntry) -> None:
    """Say that a school of this name has another code already: it may be one, but nobody here can know."""
    coded = next((each for each in called if each.udise and each.udise != entry.udise), None)
    if coded is not None and entry.udise:
        cells.doubt("udise", Reason(CODE_CHANGED, {"code": coded.udise or ""}))


class BlockSpellings:
    """Says once for each spelling that another one is in the directory; it changes nothing, for UDISE has blocks of its own."""

    def __init__(self) -> None:
        self._said: set[tuple[str, str]] = set()

    def look_at(self, cells: Cells, named: NamedSchool) -> None:
        """Look at the block that a row names."""
        code = named.district.code if named.district else ""
        if not named.block or (code, named.block) in self._said:
            return
        self._said.add((code, named.block))
        meant = block_meant(named.block, blocks_of(code))
        if meant is not None:
            cells.doubt("block", Reason(BLOCK_MEANT, {"text": named.block, "meant": meant.name}))
