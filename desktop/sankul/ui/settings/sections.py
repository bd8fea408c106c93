"""What the sections of Settings share: a heading with soft words, a body, and lines of a short list with buttons."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sankul.text import _
from sankul.ui.facts import Chip
from sankul.ui.flow import Flow
from sankul.ui.forms import Form
from sankul.ui.parts import button, label, styled
from sankul.ui.settings.tab_order import order_tabs
from sankul.ui.tables import Tone

if TYPE_CHECKING:
    from sankul.ui.context import Shell

AIR = 24


class Section(QWidget):
    """One part of the column. Subclasses fill `self.rows`, and `form` is the form that is open in it, if any."""

    def __init__(self, shell: "Shell", title: str, words: str = "") -> None:
        super().__init__()
        self.shell = shell
        self.form: Form | None = None
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(AIR, 20, AIR, 20)
        self.rows.setSpacing(8)
        self.rows.addWidget(label(title, "title"))
        if words:
            self.rows.addWidget(label(words, "soft"))
        self.setAccessibleName(title)

    def has_unsaved(self) -> bool:
        """Whether something typed would be lost."""
        return self.form is not None and self.form.is_changed()

    def act(
        self, run: Callable[[], Any], done: Callable[[Any], object] | None, what: str, form: Form | None = None
    ) -> None:
        """Run an operation; say a refusal under its field of `form`."""

        def refused(error: Exception) -> None:
            if form is None or not form.refuse(error):
                self.shell.fail(error)

        self.shell.jobs.act(lambda _progress: run(), done, what=what, owner=self, failed=refused)


class ListSection(Section):
    """A section with a list, and a form for one entry that stands in place of the buttons below the list."""

    def __init__(self, shell: "Shell", title: str, words: str = "") -> None:
        super().__init__(shell, title, words)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.foot = Flow((), spacing=8)
        self.rows.addLayout(self.list)
        self.rows.addSpacing(4)
        self.rows.addWidget(self.foot)
        self._lines: list[QWidget] = []

    def show_form(self, form: Form) -> None:
        """Open a form below the list; one that holds typed text stays instead."""
        if self.has_unsaved():
            self.shell.say(_("Save or cancel the open form first."), "warning")
            return
        self.close_form()
        self.form = form
        layout = form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 8, 0, 8)
        form.cancelled.connect(self.close_form)
        self.foot.hide()
        self.rows.addWidget(form)
        form.show()
        order_tabs(self.parentWidget())
        form.focus_first()

    def close_form(self) -> None:
        """Show the buttons again."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.foot.show()
            self.focus_buttons()

    def focus_buttons(self) -> None:
        """Put the keyboard on the first button below the list."""
        first = self.foot.findChild(QPushButton)
        if first is not None:
            first.setFocus()

    def fill(self, lines: Sequence[QWidget], nothing: str) -> None:
        """Show other lines, or the words for none."""
        for older in self._lines:  # kept here: who asks the layout for them makes PySide let go of them too early
            self.list.removeWidget(older)
            older.hide()
            older.deleteLater()
        self._lines = list(lines) or [label(nothing, "soft")]
        for line in self._lines:
            self.list.addWidget(line)
        order_tabs(self.parentWidget())


class EntryLine(QFrame):
    """One entry: its words, softer words below them, perhaps a chip, and quiet buttons at the right."""

    def __init__(
        self,
        words: str,
        soft: str,
        acts: Sequence[tuple[str, Callable[[], object]]],
        chip: tuple[str, Tone] | None = None,
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(words, can_copy=True))
        if soft:
            said.addWidget(label(soft, "soft", can_copy=True))
        row.addLayout(said, 1)
        if chip:
            row.addWidget(Chip(*chip))
        self.acts: dict[str, QPushButton] = {}
        for word, act in acts:
            made = button(word, act, look="quiet")
            made.setAccessibleName(f"{word}: {words}")
            self.acts[word] = made
            row.addWidget(made)


def rule() -> QFrame:
    """A hairline between two sections."""
    line = styled(QFrame(), "rule")
    line.setFixedHeight(1)
    return line
