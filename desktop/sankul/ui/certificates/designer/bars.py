"""What stands above the page: the acts on the design, and how it is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from sankul.operations.design_samples import SAMPLE_LABELS, Sample
from sankul.rules.certificates import KIND_LABELS, CertificateKind
from sankul.text import N_, _, language
from sankul.ui.certificates.designer.draft import Draft
from sankul.ui.certificates.designer.new_items import KINDS
from sankul.ui.icons import icon
from sankul.ui.parts import button, label, styled
from sankul.ui.segments import Segments
from sankul.ui.theme import scaled

LAYOUT_LABELS = {"both": N_("Hindi and English"), "one": N_("One language")}
LANGUAGES = {"hi": N_("Hindi"), "en": N_("English")}


class TopBar(QWidget):
    """Back, the name, undo and redo, Add, and Save."""

    left = Signal()
    save_wanted = Signal()
    add_wanted = Signal(str)

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 6)
        row.setSpacing(8)
        self.back = button(_("Back"), self.left.emit, sign="arrow-left")
        self.name = styled(QLabel(), "strong")
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.state = styled(QLabel(), "soft")
        self.undo = button(_("Undo"), draft.undo, sign="undo-2")
        self.redo = button(_("Do again"), draft.redo, sign="redo-2")
        self.undo.setToolTip(f"{_('Undo')}  Ctrl+Z")
        self.redo.setToolTip(f"{_('Do again')}  Ctrl+Shift+Z")
        self.add = QPushButton(icon("plus"), _("Add"))
        menu = QMenu(self.add)
        for kind, (said, sign) in KINDS.items():
            menu.addAction(icon(sign), _(said), lambda kind=kind: self.add_wanted.emit(kind))
        self.add.setMenu(menu)
        self.save = button(_("Save"), self.save_wanted.emit, sign="save", look="primary")
        self.save.setToolTip(f"{_('Save')}  Ctrl+S")
        row.addWidget(self.back)
        row.addSpacing(8)
        row.addWidget(self.name, 1)
        for widget in (self.state, self.add, self.undo, self.redo, self.save):
            row.addWidget(widget)
        draft.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the name, and what can be undone."""
        draft = self._draft
        self.name.setText(draft.design.name.in_language(language()))
        self.state.setText(_("not saved yet") if draft.is_changed else "")
        self.undo.setEnabled(draft.can_undo)
        self.redo.setEnabled(draft.can_redo)


class ViewBar(QWidget):
    """Which layout, language, kind and name are seen, and how large. `chosen` comes when another sample is wanted."""

    chosen = Signal()
    zoom_wanted = Signal(float)  # a factor; 0: the whole page

    def __init__(self, draft: Draft, step: float) -> None:
        super().__init__()
        self._draft = draft
        self._signed: list[tuple[QPushButton, str]] = []
        self.segments = Segments([(key, _(said)) for key, said in LAYOUT_LABELS.items()])
        self.segments.chosen.connect(self._choose_layout)
        self.language = _combo(_("Language of the paper"), [(code, _(said)) for code, said in LANGUAGES.items()])
        kinds = [(each.value, _(said)) for each, said in KIND_LABELS.items()]
        self.kind = _combo(_("Kind of certificate"), kinds)
        self.sample = _combo(_("Name on the sample"), [(each.value, _(said)) for each, said in SAMPLE_LABELS.items()])
        self.language.currentIndexChanged.connect(lambda _at: draft.speak(self.language.currentData()))
        for box in (self.kind, self.sample):
            box.currentIndexChanged.connect(lambda _at: self.chosen.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(8)
        for widget in (self.segments, self.language, self.kind, self.sample):
            row.addWidget(widget)
        row.addStretch(1)
        for word, sign, factor, keys in (
            (_("Smaller"), "zoom-out", 1 / step, "Ctrl+-"),
            (_("Larger"), "zoom-in", step, "Ctrl++"),
            (_("Whole page"), "", 0.0, "Ctrl+0"),
        ):
            each = button(word, lambda factor=factor: self.zoom_wanted.emit(factor), sign=sign, look="quiet")  # type: ignore[misc]
            each.setToolTip(f"{word}  {keys}")
            each.setAccessibleName(word)
            row.addWidget(each)
            if sign:
                self._signed.append((each, word))
        draft.picked.connect(self.follow)
        self.follow()

    def wanted(self) -> tuple[CertificateKind, Sample]:
        """The kind and the sample that are chosen."""
        return CertificateKind(self.kind.currentData()), Sample(self.sample.currentData())

    def follow(self) -> None:
        """Show which layout is seen."""
        is_both = self._draft.language == "both"
        self.segments.mark("both" if is_both else "one")
        self.language.setVisible(not is_both)
        if not is_both:
            self.language.setCurrentIndex(self.language.findData(self._draft.language))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the glasses do without words; Qt calls it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        for each, word in self._signed:
            each.setText(word)
        if self.sizeHint().width() > self.width():
            for each, _word in self._signed:
                each.setText("")

    def _choose_layout(self, key: str) -> None:
        self._draft.speak("both" if key == "both" else self.language.currentData())


class LeaveBar(QFrame):
    """Asks what shall become of what is not saved."""

    save_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, "message").setProperty("kind", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(label(_("This design is not saved yet.")), 1)
        self.save = button(_("Save"), self.save_wanted.emit)
        self.discard = button(_("Leave without saving"), self.left.emit)
        self.stay = button(_("Go on with it"), self.hide, look="quiet")
        for each in (self.save, self.discard, self.stay):
            row.addWidget(each)
        self.setAccessibleName(_("This design is not saved yet."))
        self.hide()


def _combo(name: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    for value, said in choices:
        made.addItem(said, value)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setMinimumWidth(scaled(64))  # it may be cut where the switch beside it must not be
    return made
