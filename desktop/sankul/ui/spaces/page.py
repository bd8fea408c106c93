"""Spaces: the register, the week of all spaces, and the search for a free one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sankul.text import N_, _
from sankul.ui.actions import action
from sankul.ui.forms import Form
from sankul.ui.people.import_door import ImportingPage
from sankul.ui.spaces.register import RegisterView
from sankul.ui.spaces.rows import SpaceLine, WeekLine
from sankul.ui.spaces.week import SpacesWeekView
from sankul.ui.views import ViewsPage

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.schools import School
    from sankul.rules.spaces import Space
    from sankul.ui.spaces.forms import SpaceForm, Where


class SpacesPage(ImportingPage, ViewsPage):
    """Where circles can meet, and who meets there when."""

    title = N_("Spaces")
    listens: ClassVar[frozenset[str]] = frozenset({"spaces", "schools", "bookings", "sessions", "circles", "offices"})
    detail_width = 384
    is_kept_readable = True
    view_types = (RegisterView, SpacesWeekView)
    import_kind = "spaces"

    def list_parts(self) -> Sequence[QWidget]:
        """See ImportingPage."""
        return (*super().list_parts(), self._tools)

    @action(name="spaces.add", label=N_("Add a space"), shortcut="N", icon="plus", primary=True)
    def add(self) -> None:
        """Open an empty form."""
        self.shell.jobs.read(read_where, self._ask, owner=self, key="where")

    @action(name="spaces.edit", label=N_("Edit"), shortcut="E", icon="pencil", needs="row")
    def edit(self) -> None:
        """Open the form with the selected space."""
        space = self._space()

        def read(work: "Work") -> "tuple[Where, School | None]":
            return read_where(work), work.schools.find(space.school_id) if space.school_id else None

        self.shell.jobs.read(read, lambda found: self._ask(found[0], space, found[1]), owner=self, key="where")

    @action(name="spaces.find_free", label=N_("Find a free space"), shortcut="F", icon="search")
    def find_free(self) -> None:
        """Ask when and for how many."""
        self.shell.jobs.read(read_where, self._ask_for_free, owner=self, key="where")

    @action(name="spaces.import", label=N_("Import spaces"), shortcut="I", icon="upload")
    def import_spaces(self) -> None:
        """Show the import in place of the list."""
        self.open_import()

    @action(name="spaces.remove", label=N_("Remove"), shortcut="Del", icon="trash-2", needs="row")
    def remove(self) -> None:
        """Take the space out of the register, unless it is in use."""
        from sankul.operations.spaces import remove_space

        space, store = self._space(), self.shell.context.store
        self.shell.jobs.act(lambda _progress: remove_space(store, space.id), what=_("Remove"), owner=self)

    @action(name="spaces.register", label=N_("Show the register"), shortcut="Alt+1", listed=False)
    def show_register(self) -> None:
        """See the list."""
        self.show_view("register")

    @action(name="spaces.week", label=N_("Show the week of all spaces"), shortcut="Alt+2", listed=False)
    def show_week(self) -> None:
        """See the week."""
        self.show_view("week")

    @action(name="spaces.today", label=N_("Go to today"), shortcut="T", listed=False)
    def show_today(self) -> None:
        """Show this week."""
        self._turn(0)

    @action(name="spaces.earlier", label=N_("Earlier week"), shortcut="Ctrl+PgUp", listed=False)
    def show_earlier(self) -> None:
        """The week before."""
        self._turn(-1)

    @action(name="spaces.later", label=N_("Later week"), shortcut="Ctrl+PgDown", listed=False)
    def show_later(self) -> None:
        """The week after."""
        self._turn(1)

    def select(self, row_id: str) -> None:
        """See Page: a space in the register."""
        self.close_import()
        if self.show_view("register"):
            super().select(row_id)

    def _fold(self) -> None:
        """The week needs the whole width, so its detail stands below; forms stand at the right as everywhere."""
        super()._fold()
        if isinstance(self.view, SpacesWeekView) and self.form is None:
            if self.split.orientation() != Qt.Orientation.Vertical:
                self.split.setOrientation(Qt.Orientation.Vertical)
                self.split.setSizes([600, 200])
            self.pane.setVisible(self.selected_count() > 0)

    def _turn(self, step: int) -> None:
        if isinstance(self.view, SpacesWeekView):
            self.view.turn(step)

    def _space(self) -> "Space":
        line = self.selected()[0]
        if isinstance(line, WeekLine):
            return line.space
        assert isinstance(line, SpaceLine)
        return line.row.space

    def _ask(self, where: "Where", space: "Space | None" = None, school: "School | None" = None) -> None:
        from sankul.ui.spaces.forms import SpaceForm

        form = SpaceForm(self.shell.jobs, where, space, school)
        form.submitted.connect(lambda values: self._save(form, values))
        self.show_form(form)

    def _save(self, form: "SpaceForm", values: dict[str, Any]) -> None:
        from sankul.operations.spaces import save_space

        store, space = self.shell.context.store, form.space(values)
        self.shell.jobs.act(
            lambda _progress: save_space(store, space),
            self._saved,
            what=_("Save"),
            owner=self,
            failed=lambda error: self._refused(form, error),
        )

    def _saved(self, space: "Space") -> None:
        self.close_form()
        self.pick(space.id)

    def _ask_for_free(self, where: "Where") -> None:
        from sankul.ui.spaces.forms import free_form

        form = free_form(where)
        form.submitted.connect(lambda values: self.run(lambda: self._search(form, values)))
        self.show_form(form)

    def _search(self, form: Form, values: dict[str, Any]) -> None:
        from sankul.errors import Refusal
        from sankul.operations.spaces import free_spaces
        from sankul.ui.spaces.forms import span_of

        try:
            span = span_of(values)
        except Refusal as refusal:
            self._refused(form, refusal)
            return
        store = self.shell.context.store
        self.shell.jobs.compute(
            lambda: free_spaces(store, *span, values["seats"], values["district"] or "", values["block"]),
            lambda found: self._tell_free(found, span),
            owner=self,
        )

    def _tell_free(self, found: "tuple[Space, ...]", span: Any) -> None:
        from sankul.ui.spaces.free import FreeSpaces

        report = FreeSpaces(found, span, self._go_to)
        self.show_report(report)
        if found:
            report.table.setFocus()

    def _go_to(self, space_id: str) -> None:
        self.close_form()
        self.select(space_id)

    def _refused(self, form: Form, error: Exception) -> None:
        if form is not self.form or not form.refuse(error):
            self.shell.fail(error)


def read_where(work: "Work") -> "Where":
    """The districts of the office's state and those that have spaces, and the blocks in use."""
    from sankul.operations.districts import the_districts
    from sankul.operations.offices import the_office
    from sankul.ui.spaces.forms import Where

    office, known, spaces = the_office(work), the_districts(), work.spaces.where()
    here = known.of_state(office.state_code)
    codes = {each.code for each in here}
    used = {space.district_code for space in spaces} - codes
    others = tuple(known.by_code[code] for code in sorted(used) if code in known.by_code)
    blocks: dict[str, set[str]] = {}
    for space in spaces:
        if space.block:
            blocks.setdefault(space.district_code, set()).add(space.block)
    return Where(here + others, office.district_code, {code: tuple(sorted(names)) for code, names in blocks.items()})
