"""The acts of the sessions page: forms opened, operations called, results told."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sankul.clock import moment, now
from sankul.operations.sessions import SessionRow
from sankul.text import N_, _
from sankul.ui.actions import action
from sankul.ui.forms import Form
from sankul.ui.sessions.work_acts import WorkActs

if TYPE_CHECKING:
    from sankul.operations.attendance import SheetRow
    from sankul.operations.session_changes import Arranged
    from sankul.rules.people import Person
    from sankul.rules.programmes import Programme
    from sankul.rules.sessions import Session
    from sankul.rules.spaces import Space
    from sankul.rules.wishes import SeasonReport


class SessionActs(WorkActs):
    """What can be done with sessions, one by one and all together."""

    _next_places: Sequence[int] = ()

    @action(name="sessions.plan", label=N_("Plan a season"), shortcut="N", icon="calendar-plus", primary=True)
    def plan(self) -> None:
        """Open the form with the programme's dates."""
        from sankul.operations.programmes import the_programme

        self.shell.jobs.read(
            lambda work: the_programme(work, self.programme), self._ask_for_season, owner=self, key="programme"
        )

    @action(name="sessions.mark", label=N_("Mark attendance"), shortcut="M", icon="clipboard-check", needs="row")
    def mark(self) -> None:
        """Open the grid of marks."""
        row = self._row()
        self.shell.jobs.compute(
            lambda: _markable_sheet(self.shell.context.store, row.id),
            lambda found: self._ask_for_marks(row, *found),
            owner=self,
        )

    @action(name="sessions.leader", label=N_("Note who led"), shortcut="D", icon="users", needs="row")
    def note_leader(self) -> None:
        """Ask which teacher prepared and led the discussion, or whether the mentor did."""
        from sankul.operations.session_leaders import leaders_to_choose

        row, store = self._row(), self.shell.context.store
        self.shell.jobs.compute(
            lambda: leaders_to_choose(store, row.id), lambda found: self._ask_for_leader(row, *found), owner=self
        )

    @action(name="sessions.move", label=N_("Reschedule"), shortcut="V", icon="arrow-left-right", needs="row")
    def move_session(self) -> None:
        """Ask for another time and the reason."""
        from sankul.ui.sessions.forms import MoveForm

        row = self._row()
        form = MoveForm(row, lambda: self._find_free(form, row))
        form.submitted.connect(lambda values: self._move(form, row, values))
        self.show_form(form)

    @action(name="sessions.space", label=N_("Choose a space"), shortcut="S", icon="door-open", needs="row")
    def choose_space(self) -> None:
        """Show the spaces that are free then."""
        row = self._row()
        self.shell.jobs.compute(
            lambda: _spaces_for(self.shell.context.store, row),
            lambda found: self._ask_for_space(row, *found),
            owner=self,
        )

    @action(name="sessions.cancel", label=N_("Cancel the session"), shortcut="X", icon="x", needs="row")
    def cancel(self) -> None:
        """Ask for the reason."""
        from sankul.operations.session_changes import cancel_session
        from sankul.ui.sessions.forms import reason_form

        row, store = self._row(), self.shell.context.store
        title = _("Cancel session {number} of {circle}").format(number=row.number, circle=row.circle)
        form = reason_form(title, _("Its space becomes free; its number stays used."), _("Cancel the session"))
        form.cancel.setText(_("Back"))
        self._ask(form, lambda values: cancel_session(store, row.id, values["reason"]), _("Cancel the session"))

    @action(name="sessions.lock", label=N_("Lock the attendance"), shortcut="L", icon="badge-check", needs="row")
    def lock(self) -> None:
        """Close the attendance of a held session."""
        from sankul.operations.attendance import lock_attendance

        row, store = self._row(), self.shell.context.store
        self.shell.jobs.act(lambda _progress: lock_attendance(store, row.id), what=_("Lock the attendance"), owner=self)

    @action(name="sessions.reopen", label=N_("Open the attendance again"), shortcut="O", icon="lock-open", needs="row")
    def reopen(self) -> None:
        """Ask for the reason."""
        from sankul.operations.attendance import reopen_attendance
        from sankul.rules.attendance import NotLocked
        from sankul.ui.sessions.forms import reason_form

        row, store = self._row(), self.shell.context.store
        if not row.is_locked:
            raise NotLocked(number=row.number, circle=row.circle)
        title = _("Open the attendance of session {number} of {circle} again").format(
            number=row.number, circle=row.circle
        )
        form = reason_form(title, _("The reason stands in the history of the session."), _("Open again"))
        self._ask(form, lambda values: reopen_attendance(store, row.id, values["reason"]), _("Open again"))

    def _row(self) -> SessionRow:
        row: SessionRow = self.selected()[0]
        return row

    def _go_on_at(self, place: list[int]) -> None:
        """Remember where to go on when the list has lost the session that was marked."""
        self._next_places = place

    def _ask_for_season(self, programme: "Programme") -> None:
        from sankul.ui.sessions.forms import plan_form

        form = plan_form(programme)
        form.submitted.connect(lambda values: self._plan(form, values))
        self.show_form(form)

    def _plan(self, form: Form, values: dict[str, Any]) -> None:
        from sankul.operations.seasons import plan_season

        store, programme = self.shell.context.store, self.programme
        self.shell.jobs.act(
            lambda progress: plan_season(
                store,
                from_on=values["from"],
                to_on=values["to"],
                weekday=values["weekday"],
                at=values["at"],
                minutes=values["minutes"],
                every_weeks=values["every"],
                programme=programme,
                progress=progress,
            ),
            self._tell_season,
            what=_("Plan a season"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _tell_season(self, report: "SeasonReport") -> None:
        from sankul.ui.sessions.planned import season_report

        self.show_report(season_report(report))

    def _ask_for_leader(self, row: SessionRow, session: "Session", teachers: "Sequence[Person]") -> None:
        from sankul.operations.session_leaders import note_leader
        from sankul.ui.sessions.forms import leader_form

        form, store = leader_form(row, session.led_by_id, teachers), self.shell.context.store
        self._ask(form, lambda values: note_leader(store, row.id, values["led_by"] or None), _("Note who led"))

    def _ask_for_marks(self, row: SessionRow, sheet: "tuple[SheetRow, ...]", led_by: str | None) -> None:
        from sankul.operations.attendance import mark
        from sankul.ui.sessions.dates import long_day
        from sankul.ui.sessions.marking import MarkForm

        store = self.shell.context.store
        title = _("Attendance of session {number} of {circle}").format(number=row.number, circle=row.circle)
        form = MarkForm(title, long_day(row.day), sheet, led_by)
        place = self.table.selected_places()[:1]
        form.submitted.connect(lambda _values: self._go_on_at(place))
        self._ask(
            form,
            lambda values: mark(store, row.id, values["states"], values["remarks"], {row.id: values["led_by"]}),
            _("Save the attendance"),
        )

    def _find_free(self, form: Any, row: SessionRow) -> None:
        from sankul.operations.session_changes import next_free_time

        store = self.shell.context.store
        self.shell.jobs.compute(lambda: next_free_time(store, row.id), form.propose, owner=form)

    def _move(self, form: Form, row: SessionRow, values: dict[str, Any]) -> None:
        from sankul.operations.session_changes import move_session

        store, starts_at = self.shell.context.store, moment(values["date"], values["at"])
        self.shell.jobs.act(
            lambda _progress: move_session(store, row.id, starts_at, values["reason"]),
            self._arranged,
            what=_("Reschedule"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _ask_for_space(self, row: SessionRow, seats: int, spaces: "list[Space]") -> None:
        from sankul.operations.session_changes import choose_space
        from sankul.ui.sessions.forms import SpaceForm

        form, store = SpaceForm(row, seats, spaces), self.shell.context.store
        form.submitted.connect(
            lambda values: self.shell.jobs.act(
                lambda _progress: choose_space(store, row.id, values["space_id"]),
                self._arranged,
                what=_("Choose a space"),
                owner=self,
                failed=lambda error: self._refused(form, error),
            )
        )
        self.show_form(form)

    def _arranged(self, arranged: "Arranged") -> None:
        """Close the form, and say the ambers."""
        self.close_form()
        for clash in arranged.clashes:
            self.shell.say(clash.what, "warning")


def _markable_sheet(store: Any, session_id: str) -> "tuple[tuple[SheetRow, ...], str | None]":
    """The sheet of a session that may be marked, and which teacher led it; raises what forbids marking."""
    from sankul.operations.attendance import attendance_sheet
    from sankul.operations.sessions import session_page
    from sankul.rules.attendance import check_markable

    page = session_page(store, session_id)
    check_markable(page.session, page.circle.code, now())
    return attendance_sheet(store, session_id), page.session.led_by_id


def _spaces_for(store: Any, row: SessionRow) -> "tuple[int, list[Space]]":
    """How many people meet, and the spaces for them: the present one, then the free ones, best first."""
    from collections import Counter

    from sankul.operations.sessions import session_page
    from sankul.operations.spaces import free_spaces

    page = session_page(store, row.id)
    seats = len(page.teachers) + 1
    blocks = Counter(teacher.block for teacher in page.teachers if teacher.block)
    block = blocks.most_common(1)[0][0] if blocks else ""
    free = free_spaces(store, row.starts_at, row.ends_at, seats, row.district_code, block)
    return seats, [*([page.space] if page.space else []), *free]
