"""The mentoring page: what a person may do with circles and with the draft."""

from collections.abc import Callable
from typing import Any

from sankul.operations.mentoring import commit, propose
from sankul.operations.mentoring_drafts import Choice, MoveReport, forbid, list_choices, move_pair, pin
from sankul.operations.mentoring_preview import PreviewRow
from sankul.operations.mentoring_reports import CommitReport, ProposalReport
from sankul.operations.progress import Progress
from sankul.rules.mentoring_costs import Weights
from sankul.text import N_, _
from sankul.ui.actions import action
from sankul.ui.forms import Form
from sankul.ui.mentoring.forms import MoveForm, extra_text, weights_form
from sankul.ui.mentoring.views import CirclesView, DraftView, MentoringViews


class MentoringPage(MentoringViews):
    """Circles, and the draft beside the present state. Nothing is changed before the commit."""

    def build(self) -> None:
        """Let strip and loads ask for acts."""
        super().build()
        self.strip.commit_wanted.connect(lambda: self.run(self.commit))
        self.strip.propose_wanted.connect(lambda: self.run(self.propose))
        self.loads.dropped.connect(self._move_to)
        self.loads.opened.connect(self._open_load)
        self.allow_wanted.connect(self._allow_again)

    @action(name="mentoring.weights", label=N_("What counts"), shortcut="W", icon="list-filter")
    def change_weights(self) -> None:
        """Show the points, to propose with others."""
        form = weights_form(self.shown.weights)
        form.submitted.connect(lambda points: self._propose(Weights(**points)))
        self.show_form(form)

    @action(name="mentoring.propose", label=N_("Propose mentors"), shortcut="P", icon="wand-sparkles", primary=True)
    def propose(self) -> None:
        """Make a draft with the points of the one before."""
        self._propose(None)

    @action(name="mentoring.move", label=N_("Move to another mentor"), shortcut="M", needs="row", listed=False)
    def move_teacher(self) -> None:
        """Choose another mentor for the teacher, with the points of each."""
        self._open_move("")

    @action(name="mentoring.pin", label=N_("Pin"), shortcut="K", needs="row", listed=False)
    def pin(self) -> None:
        """Keep the teacher with the mentor in all further proposals, or release that."""
        self._decide(lambda store, row, programme: pin(store, row.id, pinned=not row.is_pinned, programme=programme))

    @action(name="mentoring.forbid", label=N_("Forbid this mentor"), shortcut="F", needs="row", listed=False)
    def forbid(self) -> None:
        """Rule the proposed mentor out for the teacher."""
        self._decide(lambda store, row, programme: forbid(store, row.id, row.mentor_id or "", programme=programme))

    @action(name="mentoring.leave", label=N_("Leave over"), shortcut="L", needs="row", listed=False)
    def leave_over(self) -> None:
        """Take the teacher out of the proposal."""
        self._decide(lambda store, row, programme: move_pair(store, row.id, None, programme))

    @action(name="mentoring.commit", label=N_("Commit the proposal"), shortcut="Ctrl+Return", listed=False)
    def commit(self) -> None:
        """Make the draft true."""
        store, programme = self.shell.context.store, self.programme
        self.shell.jobs.act(
            lambda _progress: commit(store, programme), self._committed, what=_("Making the circles"), owner=self
        )

    @action(name="mentoring.circles", label=N_("Show the circles"), shortcut="C", listed=False)
    def show_circles(self) -> None:
        """Go to the circles."""
        self.show_view(CirclesView.key)

    @action(name="mentoring.draft", label=N_("Show the draft"), shortcut="D", listed=False)
    def show_draft(self) -> None:
        """Go to the draft."""
        self.show_view(DraftView.key)

    def _propose(self, weights: Weights | None) -> None:
        store, programme = self.shell.context.store, self.programme

        def run(progress: Progress) -> ProposalReport:
            return propose(store, programme, weights=weights, progress=progress)

        self.shell.jobs.act(run, self._proposed, what=_("Finding a mentor for each teacher"), owner=self)

    def _proposed(self, _report: ProposalReport) -> None:
        self.note = None
        self.close_form()
        self.show_view(DraftView.key)

    def _committed(self, _report: CommitReport) -> None:
        self.note, self.draft_view.change = None, None
        self.close_form()
        self.show_view(CirclesView.key)

    def _allow_again(self, mentor_id: str) -> None:
        self._decide(
            lambda store, row, programme: forbid(store, row.id, mentor_id, forbidden=False, programme=programme)
        )

    def _decide(self, decide: Callable[[Any, PreviewRow, str | None], MoveReport | None]) -> None:
        row = self.teacher()
        if row is not None:
            store, programme = self.shell.context.store, self.programme
            self.shell.jobs.act(
                lambda _progress: decide(store, row, programme), self._moved, what=_("Changing the draft"), owner=self
            )

    def _moved(self, report: MoveReport | None) -> None:
        """Say at once what a decision did to the points."""
        if report is not None:
            said = _("After your last change: {words}").format(words=extra_text(report.extra))
            self.note = (report.cost_after, said)
        self.close_form()
        self.tell_strip()

    def _open_load(self, mentor_id: str) -> None:
        """A mentor was opened: move the selected teacher there, or show who is with the mentor."""
        if self.teacher() is not None:
            self._open_move(mentor_id)
        else:
            self.filter.setText(next(each.mentor for each in self.loads.model.rows if each.id == mentor_id))

    def _open_move(self, wanted: str) -> None:
        row = self.teacher()
        if row is not None:
            store, programme = self.shell.context.store, self.programme
            self.shell.jobs.read(
                lambda _work: list_choices(store, row.id, programme),
                lambda choices: self._show_move(row, choices, wanted),
                owner=self,
                key="choices",
            )

    def _show_move(self, row: PreviewRow, choices: tuple[Choice, ...], wanted: str) -> None:
        if not choices:
            self.shell.say(_("There is no other mentor in this district."), "warning")
            return
        form = MoveForm(row, choices, wanted)
        form.submitted.connect(lambda values: self._move_to(row.id, values["mentor"], form))
        self.show_form(form)

    def _move_to(self, teacher_id: str, mentor_id: str, form: Form | None = None) -> None:
        store, programme = self.shell.context.store, self.programme

        def refused(error: Exception) -> None:
            if form is None or not form.refuse(error):
                self.shell.fail(error)

        self.shell.jobs.act(
            lambda _progress: move_pair(store, teacher_id, mentor_id, programme),
            self._moved,
            what=_("Changing the draft"),
            owner=self,
            failed=refused,
        )
