"""The forms on the People page: opening them with what they need, and saving what they say."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sankul.text import _, in_language
from sankul.ui.forms import Form

if TYPE_CHECKING:
    from sankul.operations.erasure import Erasure
    from sankul.operations.people import PersonRow
    from sankul.operations.people_pages import PersonPage
    from sankul.operations.store import Store, Work
    from sankul.rules.contacts import Contact
    from sankul.rules.people import Role
    from sankul.ui.people.contact_forms import ContactChoices, ContactForm
    from sankul.ui.people.erasure_form import EraseForm
    from sankul.ui.people.forms import PersonChoices, PersonForm
    from sankul.ui.people.notice_forms import NoticeChoices
    from sankul.ui.people.page import PeoplePage
    from sankul.ui.people.role_forms import RoleForm


class PersonForms:
    """Opens the forms in the pane of the page, and does what they ask."""

    def __init__(self, page: "PeoplePage") -> None:
        self._page = page

    def open_person(self, person_id: str, typed: str = "") -> None:
        """The form of a person; of a new one with an empty id, in which `typed` stands where it belongs."""
        from sankul.ui.people.forms import read_choices

        self._page.close_import()
        self._read(lambda work: read_choices(work, person_id), lambda choices: self._show_person(choices, typed))

    def open_new_role(self, row: "PersonRow") -> None:
        """Ask for a role and its first day."""
        self.open_role(row)

    def open_role(self, row: "PersonRow", role: "Role | None" = None) -> None:
        """Ask for a role and its days, or for other days of `role`."""
        from sankul.ui.people.role_forms import RoleForm

        form = RoleForm(in_language(row.name, row.name_hi), role)
        form.submitted.connect(lambda _values: self._save_role(form, row.id, role))
        self._page.show_form(form)

    def open_end_of_role(self, row: "PersonRow") -> None:
        """Ask which role ends with which day."""
        from sankul.operations.people_pages import read_page

        page = self._page
        self._read(lambda work: read_page(work, row.id), lambda seen: page.run(lambda: self._show_end(row, seen)))

    def open_contact(self, person_id: str, contact: "Contact | None" = None) -> None:
        """Ask for a contact, or for changes to one."""
        from sankul.ui.people.contact_forms import ContactForm, read_contact_choices

        programme = self._page.shell.programme

        def show(choices: "ContactChoices") -> None:
            form = ContactForm(choices, contact)
            form.submitted.connect(lambda _values: self._save_contact(form))
            self._page.show_form(form)

        self._read(lambda work: read_contact_choices(work, person_id, programme), show)

    def open_notices(self, person_ids: Sequence[str], *, is_given: bool) -> None:
        """Ask for whom notices are printed, or to whom they were given."""
        from sankul.ui.people.notice_forms import NoticeForm, read_notice_choices

        chosen = tuple(person_ids)

        def show(choices: "NoticeChoices") -> None:
            form = NoticeForm(choices, is_given=is_given)
            form.submitted.connect(lambda values: (self._note if is_given else self._print)(form, chosen, values))
            self._page.show_form(form)

        self._read(lambda work: read_notice_choices(work, chosen), show)

    def open_erasure(self, row: "PersonRow") -> None:
        """Say what an erasure would do, and ask whether it is meant."""
        from sankul.operations.erasure import erasure_ahead
        from sankul.ui.people.erasure_form import EraseForm

        store = self._page.shell.context.store

        def show(ahead: "Erasure") -> None:
            form = EraseForm(in_language(row.name, row.name_hi), ahead)
            form.submitted.connect(lambda _values: self._erase(form, row.id))
            self._page.show_form(form)

        self._read(lambda _work: erasure_ahead(store, row.id), show)

    def act_at_once(self, what: str, run: "Callable[[Store], object]") -> None:
        """Do something that needs no form."""
        shell = self._page.shell
        shell.jobs.act(lambda _progress: run(shell.context.store), what=what, owner=self._page)

    def _read(self, read: "Callable[[Work], Any]", show: Callable[[Any], object]) -> None:
        self._page.shell.jobs.read(read, show, owner=self._page, key="form")

    def _show_person(self, choices: "PersonChoices", typed: str) -> None:
        from sankul.ui.people.forms import PersonForm

        form = PersonForm(choices, self._page.shell.jobs)
        form.submitted.connect(lambda _values: self._save(form))
        if typed:
            form.begin_with(typed)
        self._page.show_form(form)

    def _show_end(self, row: "PersonRow", seen: "PersonPage") -> None:
        from sankul.ui.people.role_forms import end_role_form

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

    def _save_role(self, form: "RoleForm", person_id: str, role: "Role | None") -> None:
        from sankul.operations.roles import add_role, correct_role

        shell, values = self._page.shell, form.values()  # a signal would make the role a plain text
        store, programme, last_on = shell.context.store, shell.programme, form.last_on()

        def save() -> "Role":
            if role is not None:
                return correct_role(store, role.id, values["from_on"], last_on)
            return add_role(store, person_id, values["role"], programme, values["from_on"], last_on)

        self._act(form, _("Correct the days of a role") if role else _("Add a role"), save, lambda kept: kept.person_id)

    def _save_contact(self, form: "ContactForm") -> None:
        from sankul.operations.contacts import save_contact

        store, contact = self._page.shell.context.store, form.contact()
        self._act(form, _("Note a contact"), lambda: save_contact(store, contact), lambda kept: kept.person_id)

    def _note(self, form: Form, chosen: Sequence[str], values: dict[str, Any]) -> None:
        from sankul.operations.privacy import note_notices
        from sankul.ui.people.notice_forms import people_of

        store = self._page.shell.context.store
        self._act(
            form,
            _("Note the notice as given"),
            lambda: note_notices(store, people_of(store, values["whom"], chosen), values["on"], values["language"]),
        )

    def _print(self, form: Form, chosen: Sequence[str], values: dict[str, Any]) -> None:
        from sankul.clock import today
        from sankul.operations.privacy import print_notices
        from sankul.ui.folders import folder_for_papers
        from sankul.ui.people.notice_forms import people_of

        shell, spoken = self._page.shell, values["language"]
        store, printer = shell.context.store, shell.context.printer
        file = (
            folder_for_papers(shell.programme or "", "notices") / f"privacy-notices-{today().isoformat()}-{spoken}.pdf"
        )

        def done(_pages: int) -> None:
            self._page.close_form()
            shell.open_pdf(file, _("Privacy notice"))

        form.submit.setEnabled(False)
        shell.jobs.act(
            lambda _progress: print_notices(store, printer, people_of(store, values["whom"], chosen), spoken, file),
            done,
            what=_("Print privacy notices"),
            owner=self._page,
            failed=lambda error: self._refused(form, error),
        )

    def _erase(self, form: "EraseForm", person_id: str) -> None:
        from sankul.operations.erasure import erase_person

        store, blanked = self._page.shell.context.store, form.blanked()
        self._act(form, _("Erase a person"), lambda: erase_person(store, person_id, blanked))

    def _end_role(self, form: Form) -> None:
        from sankul.operations.roles import end_role

        store, values = self._page.shell.context.store, form.values()
        self._act(
            form,
            _("End a role"),
            lambda: end_role(store, values["role"], values["until_on"]),
            lambda role: role.person_id,
        )

    def _act(
        self, form: Form, what: str, run: Callable[[], Any], person_of: Callable[[Any], str] | None = None
    ) -> None:
        """Do what a form asks; then close it and select the person, or say under the field what is wrong."""
        form.submit.setEnabled(False)
        self._page.shell.jobs.act(
            lambda _progress: run(),
            lambda done: self._acted(person_of(done) if person_of else ""),
            what=what,
            owner=self._page,
            failed=lambda error: self._refused(form, error),
        )

    def _acted(self, person_id: str) -> None:
        """Whoever is in the list already stays selected there, with its filter; somebody new is looked for."""
        self._page.close_form()
        if person_id and self._page.model.place_of(person_id) < 0:
            self._page.select(person_id)

    def _refused(self, form: Form, error: Exception) -> None:
        form.submit.setEnabled(True)
        if not form.refuse(error):
            self._page.shell.fail(error)
