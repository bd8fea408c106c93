"""Issuing from the window: to all who may have one, to those who are selected, or to some of them all the same."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sankul.errors import Refusal
from sankul.text import N_
from sankul.ui.actions import action
from sankul.ui.certificates.candidates import CandidateRow, CandidatesView
from sankul.ui.certificates.issue_form import ExceptionForm, IssueForm
from sankul.ui.views import ViewsPage

if TYPE_CHECKING:
    from sankul.rules.designs import KeptDesign


class NoExceptionNeeded(Refusal):
    """Nobody who is selected needs a reason."""

    message = N_("Those who are selected may have one without a reason: choose “Issue to the selected”.")


class NoExceptionPossible(Refusal):
    """No reason helps those who are selected."""

    message = N_("No reason helps {name}: {why}")


class Issuing(ViewsPage):
    """The acts that open the form of an issue; `_issue` does what the form asks for."""

    @action(
        name="certificates.issue_selected", label=N_("Issue to the selected"), shortcut="I", icon="award", needs="rows"
    )
    def issue_selected(self) -> None:
        """Open the form for the selected people."""
        self.open_issue_form(self._people())

    @action(name="certificates.issue_anyway", label=N_("Issue anyway"), shortcut="A", icon="pencil", needs="rows")
    def issue_anyway(self) -> None:
        """Open the form that asks why, for the selected people who do not meet a condition."""
        people = self._people()
        if not any(row.why and not row.is_barred for row in people):
            barred = [row for row in people if row.is_barred]
            raise NoExceptionPossible(name=barred[0].name, why=barred[0].why) if barred else NoExceptionNeeded
        self.open_issue_form(people, is_exception=True)

    def open_issue_form(self, people: Sequence[CandidateRow] = (), *, is_exception: bool = False) -> None:
        """Open the form, with kind and conditions as they are looked at, once the designs have been read."""
        from sankul.operations.designs import listed_designs

        self.shell.jobs.read(
            listed_designs, lambda designs: self._show_issue_form(designs, people, is_exception), owner=self, key="form"
        )

    def _issue(self, form: IssueForm, folder: Path) -> None:
        """Issue what the form asks for."""
        raise NotImplementedError

    def _folder(self) -> Path:
        """Where the papers go unless another folder is chosen."""
        raise NotImplementedError

    def _show_issue_form(
        self, designs: "Sequence[KeptDesign]", people: Sequence[CandidateRow], is_exception: bool
    ) -> None:
        view = self.views["candidates"]
        assert isinstance(view, CandidatesView)
        kind_of_form = ExceptionForm if is_exception else IssueForm
        form = kind_of_form(self.shell, self.programme, self._folder(), view.chosen(), designs, people)
        form.submitted.connect(lambda values: self._issue(form, values["folder"]))
        self.show_form(form)

    def _people(self) -> list[CandidateRow]:
        return [row for row in self.selected() if isinstance(row, CandidateRow)]
