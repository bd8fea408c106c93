"""The keys of the designer: on the page all of them, in the fields beside it those that no field needs."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent

from sankul.rules.design_layout import to_back, to_front
from sankul.ui.certificates.designer.draft import Draft
from sankul.ui.certificates.designer.gestures import nudged, widened

STEP_MM = 1.0
FINE_MM = 0.1
_SHIFT, _CTRL, _NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
Deed = Callable[[], object]


class KeyTable:
    """Keys and what they do."""

    def __init__(self, deeds: Mapping[int, Deed]) -> None:
        self._deeds = dict(deeds)

    def knows(self, event: QKeyEvent) -> bool:
        """Whether the key does something here."""
        return _combined(event) in self._deeds

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key does; False when it does nothing."""
        deed = self._deeds.get(_combined(event))
        if deed is None:
            return False
        deed()
        return True


class FieldKeys(QObject):
    """Lets the keys of a table pass by the fields on which it is installed: undo is that of the designer everywhere."""

    def __init__(self, keys: KeyTable, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys; Qt calls it."""
        if isinstance(event, QKeyEvent) and self._keys.knows(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._keys.press(event)
        return super().eventFilter(watched, event)


def draft_keys(draft: Draft) -> dict[int, Deed]:
    """The keys that change a draft without asking anybody else."""
    deeds: dict[int, Deed] = {}
    for key, (across, down) in _ARROWS.items():
        for held, step in ((_NONE, STEP_MM), (_SHIFT, FINE_MM)):
            deeds[_code(key, held)] = partial(nudged, draft, across * step, down * step)
            deeds[_code(key, held | _CTRL)] = partial(widened, draft, across * step, down * step)
    deeds |= {
        _code(Qt.Key.Key_Delete): draft.delete,
        _code(Qt.Key.Key_Backspace): draft.delete,
        _code(Qt.Key.Key_Escape): lambda: draft.choose(()),
        _code(Qt.Key.Key_A, _CTRL): lambda: draft.choose([each.key for each in draft.items]),
        _code(Qt.Key.Key_PageUp): lambda: draft.put_items(to_front(draft.items, draft.chosen)),
        _code(Qt.Key.Key_PageDown): lambda: draft.put_items(to_back(draft.items, draft.chosen)),
    }
    return deeds


def key_codes(*keys: tuple[Qt.Key, bool, bool]) -> tuple[int, ...]:
    """Codes of keys with (Ctrl, Shift) held."""
    return tuple(_code(key, (_CTRL if ctrl else _NONE) | (_SHIFT if shift else _NONE)) for key, ctrl, shift in keys)


def _code(key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> int:
    return QKeyCombination(held, key).toCombined()


def _combined(event: QKeyEvent) -> int:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeyCombination(held, event.keyCombination().key()).toCombined()
