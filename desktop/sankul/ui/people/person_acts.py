"""What the People page does with one person: the page of a person in place of the list, contacts, notices, erasure."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QScrollArea, QWidget

from sankul.text import N_, _
from sankul.ui.actions import action
from sankul.ui.list_page import ListPage
from sankul.ui.parts import scrolled

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.contacts import Contact
    from sankul.rules.people import Role
    from sankul.rules.privacy import Disclosure
    from sankul.ui.people.contact_log import ContactLog
    from sankul.ui.people.person_view import PersonData, PersonView
    from sankul.ui.people.saving import PersonForms


class PersonActs(ListPage):
    """`person` is the page of a person while it stands in place of the list, `log` the contact log."""

    _forms: "PersonForms"

    def build(self) -> None:
        """See ListPage."""
        self.person: PersonView | None = None
        self.log: ContactLog | None = None
        self._place: QWidget | None = None
        self._is_person_wanted = False
        super().build()
        self.table.opened.connect(self.open_person)

    def load_detail(self, work: "Work", row: Any) -> Any:
        """See ListPage; with the history when the page of the person is open."""
        from sankul.operations.people_pages import read_page
        from sankul.operations.person_story import person_story
        from sankul.ui.people.person_view import PersonData

        page = read_page(work, row.id)
        if not self._is_person_wanted:
            return page
        return PersonData(page, person_story(self.shell.context.store, row.id))

    @action(name="people.open", label=N_("Open the person"), icon="eye", needs="row")
    def open_person(self) -> None:
        """Show the page of the selected person in place of the list; Enter and a double click do it too."""
        if len(self.selected()) == 1:
            self._is_person_wanted = True
            self._picked()

    @action(name="people.contact", label=N_("Note a contact"), shortcut="C", icon="plus", needs="row")
    def note_contact(self) -> None:
        """Ask for a call, visit or message with the selected person."""
        self._forms.open_contact(self.selected()[0].id)

    @action(name="people.add_role", label=N_("Add a role"), icon="badge-check", needs="row")
    def add_role(self) -> None:
        """Ask for the role."""
        self._forms.open_new_role(self.selected()[0])

    @action(name="people.end_role", label=N_("End a role"), icon="x", needs="row")
    def end_role(self) -> None:
        """Ask which role ends, and when."""
        self._forms.open_end_of_role(self.selected()[0])

    @action(name="people.contact_log", label=N_("Contact log"), shortcut="Alt+6", icon="clipboard-check")
    def open_log(self) -> None:
        """Show all contacts in place of the list."""
        from sankul.ui.people.contact_log import ContactLog

        self.close_place()
        self.log = ContactLog(self.shell)
        self.log.left.connect(self.close_place)
        self.log.wanted.connect(self._open_found)
        self._put_place(self.log)
        self.log.refresh()
        self.log.setFocus()

    @action(name="people.print_notices", label=N_("Print privacy notices"), icon="printer")
    def print_notices(self) -> None:
        """Ask for whom and in which language; the selected people are proposed."""
        self._forms.open_notices([row.id for row in self.selected()], is_given=False)

    @action(name="people.note_notices", label=N_("Note the notice as given"), icon="check")
    def note_notices(self) -> None:
        """Ask for whom, in which language and when."""
        self._forms.open_notices([row.id for row in self.selected()], is_given=True)

    @action(name="people.erase", label=N_("Erase a person"), icon="trash-2", needs="row")
    def erase(self) -> None:
        """Say what an erasure takes and leaves, and ask whether it is meant."""
        self._forms.open_erasure(self.selected()[0])

    @action(name="people.next", label=N_("Next person"), shortcut="Alt+PgDown", needs="row", listed=False)
    def next_person(self) -> None:
        """Go to the next person of the list."""
        self._step(1)

    @action(name="people.previous", label=N_("Previous person"), shortcut="Alt+PgUp", needs="row", listed=False)
    def previous_person(self) -> None:
        """Go to the person before."""
        self._step(-1)

    def correct_role(self, role: "Role") -> None:
        """Ask for other days of a role."""
        self._forms.open_role(self.selected()[0], role)

    def take_back_role(self, role: "Role") -> None:
        """Remove a role that was given by mistake; the toast offers to undo it."""
        from sankul.operations.roles import take_back_role

        self._forms.act_at_once(_("Take a role back"), lambda store: take_back_role(store, role.id))

    def change_contact(self, contact: "Contact") -> None:
        """Ask for changes to a contact."""
        self._forms.open_contact(contact.person_id, contact)

    def remove_contact(self, contact: "Contact") -> None:
        """Remove a contact that was noted by mistake; the toast offers to undo it."""
        from sankul.operations.contacts import remove_contact

        self._forms.act_at_once(_("Remove a contact"), lambda store: remove_contact(store, contact.id))

    def read_disclosures(self, person_id: str, show: "Callable[[Sequence[Disclosure]], None]") -> None:
        """Read again who saw the account of a person."""
        from sankul.operations.privacy import disclosures_of

        self.shell.jobs.read(lambda work: disclosures_of(work, person_id), show, owner=self, key="disclosures")

    def read_account(self, person_id: str, show: Callable[[str], None]) -> None:
        """Put on record that the account is seen, then hand it over."""
        from sankul.operations.privacy import see_account

        store = self.shell.context.store
        self.shell.jobs.act(
            lambda _progress: see_account(store, person_id), show, what=_("See an account number"), owner=self
        )

    def close_place(self) -> None:
        """Show the list again."""
        place, self._place = self._place, None
        self.person, self.log, self._is_person_wanted = None, None, False
        if place is not None:
            self.list.removeWidget(place)
            place.hide()
            place.deleteLater()
            self._show_list()
            self._picked()
            self.table.setFocus()

    def select(self, row_id: str) -> None:
        """See Page."""
        if self.log is not None:
            self.close_place()
        super().select(row_id)

    def state(self) -> dict[str, Any]:
        """See Page."""
        return {**super().state(), "open": self.person is not None}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        super().restore(state)
        self._is_person_wanted = state["open"]

    def _open_found(self, person_id: str) -> None:
        self.close_place()
        self._is_person_wanted = True
        self.select(person_id)

    def _step(self, by: int) -> None:
        places = self.table.selected_places()
        to = places[0] + by if len(places) == 1 else -1
        if 0 <= to < self.model.rowCount():
            self.table.choose(to)

    def _show_list(self) -> None:
        if self._place is None:
            super()._show_list()
        elif self.log is not None:
            self.log.refresh()

    def _picked(self) -> None:
        if self.person is not None and len(self.selected()) != 1:
            self.close_place()
        else:
            super()._picked()

    def _show_detail(self, row: Any, more: Any) -> None:
        if not self._is_person_wanted:
            super()._show_detail(row, getattr(more, "page", more))
        elif not hasattr(more, "story"):
            self._picked()
        elif [found.id for found in self.selected()] == [row.id] and self.log is None:
            self._show_person(more)

    def _show_person(self, data: "PersonData") -> None:
        """Show a person, where it was scrolled to when it is the same again."""
        from sankul.ui.people.person_view import PersonView

        older, at = self.person, self._scrolled_to()
        had_focus = older is None or older.isAncestorOf(self.focusWidget() or older)
        person_id = data.page.person.id
        view = PersonView(data, self, lambda show: self.read_account(person_id, show))
        view.left.connect(self.close_place)
        self._put_place(scrolled(view))
        self.person = view
        if had_focus and self.form is None:
            view.setFocus()
        if older is not None and older.person_id == person_id:
            self._place_area().verticalScrollBar().setValue(at)

    def _put_place(self, widget: QWidget) -> None:
        older, self._place = self._place, widget
        self.list.addWidget(widget)
        self.list.setCurrentWidget(widget)
        if older is not None:
            self.list.removeWidget(older)
            older.hide()
            older.deleteLater()
        self._fold()

    def _place_area(self) -> QScrollArea:
        assert isinstance(self._place, QScrollArea)
        return self._place

    def _scrolled_to(self) -> int:
        return self._place_area().verticalScrollBar().value() if self.person is not None else 0

    def _pass_focus(self) -> None:
        if self.hasFocus() and self._place is not None:
            (self.person or self.log or self).setFocus()
        else:
            super()._pass_focus()

    def _fold(self) -> None:
        super()._fold()
        is_open = self._place is not None
        self.filter.setVisible(not is_open)
        self.count.setVisible(not is_open)
        if is_open:
            self.pane.setVisible(self.form is not None)
            self.list.setMinimumHeight(0)
