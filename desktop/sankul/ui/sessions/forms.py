"""The forms of the sessions page, but for the grid of marks."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from sankul.clock import in_india, today
from sankul.errors import Refusal
from sankul.operations.levels import said_block
from sankul.operations.sessions import SessionRow
from sankul.rules.meetings import FreeTime, SessionClashes
from sankul.rules.people import Person
from sankul.rules.programmes import Programme
from sankul.rules.sessions import LONGEST_MINUTES, MOST_WEEKS, WEEKDAYS, ReasonMissing, monday_of, said_moment
from sankul.rules.spaces import PERMISSION_LABELS, Space, permission_on
from sankul.text import N_, _, language
from sankul.ui.fields import ChoiceField, DateField, FilterField, NumberField, TextField, TimeField
from sankul.ui.folders import FolderField, folder_for_papers
from sankul.ui.forms import WIDEST, Form
from sankul.ui.parts import button, label, styled
from sankul.ui.people.fields import given_person
from sankul.ui.pick_fields import GivenField, Proposal
from sankul.ui.reports import amber_line
from sankul.ui.spaces.rows import PERMISSION_TONES, hidden_words, said_name
from sankul.ui.table_view import TableView
from sankul.ui.tables import Column, RowModel
from sankul.ui.theme import ROW_HEIGHT, scaled

WEDNESDAY, AFTER_SCHOOL, MINUTES = 2, time(15, 30), 90
PAPER_LANGUAGES = (("hi", "हिन्दी"), ("en", "English"))
THIS_WEEK, NEXT_WEEK, CHOSEN = "this week", "next week", "chosen"
MOST_SHOWN = 8
THE_MENTOR = ""


def plan_form(programme: Programme) -> Form:
    """From, to, weekday, time, length and step; the dates are what is left of the programme."""
    fields = [
        DateField("from", _("From"), _first_day(programme)),
        DateField("to", _("To, the last day"), programme.until_on - timedelta(days=1)),
        ChoiceField("weekday", _("Weekday"), [(at, _(name)) for at, name in enumerate(WEEKDAYS)], WEDNESDAY),
        TimeField("at", _("Time"), AFTER_SCHOOL),
        NumberField("minutes", _("Minutes"), MINUTES, low=1, high=LONGEST_MINUTES),
        NumberField("every", _("Every so many weeks"), 1, low=1, high=MOST_WEEKS, hint=_("1: weekly, 2: fortnightly")),
    ]
    intro = _(
        "For all circles at once. Weekday and time are a wish; where spaces are short, circles get another hour of the "
        "same week. What is planned already stays."
    )
    return Form(_("Plan a season"), fields, _("Plan the season"), intro=intro)


def _first_day(programme: Programme) -> date:
    """Today in a programme that runs, so that no session is planned into the past unasked; else its first day."""
    return today() if programme.from_on < today() < programme.until_on else programme.from_on


class MoveForm(Form):
    """Another day and time with a reason. A clash is shown with the proposal as a button."""

    def __init__(self, row: SessionRow, find_free: Callable[[], object]) -> None:
        """`find_free` looks for the next free time and gives it to `propose`."""
        fields = [
            DateField("date", _("Day"), row.day),
            TimeField("at", _("Time"), row.start),
            TextField("reason", _("Reason"), validate=lambda value: None if value else ReasonMissing()),
        ]
        title = _("Move session {number} of {circle}").format(number=row.number, circle=row.circle)
        intro = _("Now on {when}").format(when=said_moment(row.starts_at))
        super().__init__(title, fields, _("Reschedule"), intro=intro)
        self.clash: QFrame | None = None
        self.search = button(_("Find the next free time"), find_free, sign="wand-sparkles")
        across = QHBoxLayout()
        across.addWidget(self.search)
        across.addStretch(1)
        self._rows.insertLayout(self._rows.count() - 2, across)

    def propose(self, free: FreeTime | None) -> None:
        """Put a free time into the fields."""
        if free is None:
            self._show(_("No free time was found in the next four weeks."), None)
        else:
            self._put(free)

    def refuse(self, error: Exception) -> bool:
        """See Form; a clash stands above the buttons, with the time that would do."""
        self._clear()
        if isinstance(error, SessionClashes):
            self._show(str(error), error.values["free"])
            return True
        return super().refuse(error)

    def _show(self, sentence: str, free: FreeTime | None) -> None:
        self._clear()
        self.clash = QFrame()
        rows = QVBoxLayout(self.clash)
        rows.setContentsMargins(0, 4, 0, 4)
        said = styled(label(sentence, "line"), "line")
        said.setProperty("wrong", "true")
        rows.addWidget(said)
        if free is not None:
            word = _("Move to {when}").format(when=said_moment(free.starts_at))
            self.proposal = button(word, lambda: self._take(free), sign="check")
            rows.addWidget(self.proposal)
            self.proposal.setFocus()
        self._rows.insertWidget(self._rows.count() - 2, self.clash)

    def _take(self, free: FreeTime) -> None:
        self._put(free)
        self.send()

    def _put(self, free: FreeTime) -> None:
        self._clear()
        starts = in_india(free.starts_at)
        day, at = self.fields["date"], self.fields["at"]
        assert isinstance(day, DateField)
        assert isinstance(at, TimeField)
        day.box.setDate(QDate(starts.year, starts.month, starts.day))
        at.box.setTime(QTime(starts.hour, starts.minute))

    def _clear(self) -> None:
        if self.clash is not None:
            self.clash.hide()
            self.clash.deleteLater()
            self.clash = None


def reason_form(title: str, intro: str, submit: str) -> Form:
    """Asks why."""
    fields = [TextField("reason", _("Reason"), validate=lambda value: None if value else ReasonMissing())]
    return Form(title, fields, submit, intro=intro)


def leader_form(row: SessionRow, led_by: str | None, teachers: Sequence[Person]) -> Form:
    """Asks who led a session: the mentor, whose value is empty, or one of the teachers of the circle."""
    mentor = _("the mentor, {name}").format(name=row.mentor.in_language(language()))
    names = f"{row.mentor.en} {row.mentor.hi}"
    choices = [Proposal(THE_MENTOR, mentor, words=names), *map(given_person, teachers)]
    title = _("Who led session {number} of {circle}").format(number=row.number, circle=row.circle)
    intro = _("Teachers who prepared and led a discussion can have a certificate for it.")
    return Form(title, [GivenField("led_by", _("Led by"), choices, led_by or THE_MENTOR)], _("Save"), intro=intro)


class SpaceForm(Form):
    """Free spaces for one session, best first; its value is `space_id`."""

    def __init__(self, row: SessionRow, seats: int, spaces: Sequence[Space]) -> None:
        """`spaces` begins with the present one when there is one."""
        model: RowModel[Space] = RowModel(_space_columns(row), also_searched=_also_searched)
        model.put(tuple(spaces))
        self.table = TableView(model)
        self.table.setSortingEnabled(False)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(_("Free spaces"))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._model = model
        title = _("Space for session {number} of {circle}").format(number=row.number, circle=row.circle)
        intro = _("{when}, for {seats} people; the best stand first.").format(
            when=said_moment(row.starts_at), seats=seats
        )
        super().__init__(title, [], _("Take this space"), intro=intro)
        self.table.setFixedHeight(scaled(ROW_HEIGHT) * (min(len(spaces), MOST_SHOWN) + 1) + 4)
        self.table.opened.connect(self.send)
        if spaces:
            self._add_table(is_long=len(spaces) > MOST_SHOWN)
        else:
            none = _("No space of the district is free then with enough seats. Register one, or move the session.")
            self._rows.insertWidget(self._rows.count() - 2, amber_line(none))
            self.submit.hide()
        self._first = self.values()

    def send(self) -> None:
        """See Form; where the filter leaves none, there is none to take."""
        if self.values()["space_id"] is not None:
            super().send()

    def _add_table(self, *, is_long: bool) -> None:
        """The table; above it the filter when not all are seen at once."""
        self.filter = FilterField()
        self.filter.setMaximumWidth(scaled(WIDEST))
        self.filter.textChanged.connect(self._narrow)
        self.filter.left.connect(self.table.setFocus)
        self.filter.setVisible(is_long)
        for widget in (self.filter, self.table):
            self._rows.insertWidget(self._rows.count() - 2, widget)
        self.table.choose(0)

    def _narrow(self, text: str) -> None:
        self._model.filter(text)
        if self._model.rowCount():
            self.table.choose(0)
        self.submit.setEnabled(self._model.rowCount() > 0)

    def values(self) -> dict[str, Any]:
        """The chosen space."""
        row = self.table.selected_row()
        return {"space_id": row.id if row is not None else None}

    def is_changed(self) -> bool:
        """Nothing is typed here that could be lost."""
        return False

    def focus_first(self) -> None:
        """Stand on the best space."""
        self.table.setFocus()


def _also_searched(space: Space) -> str:
    return f"{hidden_words(space)} {space.block} {said_block(space.block)}"


def _space_columns(row: SessionRow) -> tuple[Column[Space], ...]:
    def permission(space: Space) -> str:
        return _("Present space") if space.id == row.space_id else _(PERMISSION_LABELS[permission_on(space, row.day)])

    return (
        Column(title=N_("Name"), value=said_name, stretch=True),
        Column(title=N_("Seats"), value=lambda space: space.capacity, align="right", width=56),
        Column(
            title=N_("Permission"),
            value=permission,
            chip=lambda space: PERMISSION_TONES[permission_on(space, row.day)],
            width=116,
        ),
    )


class SheetsForm(Form):
    """Which weeks, in which language, into which folder."""

    def __init__(self, programme: str) -> None:
        monday = monday_of(today())
        times = [
            (THIS_WEEK, _("This week")),
            (NEXT_WEEK, _("Next week")),
            (CHOSEN, _("Chosen dates")),
        ]
        self.when = ChoiceField("when", _("Sessions"), times, THIS_WEEK)
        self.first = DateField("from", _("From"), monday)
        self.last = DateField("to", _("To, the last day"), monday + timedelta(days=6))
        spoken = ChoiceField("language", _("Language of the sheets"), PAPER_LANGUAGES, language())
        folder = FolderField(_("Folder"), folder_for_papers(programme, _("Sign-in sheets")))
        fields = [self.when, self.first, self.last, spoken, folder]
        intro = _("One sheet for each session, in the order of entry, with blank lines for guests.")
        super().__init__(_("Print sign-in sheets"), fields, _("Print"), intro=intro)
        self.when.changed.connect(self._fit)
        self._fit()
        self._first = self.values()

    def span(self) -> tuple[date, date]:
        """The first and the last day."""
        monday = monday_of(today()) + timedelta(days=7 if self.when.value() == NEXT_WEEK else 0)
        if self.when.value() == CHOSEN:
            return self.first.value(), self.last.value()
        return monday, monday + timedelta(days=6)

    def _fit(self) -> None:
        is_free = self.when.value() == CHOSEN
        self.first.setVisible(is_free)
        self.last.setVisible(is_free)


AHEAD, ALL = "ahead", "all"


def calendar_form(programme: str) -> Form:
    """Which sessions, into which folder."""
    choices = [(AHEAD, _("From today on")), (ALL, _("Whole programme"))]
    fields = [
        ChoiceField("when", _("Sessions"), choices, AHEAD),
        FolderField(_("Folder"), folder_for_papers(programme)),
    ]
    intro = _("A file for the calendar of a telephone. Opened again later, it moves what was moved.")
    return Form(_("Calendar file"), fields, _("Save the file"), intro=intro)


class DatesBackwards(Refusal):
    """The last day lies before the first."""

    message = N_("The last day lies before the first. Exchange the dates.")
    field = "to"
