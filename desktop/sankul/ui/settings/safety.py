"""Whether the office is protected, and a check of its file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sankul.text import _
from sankul.ui.flow import Flow
from sankul.ui.icons import pixmap
from sankul.ui.messages import announce
from sankul.ui.parts import button, label
from sankul.ui.settings.sections import Section

if TYPE_CHECKING:
    from sankul.operations.privacy import DisclosureRow
    from sankul.ui.context import Shell

MOST_LOOKS = 40


class SafetySection(Section):
    """Tells the truth about the passphrase, and what a check of the office found."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell, _("Safety"))
        self.protection = _SignedWords()
        self.place = label("", "soft", can_copy=True)
        self.check = button(_("Check this office"), self._check, sign="clipboard-check")
        self.result = QVBoxLayout()
        self.result.setSpacing(6)
        self.rows.addWidget(self.protection)
        self.rows.addWidget(self.place)
        self.rows.addWidget(label(_("The check reads the whole file, every rule and the record of all acts."), "soft"))
        self.other = button(_("Open or make another office"), shell.leave_office, sign="folder-open")
        self.record = button(_("Who saw account numbers this year"), self._read_record, sign="eye")
        self.buttons = Flow((self.check, self.other, self.record), spacing=8)
        self.rows.addWidget(self.buttons)
        self.rows.addLayout(self.result)
        self.looks = label("", can_copy=True)
        self.looks.hide()
        self.rows.addWidget(self.looks)

    def display(self, *, is_protected: bool, place: str) -> None:
        """Show it."""
        if is_protected:
            words = _(
                "A passphrase protects this office. Nobody can open the file without it: keep it where you find it."
            )
            self.protection.tell("circle-check", "green", words)
        else:
            words = _(
                "No passphrase protects this office: whoever has its file and the key file beside it can read it. "
                "Lock the PC when you leave it, and carry the two files apart."
            )
            self.protection.tell("lock-open", "amber", words)
        self.place.setText(_("The office is kept in {place}").format(place=place))

    def findings_shown(self) -> list[str]:
        """What the last check said."""
        return [each.words.text() for each in self._lines()]

    def _check(self) -> None:
        store = self.shell.context.store
        self.check.setEnabled(False)
        self.shell.jobs.act(
            lambda _progress: store.findings(),
            self._tell,
            what=_("Check this office"),
            owner=self,
            failed=self._failed,
        )

    def _read_record(self) -> None:
        from sankul.operations.privacy import disclosures_of_year

        self.shell.jobs.read(disclosures_of_year, self._show_record, owner=self, key="looks")

    def _show_record(self, rows: "Sequence[DisclosureRow]") -> None:
        """The latest looks and exports of the financial year, and how many there are."""
        said = [_said_look(row) for row in rows[:MOST_LOOKS]]
        if len(rows) > len(said):
            said.append(_("… and {n} more").format(n=len(rows) - len(said)))
        words = "\n".join(said) or _("Nobody has seen or exported an account number in this financial year.")
        self.looks.setText(words)
        self.looks.show()
        announce(self, words)

    def _failed(self, error: Exception) -> None:
        self.check.setEnabled(True)
        self.shell.fail(error)

    def _tell(self, findings: Sequence[str]) -> None:
        self.check.setEnabled(True)
        for older in self._lines():
            older.hide()
            older.setParent(None)
            older.deleteLater()
        sentences = findings or [_("The office is whole. Nothing is wrong.")]
        for sentence in sentences:
            line = _SignedWords()
            line.tell("circle-alert" if findings else "circle-check", "red" if findings else "green", sentence)
            self.result.addWidget(line)
        announce(self, " ".join(sentences))

    def _lines(self) -> "list[_SignedWords]":
        return [each for each in self.findChildren(_SignedWords) if each is not self.protection]


def _said_look(row: "DisclosureRow") -> str:
    from sankul.operations.mentoring_sources import shown_name
    from sankul.ui.people.person_blocks import said_disclosure

    name = shown_name(row.person) if row.person else "?"
    return f"{name} · {said_disclosure(row.disclosure)}"


class _SignedWords(QWidget):
    """Words with a sign before them."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", can_copy=True)
        self._sign = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self._said: tuple[str, str, str] | None = None

    def tell(self, icon: str, tone: str, words: str) -> None:
        """Say other words."""
        if self._said == (icon, tone, words):
            return
        self._said = (icon, tone, words)
        self._sign.setPixmap(pixmap(icon, tone))
        self.words.setText(words)
