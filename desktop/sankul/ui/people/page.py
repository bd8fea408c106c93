"""People: one register of teachers, mentors and officers; the person at the right; and the import, which takes the page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sankul.rules.people import RoleName
from sankul.text import N_, _, nfc
from sankul.ui.action_bar import NARROW
from sankul.ui.actions import action
from sankul.ui.empty import Empty, EmptyState
from sankul.ui.finders import WaitingFinder
from sankul.ui.list_page import NO_MATCH
from sankul.ui.people.duplicate_count import DuplicateButton
from sankul.ui.people.duplicate_door import ReviewingPage
from sankul.ui.people.person_acts import PersonActs
from sankul.ui.people.saving import PersonForms
from sankul.ui.people.search import OF_ROLE, OF_SCHOOL
from sankul.ui.people.shown import COLUMNS, NO_NOTICE, ROLE_FILTERS, shortened
from sankul.ui.segments import Segments
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.people_pages import PersonPage
    from sankul.operations.people_register import FirstPeople, PersonRow, Register
    from sankul.operations.store import Work

SCHOOLS = "schools"
_FIRST_MOST = 100
_NOBODY_SO = Empty(N_("Nobody has this role today"), N_("Add the role to a person, or import a list."), "users")

_ALL_NOTIFIED = Empty(
    N_("Everybody has a privacy notice"), N_("The page of each person says when it was given."), "check"
)


class PeoplePage(ReviewingPage, PersonActs):
    """The list with its switch of roles. A workbook dropped anywhere on the page opens the import."""

    title = N_("People")
    listens: ClassVar[frozenset[str]] = frozenset(
        {"people", "roles", "schools", "bank_accounts", "members", "circles", "marks", "sessions"}
        | {"certificates", "claims", "programmes", "contacts", "notices", "mergers"}
    )
    columns = COLUMNS
    nothing_yet = Empty(
        N_("No people yet"),
        N_("Bring in the list of teachers and mentors as it is kept now."),
        "users",
        "people.import",
    )
    nothing_picked = Empty(N_("Nobody selected"), N_("Choose a person to see roles, circle and attendance."), "users")
    detail_width = 376

    def build(self) -> None:
        """See ListPage; the switch has a line of its own."""
        self._register: Register | None = None
        self._noticed: frozenset[str] = frozenset()
        self.role = ""
        self._forms = PersonForms(self)
        self.segments = Segments([*((key, _(said)) for key, said in ROLE_FILTERS), (SCHOOLS, _("Schools"))], wraps=True)
        self.segments.chosen.connect(self._choose)
        self.segments.mark("")
        self._tools = QWidget()
        self._tools.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = QHBoxLayout(self._tools)
        line.setContentsMargins(16, 0, 16, 10)
        line.addWidget(self.segments)
        line.addStretch(1)
        self.duplicates = DuplicateButton(self.shell, self.review_duplicates, self._tools)
        line.addWidget(self.duplicates, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._tools)
        super().build()

    def refresh(self) -> None:
        """See Page; of a long register the first people are shown while the others are being read."""
        if self._register is None and not self.role:
            self.shell.jobs.read(_first, self._show_first, owner=self, key="first")
        super().refresh()

    def load(self, work: "Work") -> "Register":
        """See ListPage; what is shown already is exchanged only when the search is ready too."""
        from sankul.operations.people_register import people_register
        from sankul.operations.privacy import people_with_notice

        self._noticed = people_with_notice(work)
        register = people_register(work)
        if self._register is not None:
            register.prepare()
        self.model.sort_ahead(register.rows)
        return register

    def display(self, data: "Register") -> None:
        """See ListPage."""
        super().display(data)
        self.duplicates.wake()

    def fill(self, data: "Register") -> None:
        """See ListPage; the register is kept, so that the switch need not read."""
        self._register = data
        self.model.put(data.rows, data, self._among(data))

    def detail(self, row: "PersonRow", more: "PersonPage") -> QWidget:
        """See ListPage."""
        from sankul.ui.people.detail import person_facts

        return person_facts(more, lambda show: self.read_account(row.id, show), self.open_person)

    def show_role(self, role: str) -> None:
        """Show those who hold a role today, or all with an empty text."""
        was_role, self.role = self.role, role
        self.segments.mark(role)
        if self._register is not None:
            self.display(self._register)
        elif role != was_role:
            self.model.put(())  # the first people were shown, of all roles
            self.count.clear()
            self._picked()

    def select(self, row_id: str) -> None:
        """See Page; a school, as the search names it, shows its people."""
        self.close_import()
        self.show_role("")
        if row_id.startswith(OF_ROLE):
            self.show_role(row_id.removeprefix(OF_ROLE))
        elif row_id.startswith(OF_SCHOOL):
            self.filter.setText(row_id.removeprefix(OF_SCHOOL))
        else:
            super().select(row_id)

    def state(self) -> dict[str, Any]:
        """See Page."""
        return {**super().state(), "role": self.role, "reviewing": self.review_state()}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        self.show_role(state["role"])
        super().restore(state)
        if state["reviewing"] is not None:
            self.open_review(**state["reviewing"])

    @action(name="people.import", label=N_("Import"), shortcut="Ctrl+I", icon="upload", primary=True)
    def import_file(self) -> None:
        """Show the import in place of the list."""
        self.open_import()

    @action(name="people.add", label=N_("Add a person"), shortcut="N", icon="user-plus")
    def add(self) -> None:
        """Open the form of a new person."""
        self._forms.open_person("")

    @action(name="people.edit", label=N_("Edit"), shortcut="F2", icon="pencil", needs="row")
    def edit(self) -> None:
        """Open the form of the selected person."""
        self._forms.open_person(self.selected()[0].id)

    @action(name="people.all", label=N_("Show all people"), shortcut="Alt+1", listed=False)
    def show_all(self) -> None:
        """See everybody."""
        self.show_role("")

    @action(name="people.teachers", label=N_("Show the teachers"), shortcut="Alt+2", listed=False)
    def show_teachers(self) -> None:
        """See the teachers."""
        self.show_role(RoleName.TEACHER)

    @action(name="people.mentors", label=N_("Show the mentors"), shortcut="Alt+3", listed=False)
    def show_mentors(self) -> None:
        """See the mentors."""
        self.show_role(RoleName.MENTOR)

    @action(name="people.officers", label=N_("Show the officers"), shortcut="Alt+4", listed=False)
    def show_officers(self) -> None:
        """See the officers."""
        self.show_role(RoleName.OFFICER)

    @action(name="people.no_notice", label=N_("Show who has no privacy notice yet"), shortcut="Alt+5", listed=False)
    def show_without_notice(self) -> None:
        """See those to whom no privacy notice was given."""
        self.show_role(NO_NOTICE)

    @action(name="people.schools", label=N_("Show the schools"), shortcut="Alt+7", listed=False)
    def show_schools(self) -> None:
        """See the register of schools, which is a page of its own."""
        self.segments.mark(self.role)
        self.shell.go(SCHOOLS)

    def list_parts(self) -> Sequence[QWidget]:
        """See ImportingPage."""
        return (*super().list_parts(), self._tools)

    def _show_first(self, first: "FirstPeople | None") -> None:
        if first is not None and self._register is None and not self.role:
            self.model.put(first.rows, WaitingFinder(first.rows), more=first.total - len(first.rows))
            self._show_list()
            self._picked()

    def _choose(self, key: str) -> None:
        if key == SCHOOLS:
            self.run(self.show_schools)
        else:
            self.show_role(key)

    def _fold(self) -> None:
        super()._fold()
        self.duplicates.fold(is_narrow=self.width() < scaled(NARROW))
        is_list = self.importing is None and self.reviewing is None and self._place is None
        self._tools.setVisible(is_list and (self.form is None or self.list.isVisibleTo(self)))

    def _among(self, register: "Register") -> Sequence[int] | None:
        """The numbers of those whom the switch shows; None: all."""
        if self.role == NO_NOTICE:
            return register.without(self._noticed)
        return register.with_role(self.role) if self.role else None

    def _empty_list(self, total: int) -> EmptyState:
        is_somebody_there = self._register is not None and len(self._register.rows) > 0
        if not total and is_somebody_there and self.role == NO_NOTICE:
            return EmptyState(_ALL_NOTIFIED, _("Show all people"), self.show_all)
        if not total and is_somebody_there:
            return EmptyState(_NOBODY_SO, _("Show all people"), self.show_all)
        typed = nfc(self.filter.text())
        if total and typed:
            add = (_("Add “{name}”").format(name=shortened(typed)), lambda: self._forms.open_person("", typed))
            return EmptyState(NO_MATCH, _("Clear the filter"), self.filter.clear, add)
        return super()._empty_list(total)


def _first(work: "Work") -> "FirstPeople | None":
    from sankul.operations.people_register import first_people

    return first_people(work, _FIRST_MOST)
