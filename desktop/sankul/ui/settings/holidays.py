"""The days off of the office: the state's list is proposed, and the office's own table decides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from sankul.clock import said_day, today
from sankul.operations.districts import said_district
from sankul.operations.holidays import confirm_holidays, remove_holiday, save_holiday
from sankul.rules.holidays import HOLIDAY_LABELS, Holiday
from sankul.rules.offices import Office
from sankul.text import N_, _, language
from sankul.ui.fields import ChoiceField, DateField, Field, TextField
from sankul.ui.forms import Form
from sankul.ui.parts import button, label
from sankul.ui.settings.sections import ListSection
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel, Tone
from sankul.ui.theme import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from sankul.ui.context import Shell

ROWS_SEEN = 8


def said_days(holiday: Holiday) -> str:
    """One day, or the first and the last of several."""
    last = holiday.until_on - timedelta(days=1)
    first = said_day(holiday.from_on)
    return first if last == holiday.from_on else f"{first} – {last:%d.%m.%Y}"


def said_name(holiday: Holiday) -> str:
    """The name in the language now spoken."""
    return (holiday.name_hi or holiday.name) if language() == "hi" else holiday.name


def _tone(holiday: Holiday) -> Tone:
    return "amber" if holiday.is_proposed else "green"


def _state(holiday: Holiday) -> str:
    return _("Proposed") if holiday.is_proposed else _("Checked")


COLUMNS: tuple[Column[Holiday], ...] = (
    Column(title=N_("Days"), value=lambda row: row.from_on, text=said_days, width=172),
    Column(title=N_("Name"), value=said_name, stretch=True, width=160),
    Column(title=N_("Kind"), value=lambda row: _(HOLIDAY_LABELS[row.kind]), width=104),
    Column(title=N_("State"), value=_state, chip=_tone, width=96),
)


class HolidaysSection(ListSection):
    """A table with the acts on the selected day below it."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(
            shell,
            _("Days off"),
            _("No session is planned on these days. Compare the proposed ones with the order of your district."),
        )
        self._office: Office | None = None
        self._holidays: tuple[Holiday, ...] | None = None
        self.model: RowModel[Holiday] = RowModel(COLUMNS)
        self.table = TableView(self.model)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(_("Days off"))
        self.table.setFixedHeight(scaled(ROW_HEIGHT) * (ROWS_SEEN + 1))
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._change)
        self.nothing = label(_("There are no days off yet."), "soft")
        self.list.addWidget(self.nothing)
        self.list.addWidget(self.table)
        self.add = button(_("Add a day off"), lambda: self.edit(None), sign="plus")
        self.change = button(_("Edit"), self._change)
        self.remove = button(_("Remove"), self._remove)
        self.confirm = button("", self._confirm, sign="check")
        self.confirm.hide()
        for act in (self.add, self.change, self.remove, self.confirm):
            self.foot.add(act)
        self._picked()

    def display(self, office: Office, holidays: Sequence[Holiday]) -> None:
        """Show the days; the selection stays."""
        self._office = office
        if tuple(holidays) == self._holidays:
            return
        is_first = not self._holidays
        selected = self.selected()
        self._holidays = tuple(holidays)
        self.model.put(tuple(holidays))
        proposed = sum(each.is_proposed for each in holidays)
        self.confirm.setText(_("All proposed days are right: {n}").format(n=proposed))
        self.confirm.setVisible(proposed > 0)
        self.table.setVisible(bool(holidays))
        self.nothing.setVisible(not holidays)
        place = self.model.place_of(selected.id) if selected else -1
        if place >= 0:
            self.table.choose(place)
        elif is_first:
            self._show_coming()
        self._picked()

    def selected(self) -> Holiday | None:
        """The selected day off."""
        holiday: Holiday | None = self.table.selected_row()
        return holiday

    def edit(self, holiday: Holiday | None) -> None:
        """Open the form of a day off, or of a new one."""
        shown = holiday or Holiday(name="", from_on=today(), until_on=today() + timedelta(days=1))
        form = Form(
            _("Change the day off") if holiday else _("Add a day off"), self._fields(shown), _("Save the day off")
        )
        form.submitted.connect(partial(self._save, form, shown))
        self.show_form(form)

    def _fields(self, holiday: Holiday) -> list[Field]:
        here = (holiday.district_code, holiday.block)
        return [
            TextField("name", _("Name"), holiday.name),
            TextField("name_hi", _("Name in Hindi"), holiday.name_hi),
            ChoiceField("kind", _("Kind"), [(k, _(words)) for k, words in HOLIDAY_LABELS.items()], holiday.kind),
            DateField("from_on", _("First day"), holiday.from_on),
            DateField("until_on", _("Last day"), holiday.until_on - timedelta(days=1)),
            ChoiceField("scope", _("Where"), self._scopes(holiday), here),
            TextField("order_number", _("Number of the order"), holiday.order_number),
        ]

    def _scopes(self, holiday: Holiday) -> list[tuple[tuple[str, str], str]]:
        """Where a day off may count, as pairs of district code and block; the present one is always among them."""
        scopes = {("", ""): _("In the whole state")}
        office = self._office
        if office is not None:
            scopes[office.district_code, ""] = _("Only in {place}").format(
                place=said_district(office.district_code, office.district)
            )
            if office.block:
                scopes[office.district_code, office.block] = _("Only in {place}").format(place=office.block)
        here = (holiday.district_code, holiday.block)
        scopes.setdefault(here, _("Only in {place}").format(place=holiday.block or holiday.district_code))
        return list(scopes.items())

    def _save(self, form: Form, holiday: Holiday, values: dict[str, Any]) -> None:
        district_code, block = values.pop("scope")
        values["until_on"] += timedelta(days=1)
        store, kept = self.shell.context.store, replace(holiday, **values, district_code=district_code, block=block)
        self.act(lambda: save_holiday(store, kept), lambda _kept: self.close_form(), _("Save the day off"), form)

    def _change(self) -> None:
        holiday = self.selected()
        if holiday is not None:
            self.edit(holiday)

    def _remove(self) -> None:
        holiday, store = self.selected(), self.shell.context.store
        if holiday is not None:
            self.act(lambda: remove_holiday(store, holiday.id), None, _("Remove the day off"))

    def _confirm(self) -> None:
        store = self.shell.context.store
        self.act(lambda: confirm_holidays(store), None, _("Confirm the proposed days off"))

    def _show_coming(self) -> None:
        """Begin at the next day off, which matters more than those of last spring."""
        coming = next((at for at, each in enumerate(self.model.rows) if each.until_on > today()), 0)
        self.table.scrollTo(self.model.index(coming, 0), TableView.ScrollHint.PositionAtTop)

    def _picked(self) -> None:
        for act in (self.change, self.remove):
            act.setEnabled(self.selected() is not None)
