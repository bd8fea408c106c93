"""The designer: the page in the middle, its properties at the right, acts above and remarks below."""

from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from sankul.errors import Sentence
from sankul.operations.design_samples import Sample
from sankul.rules.design_files import DesignParcel
from sankul.rules.design_remarks import remarks_on
from sankul.rules.designs import MOST_ITEMS, Design, Picture, Speaks, TextItem
from sankul.rules.papers import CertificatePage
from sankul.text import _
from sankul.ui.certificates.designer.bars import LeaveBar, TopBar, ViewBar
from sankul.ui.certificates.designer.canvas import Canvas
from sankul.ui.certificates.designer.clipboard import copy_items, pasted_items
from sankul.ui.certificates.designer.draft import COPY_SHIFT_MM, Draft
from sankul.ui.certificates.designer.keys import Deed, FieldKeys, KeyTable, draft_keys, key_codes
from sankul.ui.certificates.designer.new_items import new_item, new_picture
from sankul.ui.certificates.designer.panel import Panel
from sankul.ui.certificates.designer.preview import Drawn, Preview, Wish, dressed
from sankul.ui.certificates.designer.remarks import Remarks
from sankul.ui.certificates.designer.stage import STEP, Stage
from sankul.ui.context import Shell
from sankul.ui.parts import scrolled, styled
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.designs import KeptDesign

PANEL_WIDTH = 304
K = Qt.Key


class Designer(QWidget):
    """Works on one design. `left` comes when nothing more is to be asked, `saved` with the kept row after each save."""

    left = Signal()
    saved = Signal(object)

    def __init__(self, shell: Shell, parcel: DesignParcel, design_id: str | None) -> None:
        """`design_id` is that of the own design that is changed; None makes a new one."""
        super().__init__()
        self._shell, self.design_id = shell, design_id
        self._samples: Mapping[Sample, CertificatePage] = {}
        self._sizes: Mapping[str, float] = {}
        self._trouble = ""
        self._leaves_after = False
        self.draft = Draft(parcel.design, parcel.pictures, self)
        self._everywhere = KeyTable(self._general_keys())
        self.canvas = Canvas(self.draft, KeyTable({**draft_keys(self.draft), **self._page_keys()}))
        self.stage = Stage(self.draft, self.canvas)
        self.panel = Panel(self.draft)
        self.top, self.view = TopBar(self.draft), ViewBar(self.draft, STEP)
        self.remarks, self.leave_bar = Remarks(), LeaveBar()
        self.preview = Preview(shell, self)
        leave_field = dict.fromkeys(key_codes((K.Key_Escape, False, False)), self.canvas.setFocus)
        self._field_keys = FieldKeys(KeyTable({**self._general_keys(), **leave_field}), self)
        self._lay_out()
        self._connect()
        self._read_samples()
        self._guard_fields()
        self._redraw()

    def leave(self) -> None:
        """Go, or ask first when something would be lost."""
        if self.draft.is_changed:
            self.leave_bar.show()
            self.leave_bar.save.setFocus()
        else:
            self.left.emit()

    def save(self) -> None:
        """Keep the design as one act of the office; say what is to mend first when it cannot be kept."""
        faults = self.draft.faults()
        if faults:
            self._show_fault(*faults[0])
            return
        from sankul.operations.design_acts import save_design

        store, design, design_id = self._shell.context.store, self.draft.design, self.design_id
        pictures = tuple(self.draft.pictures.values())
        self.top.save.setEnabled(False)
        self._shell.jobs.act(
            lambda _progress: save_design(store, design, pictures, design_id),
            lambda kept: self._kept(kept, design),
            what=_("Save"),
            owner=self,
            failed=self._refused,
        )

    def add(self, kind: str) -> None:
        """Add an item in the middle of the page; for a picture ask for its file, and let a text be written at once."""
        self.canvas.setFocus()
        if kind == "picture":
            self.ask_picture(is_new=True)
        elif not self.draft.add([new_item(kind, self.draft.page)]):
            self._say_full()
        elif kind == "text":
            self._edit()

    def ask_picture(self, *, is_new: bool) -> None:
        """Ask for the file of a picture."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a picture"), "", f"{_('Pictures')} (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.take_picture(Path(chosen), is_new=is_new)

    def take_picture(self, file: Path, *, is_new: bool) -> None:
        """Check a picture off the screen's thread, then show it in a new box or in the chosen one."""
        files = self._shell.context.files["designs"]
        self._shell.jobs.act(
            lambda _progress: files.picture(file),
            lambda picture: self._show_picture(picture, is_new=is_new),
            what=_("Choose a picture"),
            owner=self,
        )

    def copy(self) -> None:
        """Copy what is chosen."""
        copy_items(self.draft)

    def cut(self) -> None:
        """Copy what is chosen, and take it away."""
        if self.draft.chosen:
            copy_items(self.draft)
            self.draft.delete()

    def paste(self) -> None:
        """Put in what was copied."""
        items = pasted_items(self.draft, self._shell.context.files["designs"])
        if items and not self.draft.add(items, COPY_SHIFT_MM):
            self._say_full()

    def duplicate(self) -> None:
        """Put a copy of what is chosen beside it."""
        if self.draft.chosen and not self.draft.add(self.draft.chosen_items, COPY_SHIFT_MM):
            self._say_full()

    def zoom(self, factor: float) -> None:
        """Larger, smaller, or (0) the whole page."""
        if factor:
            self.stage.zoom(factor)
        else:
            self.stage.fit()

    def context_menu(self) -> QMenu:
        """What can be done with what is chosen."""
        menu = QMenu(self)
        if self.draft.chosen:
            for word, deed in (
                (_("Cut"), self.cut),
                (_("Copy"), self.copy),
                (_("Duplicate"), self.duplicate),
                (_("Delete"), self.draft.delete),
            ):
                menu.addAction(word, deed)
            menu.addSeparator()
        menu.addAction(_("Paste"), self.paste)
        return menu

    def event(self, event: QEvent) -> bool:
        """Keys of the designer come before those of the window; Qt calls it."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._everywhere.knows(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, save, zoom; Qt calls it."""
        if not self._everywhere.press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fills its new place; Qt calls it."""
        super().resizeEvent(event)
        self._redraw()

    def _general_keys(self) -> dict[int, Deed]:
        codes = key_codes(
            (K.Key_Z, True, False), (K.Key_Z, True, True), (K.Key_Y, True, False), (K.Key_S, True, False),
            (K.Key_Plus, True, False), (K.Key_Plus, True, True), (K.Key_Equal, True, False),
            (K.Key_Minus, True, False), (K.Key_0, True, False),
        )  # fmt: skip
        deeds: list[Deed] = [self.draft.undo, self.draft.redo, self.draft.redo, self.save]
        deeds += [lambda: self.zoom(STEP)] * 3 + [lambda: self.zoom(1 / STEP), lambda: self.zoom(0)]
        return dict(zip(codes, deeds, strict=True))

    def _page_keys(self) -> dict[int, Deed]:
        codes = key_codes(
            (K.Key_C, True, False), (K.Key_X, True, False), (K.Key_V, True, False), (K.Key_D, True, False),
            (K.Key_F2, False, False), (K.Key_Return, False, False), (K.Key_Enter, False, False),
        )  # fmt: skip
        deeds: list[Deed] = [self.copy, self.cut, self.paste, self.duplicate, self._edit, self._edit, self._edit]
        return dict(zip(codes, deeds, strict=True))

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.stage, 1)
        left.addWidget(self.remarks)
        middle.addLayout(left, 1)
        pane = scrolled(self.panel)
        pane.setFixedWidth(scaled(PANEL_WIDTH))
        middle.addWidget(styled(pane, "side"))
        for widget in (self.leave_bar, self.top, self.view):
            rows.addWidget(widget)
        rows.addLayout(middle, 1)

    def _connect(self) -> None:
        self.top.left.connect(self.leave)
        self.top.save_wanted.connect(self.save)
        self.top.add_wanted.connect(self.add)
        self.panel.add_wanted.connect(self.add)
        self.panel.picture_wanted.connect(lambda: self.ask_picture(is_new=False))
        self.panel.duplicate_wanted.connect(self.duplicate)
        self.panel.built.connect(self._guard_fields)
        self.view.chosen.connect(self._read_samples)
        self.view.zoom_wanted.connect(self.zoom)
        self.stage.zoomed.connect(self._redraw)
        self.draft.changed.connect(self._redraw)
        self.draft.picked.connect(self._redraw_other)
        self.canvas.edit_wanted.connect(self._edit)
        self.canvas.menu_wanted.connect(self._open_menu)
        self.remarks.wanted.connect(self._show_item)
        self.leave_bar.save_wanted.connect(self._save_and_leave)
        self.leave_bar.left.connect(self.left.emit)
        self.preview.drawn.connect(self._show)
        self._seen = self.draft.language

    def _guard_fields(self) -> None:
        """Undo in a field is undo of the design; a field knows only its own letters."""
        for field in [*self.panel.findChildren(QLineEdit), *self.panel.findChildren(QPlainTextEdit)]:
            field.installEventFilter(self._field_keys)

    def _read_samples(self) -> None:
        kind, programme, signer = self.view.wanted()[0], self._shell.programme, self._shell.context.files["codes"]

        def read(work: "Work") -> Mapping[Sample, CertificatePage]:
            from sankul.operations.design_samples import sample_page

            return {each: sample_page(work, signer, kind, each, programme) for each in Sample}

        self._shell.jobs.read(read, self._take_samples, owner=self, key="samples")

    def _take_samples(self, samples: Mapping[Sample, CertificatePage]) -> None:
        self._samples = samples
        self._redraw()

    def _redraw_other(self) -> None:
        """Another layout or language is seen; which items are chosen changes nothing on paper."""
        if self.draft.language != self._seen:
            self._seen = self.draft.language
            self._redraw()

    def _redraw(self) -> None:
        self._remark()
        if not self._samples:
            return
        draft, pictures = self.draft, {key: b64decode(each.data) for key, each in self.draft.pictures.items()}
        page, longest = (
            dressed(self._samples[each], draft.design, draft.language, pictures)
            for each in (self.view.wanted()[1], Sample.LONGEST)
        )
        self.preview.want(Wish(page, longest, self.canvas.picture_size()))

    def _show(self, drawn: Drawn) -> None:
        self._trouble = drawn.trouble
        if not drawn.trouble:
            self._sizes = drawn.sizes
            self.canvas.show_picture(drawn.picture)
        self._remark()

    def _remark(self) -> None:
        remarks = remarks_on(self.draft.design, self.draft.language, self._sizes)
        self.remarks.tell(remarks, self.draft.items, self._trouble)
        self.canvas.show_remarks([each.key for each in remarks])

    def _show_item(self, key: str) -> None:
        self.draft.choose({key})
        self.canvas.setFocus()

    def _show_fault(self, language: str, fault: object) -> None:
        if self.draft.design.layout_for(language) != self.draft.design.layout_for(self.draft.language):
            self.draft.speak(language)
        key = getattr(fault, "key", "")
        if key:
            self._show_item(key)
        self._shell.say(_("The design cannot be saved: {why}").format(why=fault), "warning")

    def _show_picture(self, picture: Picture, *, is_new: bool) -> None:
        self.draft.pictures.setdefault(picture.digest, picture)
        if not is_new:
            self.draft.change("", picture=picture.digest)
        elif not self.draft.add([new_picture(picture.digest, self.draft.page)]):
            self._say_full()
        self.canvas.setFocus()

    def _edit(self) -> None:
        """Put the cursor into what says most of the chosen item."""
        chosen = self.draft.chosen_items
        if {each.kind for each in chosen} == {"picture"}:
            self.ask_picture(is_new=False)
        elif len(chosen) == 1 and isinstance(chosen[0], TextItem):
            speaks = self.draft.language if chosen[0].speaks is Speaks.PAPER else chosen[0].speaks
            self.panel.focus("text_en" if speaks == Speaks.ENGLISH else "text_hi")

    def _open_menu(self, at: QPoint) -> None:
        menu = self.context_menu()
        menu.exec(at)
        menu.deleteLater()

    def _save_and_leave(self) -> None:
        self._leaves_after = True
        self.save()

    def _kept(self, kept: "KeptDesign", design: Design) -> None:
        self.design_id = kept.id
        self.top.save.setEnabled(True)
        self.leave_bar.hide()
        self.draft.mark_saved(design)
        self.top.follow()
        self.saved.emit(kept)
        if self._leaves_after and not self.draft.is_changed:
            self.left.emit()
        self._leaves_after = False

    def _refused(self, error: Exception) -> None:
        self._leaves_after = False
        self.top.save.setEnabled(True)
        if isinstance(error, Sentence) and getattr(error, "field", "") == "name":
            self.draft.choose(())
            self.panel.focus("name")
        self._shell.fail(error)

    def _say_full(self) -> None:
        self._shell.say(_("A layout has room for {most} items. Delete some first.").format(most=MOST_ITEMS), "warning")
