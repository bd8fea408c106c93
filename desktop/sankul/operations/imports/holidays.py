"""Import of days off."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sankul.errors import Refusal
from sankul.operations.districts import the_districts
from sankul.operations.imports.files import ImportOptions, RowFiles, acting
from sankul.operations.imports.opening import ListKind, open_sheet, remember_columns
from sankul.operations.imports.places import Tally, rows_of
from sankul.operations.imports.rejects import save_rejects
from sankul.operations.offices import the_office
from sankul.operations.store import Store
from sankul.rules.holidays import Holiday, HolidayKind, checked_holiday
from sankul.rules.import_days import HOLIDAY_LABELS, HolidayEntry, read_holiday
from sankul.rules.imports import ImportReport
from sankul.text import N_, fold

_TOLD = {name: label for name, label in HOLIDAY_LABELS.items() if name not in ("to_on", "district")} | {
    "until_on": HOLIDAY_LABELS["to_on"],
    "is_proposed": N_("Proposed"),
}
LIST = ListKind(noun="holidays", labels=HOLIDAY_LABELS, needed=(("name", "name_hi"), ("from_on",)), codes=("from_on",))
_MOVED_BY = timedelta(days=45)


def import_holidays(store: Store, files: RowFiles, path: Path, options: ImportOptions | None = None) -> ImportReport:
    """Import days off, which then count as checked.

    A day off is known by its name and place within 45 days, so that the office's list corrects the proposed date; or by its
    first day, kind and place while it is only proposed. Raises what `open_sheet` raises and OfficeNotSetUp.
    """
    options = options or ImportOptions()
    opened = open_sheet(store, files, path, options, LIST)
    tally: Tally[Holiday] = Tally(opened, options, _TOLD)
    with acting(store, options, N_("Days off imported from {file}"), path) as work:
        office = the_office(work)
        known = {each.id: each for each in work.holidays.where()}
        for cells in rows_of(opened, options):
            entry = read_holiday(cells, the_districts(), office.state_code)
            if entry is None:
                continue
            old = _known(known.values(), entry)
            if tally.is_again(entry.row, old):
                continue
            try:
                kept = checked_holiday(_holiday(entry, old))
            except Refusal as refusal:
                cells.refuse_by(refusal, "to_on", "from_on")
                continue
            known[kept.id] = kept
            tally.keep(entry.row, old, kept)
        report = tally.report()
        if not options.is_trial:
            remember_columns(work, opened, options)
            tally.save(work.holidays)
        save_rejects(files, opened, report, options)
    return report


def _known(holidays: Iterable[Holiday], entry: HolidayEntry) -> Holiday | None:
    """The day off that a row is about, the nearest in time if several bear the name."""
    here = [
        each for each in holidays if _place(each) == (entry.district.code if entry.district else "", fold(entry.block))
    ]
    names = {fold(name) for name in (entry.name, entry.name_hi) if name}
    named = [
        each
        for each in here
        if names & {fold(each.name), fold(each.name_hi)} and abs(each.from_on - entry.from_on) <= _MOVED_BY
    ]
    kind = entry.kind or HolidayKind.HOLIDAY
    proposed = [each for each in here if each.is_proposed and each.from_on == entry.from_on and each.kind is kind]
    return min(named, key=lambda each: abs(each.from_on - entry.from_on), default=None) or next(iter(proposed), None)


def _place(holiday: Holiday) -> tuple[str, str]:
    return holiday.district_code, fold(holiday.block)


def _holiday(entry: HolidayEntry, old: Holiday | None) -> Holiday:
    until_on = entry.to_on + timedelta(days=1)
    if old is None:
        return Holiday(
            name=entry.name,
            name_hi=entry.name_hi,
            kind=entry.kind or HolidayKind.HOLIDAY,
            from_on=entry.from_on,
            until_on=until_on,
            district_code=entry.district.code if entry.district else "",
            block=entry.block,
            order_number=entry.order_number,
        )
    texts = {name: value for name in ("name", "name_hi", "order_number") if (value := getattr(entry, name))}
    changed = replace(old, **texts, kind=entry.kind or old.kind, is_proposed=False)
    return replace(changed, from_on=entry.from_on, until_on=until_on)
