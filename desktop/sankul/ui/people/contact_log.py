"""The contact log in place of the list: of one month or all, of one mentor, found by typing, or all; saved as a file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sankul.clock import said_day
from sankul.rules.contacts import CONTACT_LABELS, totals_of
from sankul.text import N_, _, in_language
from sankul.ui.empty import Empty, EmptyState
from sankul.ui.local_keys import on_key
from sankul.ui.parts import button, label
from sankul.ui.people.fields import given_person
from sankul.ui.pick_fields import FilterByField, Proposal
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.contacts import ContactRow
    from sankul.operations.store import Work
    from sankul.ui.context import Shell
    from sankul.ui.list_page import ListPage

BY_WIDTH = 232
OFFICE = "-"
"""The key of the office itself, which has none."""


def _by(row: Any) -> str:
    return in_language(row.by.name, row.by.name_hi) if row.by else _("The office")


COLUMNS: Sequence[Column[Any]] = (
    Column(title=N_("Date"), value=lambda row: row.contact.on, text=lambda row: said_day(row.contact.on), width=104),
    Column(title=N_("Kind"), value=lambda row: _(CONTACT_LABELS[row.contact.kind]), width=88),
    Column(title=N_("Person"), value=lambda row: in_language(row.person.name, row.person.name_hi), width=184),
    Column(title=N_("By whom"), value=_by, width=168),
    Column(title=N_("Minutes"), value=lambda row: row.contact.minutes, align="right", width=80),
    Column(
        title=N_("Remark"),
        value=lambda row: _("Under 2 hours") if row.contact.is_short_visit else "",
        chip=lambda row: "amber" if row.contact.is_short_visit else None,
        width=136,
    ),
    Column(title=N_("What it was about"), value=lambda row: row.contact.note, width=240, stretch=True),
)


_NONE = Empty(
    N_("No contact noted yet"), N_("Choose a person and press C to note a call, visit or message."), "clipboard-check"
)
_NONE_SO = Empty(N_("Nothing matches"), N_("Choose another month, or somebody else."), "search")


class ContactLog(QWidget):
    """`left` asks to show the list of people again; `wanted` names a person whose line was opened."""

    left = Signal()
    wanted = Signal(str)
    title = N_("Contact log")

    def __init__(self, shell: "Shell") -> None:
        super().__init__()
        self.shell = shell
        self._every: Sequence[ContactRow] = ()
        self.model: RowModel[Any] = RowModel(COLUMNS)
        self.table = TableView(self.model)
        self.table.setAccessibleName(_(self.title))
        self.table.opened.connect(self._open)
        self.back = button(_("Back to the list"), self.left.emit, sign="arrow-left", look="quiet")
        self.month = QComboBox()
        self.month.setAccessibleName(_("Month"))
        self.month.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.month.currentIndexChanged.connect(lambda _at: self._show())
        self.by = FilterByField("by", _("By whom"), Proposal("", _("By anybody")))
        self.by.setFixedWidth(scaled(BY_WIDTH))
        self.by.narrowed.connect(self._show)
        self.said = label("", "soft")
        self.save = button(_("Save this list…"), self._save, sign="download")
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 2)
        head.setSpacing(8)
        for widget in (self.back, self.month, self.by):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.said.setContentsMargins(24, 0, 16, 6)
        rows.addLayout(head)
        rows.addWidget(self.said)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState(_NONE))
        self._stack.addWidget(EmptyState(_NONE_SO))
        rows.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        on_key(self, Qt.Key.Key_Escape, self.left.emit)

    def refresh(self) -> None:
        """Read all contacts and show those that are chosen."""
        self.shell.jobs.read(_read, self.display, owner=self, key="contacts")

    def display(self, rows: "Sequence[ContactRow]") -> None:
        """Show other contacts; what was chosen stays."""
        self._every = rows
        months = sorted({f"{each.contact.on:%Y-%m}" for each in rows}, reverse=True)
        _fill(self.month, [(_("All months"), ""), *((f"{key[5:]}.{key[:4]}", key) for key in months)])
        self.by.offer_all(_callers(rows))
        self._show()

    def rows_as_text(self) -> list[list[str]]:
        """The list as it is shown, with its headings."""
        return self.model.rows_as_text()

    def _show(self) -> None:
        month, by = self.month.currentData(), self.by.key()
        shown = [
            each
            for each in self._every
            if (not month or f"{each.contact.on:%Y-%m}" == month) and (not by or (each.contact.by_id or OFFICE) == by)
        ]
        self.model.put(shown)
        self._stack.setCurrentIndex(0 if shown else 2 if self._every else 1)
        self.setFocusProxy(self.table if shown else self.back)  # Tab could not go on from a table that is not seen
        if not shown and (self.hasFocus() or self._stack.isAncestorOf(self.focusWidget() or self)):
            self.back.setFocus()
        totals = totals_of(each.contact for each in shown)
        said = _("{n} contacts, {hours} h {minutes} min, {short} of {visits} visits under 2 hours")
        self.said.setText(
            said.format(
                n=totals.count,
                hours=totals.minutes // 60,
                minutes=totals.minutes % 60,
                short=totals.short_visits,
                visits=totals.visits,
            )
        )

    def _open(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.wanted.emit(row.contact.person_id)

    def _save(self) -> None:
        from sankul.errors import Refusal
        from sankul.ui.list_files import save_list

        try:
            save_list(cast("ListPage", self))
        except Refusal as refusal:
            self.shell.fail(refusal)


def _read(work: "Work") -> "Sequence[ContactRow]":
    from sankul.operations.contacts import ContactQuery, contact_rows

    return contact_rows(work, ContactQuery())


def _callers(rows: "Sequence[ContactRow]") -> list[Proposal]:
    """Who was in contact, by name."""
    people = {each.by.id: given_person(each.by) for each in rows if each.by}
    if any(each.by is None for each in rows):
        people[OFFICE] = Proposal(OFFICE, _("The office"))
    return sorted(people.values(), key=lambda each: (each.said.casefold(), each.id))


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    """Offer other choices without saying that something was chosen."""
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    for said, key in choices:
        box.addItem(said, key)
    box.setCurrentIndex(max(0, box.findData(kept)))
    box.blockSignals(False)
