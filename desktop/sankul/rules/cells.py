"""Reading one row of an imported list cell by cell, with notes on what was mended, doubted or refused."""

from collections.abc import Callable
from datetime import date

from sankul.errors import Refusal
from sankul.rules.districts import District, Districts
from sankul.rules.headings import Columns, column_letter
from sankul.rules.imports import Notes, Repair
from sankul.rules.readings import (
    Reading,
    Reason,
    Value,
    as_text,
    is_certain_font,
    looks_old,
    read_day,
    read_whole,
    read_words,
)
from sankul.rules.sheets import Line, read_runs
from sankul.text import N_

KRUTI_SUSPECTED = N_(
    "This looks like typing in Kruti Dev, but the cell's font does not say so. "
    "It was left out; set the font or type it in Unicode."
)
MERGED_ABOVE = N_("This cell is merged with the one above; what belongs to one person alone was not taken from there.")
DISTRICT_UNKNOWN = N_("There is no district “{text}”. Correct the name.")
DISTRICT_MEANT = N_("There is no district “{text}”. Is {meant} meant? Correct the name.")

PERSONAL = frozenset(("name", "name_hi", "mobile", "account", "ifsc", "employee_code", "contact_mobile"))
"""What belongs to one person alone, and is never taken from a cell that is merged over several rows."""


class Cells:
    """The cells of one row: reads them one by one and notes what was mended, doubted or refused."""

    def __init__(self, line: Line, columns: Columns, notes: Notes) -> None:
        self.line, self.columns, self.notes = line, columns, notes
        self.is_refused = False

    def value(self, field: str) -> Value:
        """What the cell holds; None when the sheet has no such column."""
        return self.line.value(self.columns.places[field]) if field in self.columns.places else None

    def font(self, field: str) -> str:
        """The cell's font when it is one of the old Hindi fonts, else empty."""
        return self.line.fonts.get(self.columns.places.get(field, -1), "")

    def script(self, field: str) -> str:
        """How old typing in the field's column is read, if somebody said so."""
        return self.columns.scripts.get(self.columns.places.get(field, -1), "")

    def take(self, field: str, read: Callable[[Value], Reading]) -> str:
        """The cell's text as `read` cleans it, with everything noted; a cell with a fault of the sheet is not read at all."""
        place = self.columns.places.get(field)
        if place is None:
            return ""
        if place in self.line.faults:
            self.refuse(field, self.line.faults[place])
            return ""
        if place in self.line.filled and field in PERSONAL:
            self.doubt(field, Reason(MERGED_ABOVE))
            return ""
        text = self.note(field, read(self.value(field)))
        if text and place in self.line.filled:
            self.notes.repairs.append(Repair(self.line.number, self.column(field), "", text, self.line.filled[place]))
        return text

    def words(self, field: str) -> str:
        """A cell with words in it."""
        place = self.columns.places.get(field, -1)
        if place in self.line.runs and self.script(field) != "leave":
            return self.take(field, lambda _value: read_runs(self.line.runs[place]))
        return self.take(field, lambda value: read_words(value, self.font(field), self.script(field)))

    def chosen(self, field: str, read: Callable[[Value], Reading]) -> str:
        """A cell with one of a few words in it, which may be typed in an old font."""
        place = self.columns.places.get(field, -1)
        font, value = self.font(field), self.value(field)
        is_old = bool(font) and isinstance(value, str) and (is_certain_font(font) or self.script(field) == "krutidev")
        return self.take(field, lambda value: read(self.line.in_unicode(place) if is_old else value))

    def note(self, field: str, reading: Reading) -> str:
        """Note what a reading says, and return its text."""
        value = self.value(field)
        if reading.fault:
            self.refuse(field, reading.fault)
        if reading.doubt:
            self.doubt(field, reading.doubt)
        if reading.repaired:
            repair = Repair(self.line.number, self.column(field), as_text(value), reading.text, reading.repaired)
            self.notes.repairs.append(repair)
        return reading.text

    def likely_words(self, field: str) -> str:
        """A cell with words in it; what may be Kruti Dev typing in another font is left out, with a doubt."""
        text = self.words(field)
        if looks_old(text):
            self.doubt(field, Reason(KRUTI_SUSPECTED))
            return ""
        return text

    def whole(self, field: str, low: int, high: int) -> int | None:
        """A whole number within limits; None when the cell is empty or was refused."""
        text = self.take(field, lambda value: read_whole(value, low, high))
        return int(text) if text else None

    def day(self, field: str) -> date | None:
        """A day; None when the cell is empty or was refused."""
        text = self.take(field, read_day)
        return date.fromisoformat(text) if text else None

    def refuse_by(self, refusal: Refusal, *fields: str) -> None:
        """The row cannot be kept, because a rule of the office says so.

        The refusal names the field; where the sheet has no such column, the first of `fields` that it has is named.
        """
        known = [field for field in (refusal.field, *fields) if field in self.columns.places]
        self.refuse(known[0] if known else "", Reason(refusal.message, refusal.values))

    def refuse(self, field: str, why: Reason) -> None:
        """The row cannot be kept, because of this cell."""
        self.is_refused = True
        self.notes.error(self.line.number, self.column(field), self.value(field), why)

    def doubt(self, field: str, why: Reason) -> None:
        """Somebody should look at this cell."""
        self.notes.warn(self.line.number, self.column(field), self.value(field), why)

    def column(self, field: str) -> str:
        """The heading of the field's column as it stands, or the column's letter."""
        place = self.columns.places.get(field)
        if place is None:
            return ""
        return self.columns.headings.get(place) or column_letter(place)

    def district(self, districts: Districts, state_code: str) -> District | None:
        """The district that the row names, within the office's state first; an unknown one is refused."""
        text = self.words("district")
        if not text:
            return None
        found = districts.find(text, state_code)
        if found is None:
            meant = districts.like(text, state_code)
            values = {"text": text, "meant": meant.name if meant else ""}
            self.refuse("district", Reason(DISTRICT_MEANT if meant else DISTRICT_UNKNOWN, values))
        return found
