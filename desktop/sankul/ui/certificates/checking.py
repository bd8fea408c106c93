"""The check of a certificate: drop, choose or paste; then a clear word, and what a genuine paper must say."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sankul.errors import Refusal
from sankul.rules.verification import Verification
from sankul.text import _
from sankul.ui.certificates.saying import FINDING_LABELS, FINDING_TONES, paper_lines, said_name
from sankul.ui.facts import Facts
from sankul.ui.fields import TextField
from sankul.ui.forms import Form
from sankul.ui.parts import button, label, sign, styled

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
MOST_PAGES = 30


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

    def refuse(self, error: Exception) -> bool:
        """See Form; there is one field, whatever the refusal calls it."""
        if isinstance(error, Refusal):
            self.what.refuse(error)
        return isinstance(error, Refusal)

    def clear(self) -> None:
        """Take the last answer away."""
        for widget in self._found:
            self._rows.removeWidget(widget)
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


def _finding(found: Verification, *, has_pages: bool) -> Facts:
    """One paper: the word, the sentence, and what the paper must say."""
    title = said_name(found.says) or found.serial or _(FINDING_LABELS[found.finding])
    under = _("Page {n}").format(n=found.page) if has_pages else ""
    facts = Facts(title, under, [(_(FINDING_LABELS[found.finding]), FINDING_TONES[found.finding])])
    layout = facts.layout()
    assert layout is not None
    layout.setContentsMargins(0, 16, 0, 0)
    facts.add(label(found.sentence, can_copy=True))
    if found.says:
        facts.add_lines([(_("Number"), found.serial), *paper_lines(found.says)], _("A genuine paper says exactly this"))
    facts.setAccessibleName(f"{_(FINDING_LABELS[found.finding])}. {found.sentence}")
    return facts


def dropped_file(data: QMimeData) -> Path | None:
    """The first dropped file that could be a paper."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)


def plain_words(what: str) -> str:
    """What was typed; the address of a file, as file managers paste it, becomes its path."""
    return QUrl(what).toLocalFile() if what.startswith("file:") else what
