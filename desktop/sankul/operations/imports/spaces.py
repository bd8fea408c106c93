"""Import of meeting spaces."""

from dataclasses import replace
from pathlib import Path

from sankul.errors import Refusal
from sankul.operations.districts import the_districts
from sankul.operations.imports.files import ImportOptions, RowFiles, acting, save_schools
from sankul.operations.imports.opening import ListKind, open_sheet, remember_columns
from sankul.operations.imports.places import Tally, own_district, rows_of
from sankul.operations.imports.rejects import save_rejects
from sankul.operations.offices import the_office
from sankul.operations.store import Store
from sankul.rules.districts import District
from sankul.rules.import_places import SPACE_LABELS, SpaceEntry, read_space
from sankul.rules.imports import ImportReport
from sankul.rules.school_book import NamedSchool, SchoolBook
from sankul.rules.schools import School
from sankul.rules.spaces import Permission, Space, checked_space
from sankul.text import N_, fold

_TOLD = {name: label for name, label in SPACE_LABELS.items() if name not in ("udise", "permission_until")} | {
    "permission_until_on": SPACE_LABELS["permission_until"]
}
LIST = ListKind(
    noun="spaces", labels=SPACE_LABELS, needed=(("name", "name_hi"), ("capacity",)), codes=("udise", "contact_mobile")
)
_FAR = {
    Permission.NOT_ASKED: 0,
    Permission.ASKED: 1,
    Permission.GRANTED: 2,
    Permission.REFUSED: 2,
    Permission.EXPIRED: 2,
}


def import_spaces(store: Store, files: RowFiles, path: Path, options: ImportOptions | None = None) -> ImportReport:
    """Import meeting spaces. A space is known by its name, block and school; empty cells erase nothing.

    A permission never falls back: what the office noted since (granted, say) outweighs an older list (asked).
    Raises what `open_sheet` raises and OfficeNotSetUp.
    """
    options = options or ImportOptions()
    opened = open_sheet(store, files, path, options, LIST)
    tally: Tally[Space] = Tally(opened, options, _TOLD)
    with acting(store, options, N_("Spaces imported from {file}"), path) as work:
        office = the_office(work)
        book = SchoolBook(work.schools.where())
        known = {_key(space): space for space in work.spaces.where()}
        for cells in rows_of(opened, options):
            entry = read_space(cells, the_districts(), office.state_code)
            if entry is None:
                continue
            known_school = book.find(NamedSchool(udise=entry.udise))
            place = entry.district or (_district_of(known_school) if known_school else own_district(office))
            school = book.find_or_make(NamedSchool(entry.udise, "", entry.block, place))
            space = _space(entry, place, school.id if school else None)
            old = known.get(_key(space))
            if tally.is_again(entry.row, old):
                continue
            try:
                kept = checked_space(_merged(old, space, entry) if old else space)
            except Refusal as refusal:
                cells.refuse_by(refusal, "name", "name_hi")
                continue
            known[_key(kept)] = kept
            tally.keep(entry.row, old, kept)
        report = tally.report()
        if not options.is_trial:
            remember_columns(work, opened, options)
            save_schools(work, book)
            tally.save(work.spaces)
        save_rejects(files, opened, report, options)
    return report


def _district_of(school: School) -> District:
    return District(school.district_code, school.district, "", "", "")


def _key(space: Space) -> tuple[str, str, str, str | None]:
    return fold(space.name), space.district_code, fold(space.block), space.school_id


def _space(entry: SpaceEntry, district: District, school_id: str | None) -> Space:
    texts = {
        name: getattr(entry, name) for name in ("name", "name_hi", "capacity", "block", "contact", "contact_mobile")
    }
    choices = {name: value for name in ("kind", "permission") if (value := getattr(entry, name))}
    return Space(
        **texts,
        **choices,
        school_id=school_id,
        district_code=district.code,
        district=district.name,
        permission_until_on=entry.permission_until_on,
    )


def _merged(old: Space, new: Space, entry: SpaceEntry) -> Space:
    texts = {name: value for name in ("name", "name_hi", "contact", "contact_mobile") if (value := getattr(new, name))}
    merged = replace(old, **texts, capacity=new.capacity, kind=entry.kind or old.kind)
    if entry.permission and _FAR[entry.permission] >= _FAR[old.permission]:
        merged = replace(merged, permission=entry.permission)
    return replace(merged, permission_until_on=entry.permission_until_on or old.permission_until_on)
