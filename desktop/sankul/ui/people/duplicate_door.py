"""A list of people in whose place the review of likely duplicates can stand."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sankul.errors import Refusal
from sankul.rules.journal import Changes
from sankul.text import N_, _, in_language
from sankul.ui.actions import action
from sankul.ui.forms import Form
from sankul.ui.people.duplicate_count import DuplicateButton
from sankul.ui.people.duplicate_head import QUEUE
from sankul.ui.people.import_door import ImportingPage

if TYPE_CHECKING:
    from sankul.ui.people.duplicates import DuplicatesScreen

_MAY_STAY = ("people.import", "list.filter")


class OtherMissing(Refusal):
    """Two entries are merged, so a second one must be named."""

    message = N_("Choose the other entry about this person.")
    field = "person"


class ReviewingPage(ImportingPage):
    """An ImportingPage whose `duplicates` button, made in `build`, says how many likely duplicates wait."""

    duplicates: DuplicateButton
    reviewing: "DuplicatesScreen | None" = None

    @action(name="people.duplicates", label=N_("Likely duplicates"), shortcut="Ctrl+D", icon="users", in_menu=True)
    def review_duplicates(self) -> None:
        """Show the review of likely duplicates in place of the list."""
        self.open_review()

    @action(name="people.merge", label=N_("Merge these two…"), shortcut="Ctrl+M", icon="users", needs="two")
    def merge_two(self) -> None:
        """Show the two selected people side by side."""
        one, other = self.selected()
        self.open_review(chosen=(one.id, other.id))

    @action(name="people.merge_with", label=N_("Merge with another entry…"), icon="users", needs="row")
    def merge_with(self) -> None:
        """Ask which other entry is about the selected person."""
        from sankul.ui.people.fields import PersonField

        row = self.selected()[0]
        other = PersonField(self.shell.jobs, "person", _("The other entry"), but=(row.id,), missing=OtherMissing())
        form = Form(_("Merge with another entry"), [other], _("Show both"), intro=in_language(row.name, row.name_hi))
        form.submitted.connect(lambda values: self._show_both(row.id, values["person"]))
        self.show_form(form)

    def open_review(self, wanted: str = "", chosen: tuple[str, str] | None = None, view: str = QUEUE) -> None:
        """Show likely duplicates in place of the list, or two people whom somebody chose, side by side."""
        from sankul.ui.people.duplicates import DuplicatesScreen

        if self.has_unsaved():
            self.shell.say(_("Save or cancel the open form first."), "warning")
            return
        self.close_import()
        self.close_form()
        self.reviewing = DuplicatesScreen(self.shell)
        self.reviewing.left.connect(self.close_review)
        self.reviewing.changed.connect(self.duplicates.tell)
        self.reviewing.settled.connect(self._settled)
        self.body.addWidget(self.reviewing, 1)
        self.reviewing.show()
        self._swap(is_importing=True)
        self.reviewing.begin(self.duplicates.queue, wanted, chosen, view)

    def close_review(self) -> None:
        """Show the list again, with what was merged."""
        if self.reviewing is None:
            return
        screen, self.reviewing = self.reviewing, None
        self.body.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
        self._swap(is_importing=False)
        self.entered()
        self.setFocus()

    def review_state(self) -> dict[str, Any] | None:
        """What `open_review` takes."""
        return self.reviewing.state() if self.reviewing else None

    def open_import(self, *files: Path) -> None:
        """See ImportingPage; the review gives way."""
        self.close_review()
        super().open_import(*files)

    def close_import(self) -> None:
        """See ImportingPage; the review gives way too."""
        self.close_review()
        super().close_import()

    def show_form(self, form: Form) -> None:
        """See ListPage; the review gives way."""
        self.close_review()
        super().show_form(form)

    def focus_filter(self) -> None:
        """See ListPage; the review gives way."""
        self.close_review()
        super().focus_filter()

    def hear(self, changes: Changes) -> None:
        """See Page; during the review the list, which is not seen, waits."""
        if self.reviewing is not None:
            self.reviewing.hear(changes)
            self._is_stale |= bool(self.listens & changes.collections)
        else:
            super().hear(changes)

    def allow(self) -> None:
        """See Page; what acts on the list waits until the list is seen again."""
        super().allow()
        if self.reviewing is not None:
            for known, act in self.acts:
                act.setEnabled(known.name in _MAY_STAY)

    def _show_both(self, one_id: str, other_id: str) -> None:
        self.close_form()
        self.open_review(chosen=(one_id, other_id))

    def _settled(self, person_id: str) -> None:
        """What a person chose is decided: the list comes back, with the one who stays selected."""
        self.close_review()
        if person_id:
            self.select(person_id)

    def _fold(self) -> None:
        super()._fold()
        if self.reviewing is not None:
            for part in self.list_parts():
                part.hide()
