"""A list page in whose place the import can stand: opened by an act or by a dropped file, and left again."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from sankul.text import _
from sankul.ui.forms import Form
from sankul.ui.list_page import ListPage

if TYPE_CHECKING:
    from sankul.ui.people.importing import ImportScreen

MAY_STAY = ("list.filter",)


class ImportingPage(ListPage):
    """A ListPage that takes workbooks and lists. `import_kind` is what they hold when their headings do not tell."""

    import_kind: ClassVar[str] = "people"
    importing: "ImportScreen | None" = None
    _import_left: dict[str, Any] | None = None

    def list_parts(self) -> Sequence[QWidget]:
        """What gives way to the import."""
        return (self.bar, self.split)

    def open_import(self, *files: Path) -> None:
        """Show the import in place of the list, and try files at once when there are any."""
        if not self._show_import():
            return
        assert self.importing is not None
        if files:
            if self._keep_choices(self.importing):
                said = _(
                    "What you chose for “{file}” is kept. To go on with it, go back to the list and open the import again."
                )
                self.shell.say(said.format(file=self.importing.head.name.text()))
            self.importing.begin(files)
            return
        left, self._import_left = self._import_left, None
        if left is not None:
            self.importing.offer(left)
        else:
            self.importing.begin()

    def resume_import(self, state: dict[str, Any]) -> None:
        """Show the import as it was."""
        if self._show_import() and self.importing is not None:
            self.importing.resume(state)

    def close_import(self) -> None:
        """Show the list again; what was chosen and not imported is offered when one comes back."""
        if self.importing is None:
            return
        screen, self.importing = self.importing, None
        self._keep_choices(screen)
        self.body.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
        self._swap(is_importing=False)
        self.setFocus()

    def foot_height(self) -> int:
        """See Page; the import has its own undo there."""
        if self.importing is None or not self.importing.foot.isVisible():
            return 0
        return self.importing.foot.height()

    def state(self) -> dict[str, Any]:
        """See Page; the import is kept too, and the one that was left."""
        importing = self.importing.state() if self.importing else None
        return {**super().state(), "importing": importing, "import_left": self._import_left}

    def restore(self, state: dict[str, Any]) -> None:
        """See Page."""
        super().restore(state)
        self._import_left = state["import_left"]
        if state["importing"] is not None:
            self.resume_import(state["importing"])

    def show_form(self, form: Form) -> None:
        """See ListPage; the import gives way."""
        self.close_import()
        super().show_form(form)

    def focus_filter(self) -> None:
        """See ListPage; while an import is seen, its own filter is meant."""
        if self.importing is None:
            super().focus_filter()
        elif self.importing.report is not None:
            self.importing.report.focus_filter()

    def allow(self) -> None:
        """See Page; what acts on the list waits until the list is seen again."""
        super().allow()
        if self.importing is not None:
            for known, act in self.acts:
                act.setEnabled(known.name in MAY_STAY or known.name.endswith(".import"))

    def take_files(self, files: Sequence[Path]) -> bool:
        """See Page; what they are, the import says."""
        self.open_import(*files)
        return True

    def _keep_choices(self, screen: "ImportScreen") -> bool:
        """Keep what was chosen for a file that is not imported yet, for when one comes back; tell whether there was any."""
        if screen.has_choices():
            self._import_left = screen.state()
            return True
        return False

    def _show_import(self) -> bool:
        from sankul.ui.people.importing import ImportScreen

        if self.has_unsaved():
            self.shell.say(_("Save or cancel the open form first."), "warning")
            return False
        self.close_form()
        if self.importing is None:
            self.importing = ImportScreen(self.shell, self.import_kind)
            self.importing.left.connect(self.close_import)
            self.body.addWidget(self.importing, 1)
            self.importing.show()
        self._swap(is_importing=True)
        return True

    def _swap(self, *, is_importing: bool) -> None:
        for part in self.list_parts():
            part.setVisible(not is_importing)
        self.allow()
        self._fold()

    def _fold(self) -> None:
        super()._fold()
        if self.importing is not None:
            for part in self.list_parts():
                part.hide()
