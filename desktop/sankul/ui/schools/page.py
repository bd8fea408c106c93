"""Schools: the register, beside the people who work in them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sankul.errors import Refusal
from sankul.operations.schools import SchoolRow
from sankul.rules.schools import School
from sankul.text import N_, _, fold, language
from sankul.ui.actions import action
from sankul.ui.empty import Empty
from sankul.ui.forms import Form
from sankul.ui.people.import_door import ImportingPage
from sankul.ui.people.search import OF_ROLE, OF_SCHOOL
from sankul.ui.people.shown import ROLE_FILTERS
from sankul.ui.schools.shown import COLUMNS, said_school, school_facts
from sankul.ui.segments import Segments

if TYPE_CHECKING:
    from sankul.operations.schools import SchoolPage
    from sankul.operations.store import Work
    from sankul.ui.schools.forms import SchoolForm, Where

SCHOOLS = "schools"


class TwoNeeded(Refusal):
    """Merging needs two entries."""

    message = N_("Select the two entries of one school: click the first, then the second with Ctrl held.")


class SchoolsPage(ImportingPage):
    """The list, with the switch to the people that stands there too."""

    title = N_("Schools")
    listens: ClassVar[frozenset[str]] = frozenset({"schools", "people", "spaces", "offices"})
    columns = COLUMNS
    nothing_yet = Empty(
        N_("No school yet"),
        N_("Import the office's list of schools, such as an export of UDISE+, or a list of people with their schools."),
        "school",
        "schools.import",
    )
    nothing_picked = Empty(N_("No school selected"), N_("Choose a school to see its people and spaces."), "school")
    detail_width = 376
    is_kept_readable = True
    import_kind = "schools"

    def build(self) -> None:
        """See ListPage; the switch has a line of its own, where it stands on the page of people."""
        self.segments = Segments([*((key, _(said)) for key, said in ROLE_FILTERS), (SCHOOLS, _("Schools"))], wraps=True)
        self.segments.chosen.connect(self._choose)
        self.segments.mark(SCHOOLS)
        self._tools = QWidget()
        self._tools.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = QHBoxLayout(self._tools)
        line.setContentsMargins(16, 0, 16, 10)
        line.addWidget(self.segments)
        line.addStretch(1)
        self.body.addWidget(self._tools)
        super().build()

    def list_parts(self) -> Sequence[QWidget]:
        """See ImportingPage."""
        return (*super().list_parts(), self._tools)

    def select(self, row_id: str) -> None:
        """See Page; the import gives way."""
        self.close_import()
        super().select(row_id)

    def load(self, work: "Work") -> Sequence[SchoolRow]:
        """See ListPage."""
        from sankul.operations.schools import school_rows

        rows = school_rows(work)
        ordered = sorted(rows, key=lambda row: fold(said_school(row.school))) if language() == "hi" else rows
        self.model.sort_ahead(ordered)
        return ordered

    def also_searched(self, row: SchoolRow) -> str:
        """Both scripts find a school, whichever is shown."""
        return f"{row.school.name} {row.school.name_hi} {row.school.block} {row.school.district} {row.school.pin_code}"

    def load_detail(self, work: "Work", row: SchoolRow) -> "SchoolPage":
        """See ListPage."""
        from sankul.operations.schools import read_school_page

        return read_school_page(work, row.id)

    def detail(self, row: SchoolRow, more: "SchoolPage") -> QWidget:
        """See ListPage."""
        return school_facts(
            more, self.show_people, lambda other: self.run(lambda: self._ask_to_merge(row.id, other.id))
        )

    @action(name="schools.import", label=N_("Import"), shortcut="Ctrl+I", icon="upload", primary=True)
    def import_file(self) -> None:
        """Show the import in place of the list."""
        self.open_import()

    @action(name="schools.add", label=N_("Add a school"), shortcut="N", icon="plus")
    def add(self) -> None:
        """Open an empty form."""
        self._with_places(lambda where: self._ask(where, None))

    @action(name="schools.edit", label=N_("Edit"), shortcut="F2 | E", icon="pencil", needs="row")
    def edit(self) -> None:
        """Open the form of the selected school."""
        school: School = self.selected()[0].school
        self._with_places(lambda where: self._ask(where, school))

    @action(name="schools.merge", label=N_("Merge two entries"), shortcut="M", icon="copy-plus", needs="rows")
    def merge(self) -> None:
        """Ask which of the two selected entries stays."""
        chosen = self.selected()
        if len(chosen) != 2:
            raise TwoNeeded
        self._ask_to_merge(chosen[0].id, chosen[1].id)

    @action(name="schools.remove", label=N_("Remove"), shortcut="Del", icon="trash-2", needs="row")
    def remove(self) -> None:
        """Take the school out of the register, unless somebody or something belongs to it."""
        from sankul.operations.schools import remove_school

        row, store = self.selected()[0], self.shell.context.store
        self.shell.jobs.act(lambda _progress: remove_school(store, row.id), what=_("Remove"), owner=self)

    @action(name="schools.blocks", label=N_("Hindi names of blocks"), icon="languages", in_menu=True)
    def name_blocks(self) -> None:
        """Ask for the Hindi name of each block in use."""
        self._with_places(self._ask_for_blocks)

    @action(name="schools.people", label=N_("Show the people"), shortcut="Alt+1", listed=False)
    def show_everybody(self) -> None:
        """Back to the people."""
        self.shell.go("people", OF_ROLE)

    def show_people(self) -> None:
        """See the people of the selected school among all people."""
        school: School = self.selected()[0].school
        self.shell.go("people", f"{OF_SCHOOL}{school.udise or school.name}")

    def _choose(self, key: str) -> None:
        if key != SCHOOLS:
            self.segments.mark(SCHOOLS)
            self.shell.go("people", f"{OF_ROLE}{key}")

    def _fold(self) -> None:
        super()._fold()
        self._tools.setVisible(self.importing is None and (self.form is None or self.list.isVisibleTo(self)))

    def _with_places(self, show: Any) -> None:
        from sankul.ui.schools.forms import read_where

        self.shell.jobs.read(read_where, show, owner=self, key="where")

    def _ask(self, where: "Where", school: School | None) -> None:
        from sankul.ui.schools.forms import SchoolForm

        form = SchoolForm(where, school)
        form.submitted.connect(lambda values: self._save(form, values))
        self.show_form(form)

    def _save(self, form: "SchoolForm", values: dict[str, Any]) -> None:
        from sankul.operations.schools import save_school

        store, school = self.shell.context.store, form.school(values)
        self._act(lambda: save_school(store, school), self._saved, _("Save"), form)

    def _saved(self, school: School) -> None:
        self.close_form()
        self._wanted = school.id
        self.refresh()

    def _ask_to_merge(self, one: str, other: str) -> None:
        from sankul.ui.schools.forms import merge_form

        rows = {row.id: row for row in self.model.rows}
        form = merge_form(rows[one], rows[other])
        form.submitted.connect(
            lambda values: self._merge(form, values["kept"], other if values["kept"] == one else one)
        )
        self.show_form(form)

    def _merge(self, form: Form, kept: str, gone: str) -> None:
        from sankul.operations.schools import merge_schools

        store = self.shell.context.store
        self._act(lambda: merge_schools(store, kept, gone), self._saved, _("Merge two entries"), form)

    def _ask_for_blocks(self, where: "Where") -> None:
        from sankul.ui.schools.forms import blocks_form

        form = blocks_form(where)
        form.submitted.connect(lambda values: self._save_blocks(form, where, values))
        self.show_form(form)

    def _save_blocks(self, form: Form, where: "Where", values: dict[str, str]) -> None:
        from dataclasses import replace

        from sankul.operations.offices import save_office

        names = dict(zip(map(fold, form.property("blocks")), values.values(), strict=True))
        store, office = (
            self.shell.context.store,
            replace(where.office, block_names={**where.office.block_names, **names}),
        )
        self._act(lambda: save_office(store, office), lambda _office: self.close_form(), _("Save"), form)

    def _act(self, run: Any, done: Any, what: str, form: Form) -> None:
        def refused(error: Exception) -> None:
            if form is not self.form or not form.refuse(error):
                self.shell.fail(error)

        self.shell.jobs.act(lambda _progress: run(), done, what=what, owner=self, failed=refused)
