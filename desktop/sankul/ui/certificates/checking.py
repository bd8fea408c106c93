"""The check of a certificate: drop, choose or paste; then a clear word, and what a genuine paper must say."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sankul.errors import Refusal
from sankul.rules.certificate_facts import paper_lines, said_name
from sankul.rules.typed_codes import is_like_code
from sankul.rules.verification import Finding, Verification
from sankul.text import _
from sankul.ui.certificates.issuer_files import SUFFIXES as ISSUER_SUFFIXES
from sankul.ui.certificates.issuer_files import noted
from sankul.ui.certificates.saying import FINDING_LABELS, FINDING_TONES
from sankul.ui.enter_key import ENTER
from sankul.ui.facts import Facts
from sankul.ui.fields import Field
from sankul.ui.forms import Form
from sankul.ui.parts import button, label, sign, styled
from sankul.ui.theme import scaled

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
MOST_PAPERS = 30
OLD_DAYS = 60
"""From then on a list of withdrawn certificates is so old that somebody should ask for a new one."""

SETTLE_MS = 60
_SIGNS = {"green": "badge-check", "red": "circle-alert", "amber": "triangle-alert", "grey": "info"}


class _Lines(QPlainTextEdit):
    """Takes pasted lines as they are; Enter is for the form."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter alone; Qt calls it."""
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)


class WhatField(Field):
    """A path or a code of several hundred characters, exactly as it was pasted: a blank can be part of a code."""

    def __init__(self, name: str, label: str, hint: str) -> None:
        self.edit = _Lines(tabChangesFocus=True)
        self.edit.setFixedHeight(scaled(72))
        super().__init__(name, label, self.edit, validate=None, hint=hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.edit.textChanged.connect(self.changed)

    def value(self) -> str:
        """See Field."""
        return self.edit.toPlainText()

    def put(self, text: str) -> None:
        """Show another text from its beginning."""
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.Start)


class CheckForm(Form):
    """`submitted` carries "what": the path of a file, or the text of a code. `show_found` puts the answer below."""

    def __init__(self) -> None:
        self.what = WhatField("what", _("File, or the text of the code"), _("The text of a code begins with SK1:"))
        intro = _("Without a network: the signature in the code tells whether the paper is genuine.")
        super().__init__(_("Check a certificate"), [self.what], _("Check"), intro=intro)
        self.cancel.setText(_("Close"))
        self._rows.insertWidget(self._rows.indexOf(self.what), self._make_drop())
        self._found: list[QWidget] = []

    def is_changed(self) -> bool:
        """See Form."""
        return False

    def send(self) -> None:
        """See Form; there must be something to check."""
        if self.what.value().strip():
            super().send()
        else:
            self.what.control.setFocus()

    def check(self, what: str) -> None:
        """Check a file or a text at once."""
        self.what.put(what)
        self.send()

    def show_found(self, found: Sequence[Verification]) -> None:
        """The worst paper first when there are several; each with its word."""
        self.clear()
        if len(found) > 1:
            bad = sum(not each.is_good for each in found)
            said = _("Papers: {n}. All are genuine.") if not bad else _("Papers: {n}. Not to be accepted: {bad}.")
            self._put(label(said.format(n=len(found), bad=bad), "strong"))
        for each in sorted(found, key=lambda each: each.is_good)[:MOST_PAPERS]:
            self._put(_finding(each, has_pages=len(found) > 1))
        if len(found) > MOST_PAPERS:
            self._put(label(_("… and {n} more").format(n=len(found) - MOST_PAPERS), "soft"))
        QTimer.singleShot(SETTLE_MS, self, self._show_answer)

    def _show_answer(self) -> None:
        around = self.parentWidget()
        area = around.parentWidget() if around else None
        if isinstance(area, QScrollArea) and self._found:
            area.verticalScrollBar().setValue(self._found[0].y())

    def refuse(self, error: Exception) -> bool:
        """See Form; there is one field, whatever the refusal calls it."""
        if isinstance(error, Refusal):
            self.what.refuse(error)
        return isinstance(error, Refusal)

    def clear(self) -> None:
        """Take the last answer away."""
        for widget in self._found:
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._found = []

    def _put(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)
        self._found.append(widget)

    def _make_drop(self) -> QFrame:
        place = styled(QFrame(), "drop")
        rows = QVBoxLayout(place)
        rows.setContentsMargins(16, 12, 16, 12)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(sign("upload", "accent_text"))
        line.addWidget(label(_("Drop a PDF or a picture (PNG, JPEG) of the paper here, or"), "soft"), 1)
        rows.addLayout(line)
        self.choose = button(_("Choose a file"), self._choose, sign="folder-open")
        rows.addWidget(self.choose)
        return place

    def _choose(self) -> None:
        kinds = ((_("Papers and pictures"), SUFFIXES), (_("Files of other offices"), ISSUER_SUFFIXES))
        forms = ";;".join(f"{said} ({' '.join('*' + suffix for suffix in suffixes)})" for said, suffixes in kinds)
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose a certificate"), "", forms)
        if chosen:
            self.check(chosen)


class Verdict(QFrame):
    """The word that matters, large, with its sign and colour."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        tone = FINDING_TONES[finding]
        styled(self, "verdict").setProperty("tone", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(sign(_SIGNS[tone], "text_soft" if tone == "grey" else tone, 24))
        row.addWidget(label(_(FINDING_LABELS[finding])), 1)


def _finding(found: Verification, *, has_pages: bool) -> QWidget:
    """One paper: the word, the sentence, and what the paper must say."""
    paper = QWidget()
    rows = QVBoxLayout(paper)
    rows.setContentsMargins(0, 12, 0, 0)
    rows.setSpacing(8)
    if has_pages:
        rows.addWidget(label(_("Page {n}").format(n=found.page), "soft"))
    rows.addWidget(Verdict(found.finding))
    rows.addWidget(label(found.main_sentence, can_copy=True))
    if found.lists:
        is_fresh = found.lists.made_on is not None and found.lists.days <= OLD_DAYS
        look = ("info", "text_soft") if is_fresh else ("triangle-alert", "amber")
        rows.addWidget(noted(found.lists.sentence, *look))
    if found.says:
        facts = Facts(said_name(found.says), found.serial)
        layout = facts.layout()
        assert layout is not None
        layout.setContentsMargins(0, 8, 0, 0)
        facts.add_lines(paper_lines(found.says), _("A genuine paper says exactly this"))
        rows.addWidget(facts)
    paper.setAccessibleName(f"{_(FINDING_LABELS[found.finding])}. {found.sentence}")
    return paper


def paper_among(files: Sequence[Path]) -> Path | None:
    """The first file that could be a paper, or a key or list of another office."""
    return next((file for file in files if file.suffix.lower() in (*SUFFIXES, *ISSUER_SUFFIXES)), None)


def plain_words(what: str) -> str:
    """What was typed; the address of a file, as file managers paste it, becomes its path."""
    typed = what.strip()
    if is_like_code(what) or "\n" in typed:
        return what
    return QUrl(typed).toLocalFile() if typed.startswith("file:") else typed
