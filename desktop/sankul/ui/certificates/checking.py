"""The check of a certificate: drop, choose or paste; then a clear word, and what a genuine paper must say."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sankul.errors import Refusal
from sankul.rules.verification import Finding, Verification
from sankul.text import _
from sankul.ui.certificates.saying import FINDING_LABELS, FINDING_TONES, paper_lines, said_name
from sankul.ui.facts import Facts
from sankul.ui.fields import TextField
from sankul.ui.forms import Form
from sankul.ui.parts import button, label, sign, styled

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
MOST_PAGES = 30
SETTLE_MS = 60
_SIGNS = {"green": "badge-check", "red": "circle-alert", "amber": "triangle-alert", "grey": "info"}


class CheckForm(Form):
    """`submitted` carries "what": the path of a file, or the text of a code. `show_found` puts the answer below."""

    def __init__(self) -> None:
        self.what = TextField("what", _("File, or the text of the code"), hint=_("The text of a code begins with SK1:"))
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
        if self.what.value():
            super().send()
        else:
            self.what.control.setFocus()

    def check(self, what: str) -> None:
        """Check a file or a text at once."""
        self.what.edit.setText(what)
        self.what.edit.setCursorPosition(0)
        self.send()

    def show_found(self, found: Sequence[Verification]) -> None:
        """The worst page first when there are several; each with its chip."""
        self.clear()
        if len(found) > 1:
            bad = sum(not each.is_good for each in found)
            said = _("Pages: {n}. All are genuine.") if not bad else _("Pages: {n}. Not to be accepted: {bad}.")
            self._put(label(said.format(n=len(found), bad=bad), "strong"))
        for each in sorted(found, key=lambda each: each.is_good)[:MOST_PAGES]:
            self._put(_finding(each, has_pages=len(found) > 1))
        if len(found) > MOST_PAGES:
            self._put(label(_("… and {n} more").format(n=len(found) - MOST_PAGES), "soft"))
        QTimer.singleShot(SETTLE_MS, self, self._show_answer)

    def _show_answer(self) -> None:
        around = self.parentWidget()
        area = around.parentWidget() if around else None
        if isinstance(area, QScrollArea) and self._found:
            area.ensureWidgetVisible(self._found[0], 0, area.height() // 2)

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
        forms = _("Papers and pictures") + " (*.pdf *.png *.jpg *.jpeg)"
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
    rows.addWidget(label(found.sentence, can_copy=True))
    if found.says:
        facts = Facts(said_name(found.says), found.serial)
        layout = facts.layout()
        assert layout is not None
        layout.setContentsMargins(0, 8, 0, 0)
        facts.add_lines(paper_lines(found.says), _("A genuine paper says exactly this"))
        rows.addWidget(facts)
    paper.setAccessibleName(f"{_(FINDING_LABELS[found.finding])}. {found.sentence}")
    return paper


def dropped_file(data: QMimeData) -> Path | None:
    """The first dropped file that could be a paper."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)


def plain_words(what: str) -> str:
    """What was typed; the address of a file, as file managers paste it, becomes its path."""
    return QUrl(what).toLocalFile() if what.startswith("file:") else what
