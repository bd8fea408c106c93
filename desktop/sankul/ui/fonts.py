"""FiraGO for the window. It is unpacked and mended on a thread while Qt starts."""

import threading

from PySide6.QtGui import QFontDatabase

from sankul.fonts import Weight, font_bytes


class _Unpacking(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="fonts", daemon=True)
        self.fonts: list[bytes] = []

    def run(self) -> None:
        self.fonts = [font_bytes(Weight.REGULAR), font_bytes(Weight.BOLD)]


_unpacking = _Unpacking()
_loaded = False


def prepare_fonts() -> None:
    """Begin to unpack the fonts; call it before the application is made."""
    if _unpacking.ident is None:
        _unpacking.start()


def load_fonts() -> None:
    """Give the fonts to Qt, once."""
    global _loaded
    if _loaded:
        return
    prepare_fonts()
    _unpacking.join()
    for font in _unpacking.fonts:
        QFontDatabase.addApplicationFontFromData(font)
    _unpacking.fonts.clear()
    _loaded = True
