"""What stands at the right of the page: the properties of what is chosen, or those of the design when nothing is."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sankul.rules.design_layout import (
    Alignment,
    Box,
    Edge,
    aligned,
    bounds,
    distributed,
    kept_on,
    page_box,
    resized,
    to_back,
    to_front,
)
from sankul.rules.designs import PageForm
from sankul.rules.papers import Both
from sankul.text import N_, _
from sankul.ui.certificates.designer.controls import Choice, Control, Line, Measure, acts_in_columns
from sankul.ui.certificates.designer.draft import Draft
from sankul.ui.certificates.designer.gestures import moved_to
from sankul.ui.certificates.designer.new_items import KINDS
from sankul.ui.certificates.designer.properties import Property, properties_of
from sankul.ui.certificates.designer.words import title_of
from sankul.ui.exchanged import Exchanged
from sankul.ui.parts import button, label

PAGE_LABELS = {PageForm.LANDSCAPE: N_("Lying (landscape)"), PageForm.PORTRAIT: N_("Upright (portrait)")}
ALIGNMENTS = {
    Alignment.LEFT: N_("Left"),
    Alignment.CENTRE: N_("Centre"),
    Alignment.RIGHT: N_("Right"),
    Alignment.TOP: N_("Top"),
    Alignment.MIDDLE: N_("Middle"),
    Alignment.BOTTOM: N_("Bottom"),
}
KEYS_HELP = (
    (N_("Arrow keys"), N_("move by 1 mm")),
    (N_("Shift and arrows"), N_("move by 0.1 mm")),
    (N_("Ctrl and arrows"), N_("larger or smaller")),
    ("Tab", N_("next item")),
    (N_("Shift and click"), N_("choose several")),
    (N_("Alt while dragging"), N_("no snapping")),
    ("Ctrl+C, Ctrl+V, Ctrl+D", N_("copy, paste, duplicate")),
    ("Ctrl+Z, Ctrl+Shift+Z", N_("undo, do again")),
    ("Page Up, Page Down", N_("to the front, to the back")),
)


class Panel(QWidget):
    """It is built anew when other kinds of items are chosen, and only filled anew when they change."""

    add_wanted = Signal(str)
    picture_wanted = Signal()
    duplicate_wanted = Signal()
    built = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 16)
        rows.setSpacing(8)
        rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._shown = Exchanged(rows)
        self._shape: tuple[Any, ...] = ()
        self._fill: list[Callable[[], None]] = []
        self.controls: dict[str, Control] = {}
        draft.picked.connect(self._follow)
        draft.changed.connect(self._follow)
        self._build()

    def focus(self, name: str) -> None:
        """Put the cursor into a control; what is written there is chosen, so that typing takes its place."""
        if name in self.controls:
            field = self.controls[name].field
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.selectAll()

    def _follow(self) -> None:
        shape = tuple(each.kind for each in self._draft.chosen_items)
        if shape != self._shape:
            self._build()
        else:
            for fill in self._fill:
                fill()

    def _build(self) -> None:
        self._shape = tuple(each.kind for each in self._draft.chosen_items)
        self._clear()
        if self._shape:
            self._build_items()
        else:
            self._build_design()
        for fill in self._fill:
            fill()
        self.built.emit()

    def _clear(self) -> None:
        self._fill, self.controls = [], {}
        self._shown.put()

    def _build_design(self) -> None:
        draft = self._draft
        self._add(label(_("Design"), "title"))
        name, name_hi = Line(_("Name")), Line(_("Name in Hindi"))
        self._control("name", name, lambda: draft.design.name.en)
        self._control("name_hi", name_hi, lambda: draft.design.name.hi)
        name.given.connect(lambda value: draft.rename(Both(value, draft.design.name.hi)))
        name_hi.given.connect(lambda value: draft.rename(Both(draft.design.name.en, value)))
        page = Choice(_("Page"), [(each, _(said)) for each, said in PAGE_LABELS.items()])
        self._control("page", page, lambda: draft.page)
        page.given.connect(draft.turn)
        self._add(label(_("Add"), "strong"))
        acts = [(_(said), lambda kind=kind: self.add_wanted.emit(kind)) for kind, (said, _icon) in KINDS.items()]
        self._add(acts_in_columns(acts))
        self._add(label(_("Keys"), "strong"))
        for keys, deed in KEYS_HELP:
            self._add(label(f"{_(keys)}: {_(deed)}", "soft"))

    def _build_items(self) -> None:
        chosen = self._draft.chosen_items
        title = title_of(chosen[0]) if len(chosen) == 1 else _("{n} items").format(n=len(chosen))
        heading = label(title, "strong")
        self._add(heading)
        if len(chosen) == 1:
            self._fill.append(lambda: heading.setText("".join(title_of(each) for each in self._draft.chosen_items)))
        for each in properties_of(chosen):
            self._add_property(each)
        if chosen[0].kind == "picture" and len(chosen) == 1:
            self._add(button(_("Choose another picture"), self.picture_wanted.emit, sign="image"))
        self._add(label(_("Place and size"), "strong"))
        self._add_place()
        self._add(label(_("Align") if len(chosen) > 1 else _("Align with the page"), "strong"))
        self._add(acts_in_columns([(_(said), self._aligning(how)) for how, said in ALIGNMENTS.items()], 3))
        if len(chosen) > 2:
            self._add(label(_("Equal gaps"), "strong"))
            self._add(
                acts_in_columns([(_("Across"), self._distributing(True)), (_("Downwards"), self._distributing(False))])
            )
        self._add(label(_("In front or behind"), "strong"))
        front, back = (self._ordering(each) for each in (to_front, to_back))
        self._add(acts_in_columns([(_("To the front"), front), (_("To the back"), back)]))
        self._add(self._rule())
        self._add(acts_in_columns([(_("Duplicate"), self.duplicate_wanted.emit), (_("Delete"), self._draft.delete)]))

    def _add_property(self, each: Property) -> None:
        control = each.make()
        self._control(each.name, control, lambda: each.read(self._draft.chosen_items[0]))
        self._fill.append(lambda: control.setVisible(each.fits(self._draft.chosen_items[0])))
        control.given.connect(lambda value: self._give(each, value))

    def _give(self, each: Property, value: Any) -> None:
        step = f"{each.name} {' '.join(sorted(self._draft.chosen))}" if each.is_typed else ""
        self._draft.change(step, **each.write(self._draft.chosen_items[0], value))

    def _add_place(self) -> None:
        whole = page_box(PageForm.LANDSCAPE)
        for name, said, read in _PLACES:
            control = Measure(_(said), _("mm"), 0, whole.width)
            self._control(name, control, lambda read=read: read(self._around()))  # type: ignore[misc]
            control.given.connect(lambda value, name=name: self._place(name, value))

    def _around(self) -> Box:
        return bounds(self._draft.chosen_items) or Box(0, 0, 0, 0)

    def _place(self, name: str, value: float) -> None:
        draft, around = self._draft, self._around()
        if name == "x":
            moved_to(draft, value, around.top)
        elif name == "y":
            moved_to(draft, around.left, value)
        else:
            width, height = (value, around.height) if name == "width" else (around.width, value)
            new = kept_on(Box(around.left, around.top, around.left + width, around.top + height), draft.page)
            edges = {Edge.RIGHT, Edge.BOTTOM}
            draft.put_items(resized(draft.items, draft.chosen, edges, new, draft.page), step=f"{name} field")
        for fill in self._fill:
            fill()

    def _aligning(self, how: Alignment) -> Callable[[], None]:
        draft = self._draft
        return lambda: draft.put_items(aligned(draft.items, draft.chosen, how, draft.page))

    def _distributing(self, across: bool) -> Callable[[], None]:
        draft = self._draft
        return lambda: draft.put_items(distributed(draft.items, draft.chosen, across=across))

    def _ordering(self, how: Callable[..., Any]) -> Callable[[], None]:
        draft = self._draft
        return lambda: draft.put_items(how(draft.items, draft.chosen))

    def _control(self, name: str, control: Control, read: Callable[[], Any]) -> None:
        self.controls[name] = control
        self._fill.append(lambda: control.show_value(read()))
        self._add(control)

    def _add(self, widget: QWidget) -> None:
        self._shown.add(widget)

    def _rule(self) -> QFrame:
        made = QFrame()
        made.setProperty("look", "rule")
        made.setFixedHeight(1)
        return made


_PLACES: Sequence[tuple[str, str, Callable[[Box], float]]] = (
    ("x", N_("From the left"), lambda box: box.left),
    ("y", N_("From the top"), lambda box: box.top),
    ("width", N_("Width"), lambda box: box.width),
    ("height", N_("Height"), lambda box: box.height),
)
