"""None, True and False must outlive Qt. PySide6 6.12 counts on Python 3.12, where they cannot die.

Its wheels for all Pythons were built so that each call without a result takes away one reference to None without having
added it. Python 3.12 and newer do not count these references; Python 3.10 and 3.11 do, and end with a fatal error once
the count reaches zero: after some ten thousand calls, such as a minute of scrolling. We do for them what 3.12 does itself.
"""

import sys

_ENDLESS = 1 << 60


def keep_singletons() -> None:
    """Give the singletons of Python a count of references that never runs out."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    import ctypes

    for single in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(single)).value = _ENDLESS
