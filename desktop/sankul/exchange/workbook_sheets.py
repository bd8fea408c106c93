"""Which sheets of a workbook are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from sankul.exchange.workbook_signals import SheetMissing
from sankul.text import fold


@dataclass(frozen=True, slots=True)
class SheetName:
    """The name of a sheet, and whether it is hidden."""

    text: str
    is_hidden: bool = False


def wanted(sheet: str | None, names: Sequence[SheetName]) -> list[str]:
    """The names of the sheets to read: all visible ones, or the one that was asked for, even if it is hidden.

    Raises SheetMissing.
    """
    texts = [name.text for name in names]
    if sheet is None:
        return [name.text for name in names if not name.is_hidden] or texts
    found = [name for name in texts if name == sheet] or [name for name in texts if fold(name) == fold(sheet)]
    if not found:
        raise SheetMissing(texts)
    return found[:1]
