"""What comes after the file that is seen: its other sheets, once one of them is imported, then the files dropped with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sankul.text import _
from sankul.ui.people.import_kinds import Tried, Wanted


@dataclass(slots=True)
class Turns:
    """`files` wait their turn. Sheets are those of the file that was seen last."""

    files: list[Path] = field(default_factory=list)
    _file: Path | None = None
    _sheets: tuple[str, ...] = ()
    _had: set[str] = field(default_factory=set)

    def see(self, tried: Tried) -> None:
        """Another report is seen."""
        if tried.wanted.file != self._file:
            self._file, self._sheets, self._had = tried.wanted.file, (), set()
        if tried.other_sheets and len(tried.sheets_read) < 2:
            self._sheets = (tried.wanted.sheet, *tried.other_sheets)

    def note_import(self, tried: Tried, *, is_undone: bool = False) -> None:
        """A sheet is imported, or that is undone."""
        (self._had.difference_update if is_undone else self._had.update)(tried.sheets_read)

    def sheets(self, tried: Tried) -> Sequence[str]:
        """The other sheets of the file that were not imported since it was opened."""
        return [sheet for sheet in self._sheets if sheet not in self._had and sheet not in tried.sheets_read]

    def said_next(self, tried: Tried | None) -> str:
        """What comes next, in words, None: after a file that could not be read; empty when nothing does."""
        sheets = self.sheets(tried) if tried is not None and tried.is_done else ()
        if sheets:
            return _("Next sheet: {sheet}").format(sheet=sheets[0])
        return _("Next file: {file}").format(file=self.files[0].name) if self.files else ""

    def take_next(self, tried: Tried | None) -> Wanted | None:
        """What comes next, which is then no longer waiting."""
        sheets = self.sheets(tried) if tried is not None and tried.is_done else ()
        if sheets and tried is not None:
            return Wanted(tried.wanted.file, tried.wanted.kind, sheets[0])
        return Wanted(self.files.pop(0)) if self.files else None
