"""The forms on the People page: opening them with what they need, and saving what they say."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sankul.text import _
from sankul.ui.forms import Form
from sankul.ui.people.shown import in_language

if TYPE_CHECKING:
    from sankul.operations.people import PersonRow
    from sankul.operations.people_pages import PersonPage
    from sankul.operations.store import Work
    from sankul.ui.people.forms import PersonChoices, PersonForm
    from sankul.ui.people.page import PeoplePage


class PersonForms:
    """Opens the forms in the pane of the page, and does what they ask."""

    def __init__(self, page: "PeoplePage") -> None:
        self._page = page

    def open_person(self, person_id: str) -> None:
        """The form of a person; of a new one with an empty id."""
        from sankul.ui.people.forms import read_choices

        self._page.close_import()
        self._read(lambda work: read_choices(work, person_id), self._show_person)

    def open_new_role(self, row: "PersonRow") -> None:
        """Ask for a role and its first day."""
        from sankul.clock import today
        from sankul.ui.people.forms import add_role_form

        form = add_role_form(in_language(row.name, row.name_hi), today())
        form.submitted.connect(lambda _values: self._add_role(form, row.id))
        self._page.show_form(form)

    def open_end_of_role(self, row: "PersonRow") -> None:
        """Ask which role ends with which day."""
        page = self._page
        self._read(lambda work: page.load_detail(work, row), lambda seen: page.run(lambda: self._show_end(row, seen)))

    def _read(self, read: "Callable[[Work], Any]", show: Callable[[Any], object]) -> None:
        self._page.shell.jobs.read(read, show, owner=self._page, key="form")

    def _show_person(self, choices: "PersonChoices") -> None:
        from sankul.ui.people.forms import PersonForm

        form = PersonForm(choices, self._page.shell.jobs)
        form.submitted.connect(lambda _values: self._save(form))
        self._page.show_form(form)

    def _show_end(self, row: "PersonRow", seen: "PersonPage") -> None:
        from sankul.ui.people.forms import end_role_form

        form = end_role_form(in_language(row.name, row.name_hi), seen.roles)
        form.submitted.connect(lambda _values: self._end_role(form))
        self._page.show_form(form)

    def _save(self, form: "PersonForm") -> None:
        from sankul.operations.people import save_person

        shell = self._page.shell
        store, programme = shell.context.store, shell.programme
        person, bank, role = form.person(), form.bank(), form.role()
        self._act(
            form, _("Save the person"), lambda: save_person(store, person, bank, role, programme), lambda kept: kept.id
        )

    def _add_role(self, form: Form, person_id: str) -> None:
        from sankul.operations.roles import add_role

        shell, values = self._page.shell, form.values()  # a signal would make the role a plain text
        store, programme = shell.context.store, shell.programme
        self._act(
            form,
            _("Add a role"),
            lambda: add_role(store, person_id, values["role"], programme, values["from_on"]),
            lambda role: role.person_id,
        )

    def _end_role(self, form: Form) -> None:
        from sankul.operations.roles import end_role

        store, values = self._page.shell.context.store, form.values()
        self._act(
            form,
            _("End a role"),
            lambda: end_role(store, values["role"], values["until_on"]),
            lambda role: role.person_id,
        )

    def _act(self, form: Form, what: str, run: Callable[[], Any], person_of: Callable[[Any], str]) -> None:
        """Do what a form asks; then close it and select the person, or say under the field what is wrong."""
        form.submit.setEnabled(False)
        self._page.shell.jobs.act(
            lambda _progress: run(),
            lambda done: self._acted(person_of(done)),
            what=what,
            owner=self._page,
            failed=lambda error: self._refused(form, error),
        )

    def _acted(self, person_id: str) -> None:
        """Whoever is in the list already stays selected there, with its filter; somebody new is looked for."""
        self._page.close_form()
        if self._page.model.place_of(person_id) < 0:
            self._page.select(person_id)

    def _refused(self, form: Form, error: Exception) -> None:
        form.submit.setEnabled(True)
        if not form.refuse(error):
            self._page.shell.fail(error)
