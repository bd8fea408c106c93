"""Which column of a sheet fills which field: what is sure, what is only likely, and what a person chose.

- What a person chose counts first, now (CHOSEN), or when a list with the same headings was imported before (REMEMBERED), unless
  the cells surely hold something else this time.
- A heading that offices give to a field is SURE, unless the cells surely hold something else (numbers under "Name").
- Several columns with headings of one field: a column whose cells contradict drops out; then the one is read that is left, or
  the first when all of them say the same wherever both are filled, or when the others have only a second-rate heading (a
  WhatsApp number beside a mobile number). Two columns for the name that sound alike are the name in both scripts. Otherwise
  they are rivals: all wait until a person chooses one.
- A heading that is only near ("Mob no of teacher whatsapp") is a guess. It is read when no other column claims the field,
  its other words are harmless, and four of five cells have the form of the field's code; else it waits.
- A column without heading, or with one that says nothing, is a guess by its cells, and always waits.

A column that waits fills nothing, so that no wrong value is ever stored.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sankul.rules.column_contents import (
    FEWEST_CELLS,
    MOST_OF,
    WORD_FIELDS,
    contradicts,
    field_like,
    fits_surely,
    may_be_accounts,
    read_for,
)
from sankul.rules.headings import Columns, Field, Near, column_letter, field_of, heading_keys, near_field
from sankul.rules.imports import ColumnHow, SheetColumn
from sankul.rules.krutidev import is_devanagari, to_unicode
from sankul.rules.names_in_cells import sounds_alike
from sankul.rules.people import mask_account
from sankul.rules.readings import Reason, Value, as_text, is_certain_font, is_nothing, looks_old
from sankul.rules.sheets import Line, Table
from sankul.text import N_, _

_CELLS_LOOKED_AT = 300
_SAMPLES = 5
ASK, KRUTI, LEAVE = "ask", "krutidev", "leave"

TWO_FOR_ONE = N_("Several columns could be “{field}”.")
RIVALS = N_("Columns {columns} could each be “{field}”, and they say different things.")
CELLS_CONTRADICT = N_("The heading says “{field}”, but the cells hold something else.")
ONLY_NEAR = N_("The heading is only similar to “{field}”.")
BY_CELLS = N_("The cells look like “{field}”, but no heading says so.")


class AboutField(Reason):
    """A reason whose place {field} is what people call a field, translated when shown."""

    __slots__ = ()

    def __str__(self) -> str:
        return _(self.message).format(**{**self.values, "field": _(self.values["field"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What people said about the columns of a list, by their keys: now (`columns`, `scripts`), or at an earlier import."""

    columns: Mapping[str, str] = field(default_factory=dict)
    scripts: Mapping[str, str] = field(default_factory=dict)
    old_columns: Mapping[str, str] = field(default_factory=dict)
    old_scripts: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Column:
    """A column while it is being understood."""

    place: int
    key: str
    heading: str
    cells: tuple[Value, ...]
    field: str = ""
    how: ColumnHow = ColumnHow.UNKNOWN
    is_read: bool = False
    message: str = ""
    about: str = ""
    rivals: str = ""

    def settle(self, name: str, how: ColumnHow, *, is_read: bool, message: str = "", about: str = "") -> None:
        """Decide what the column is."""
        self.field, self.how, self.is_read = name, how, is_read and bool(name)
        self.message, self.about = message, about or name


def column_keys(columns: Columns, places: Sequence[int]) -> dict[int, str]:
    """The names by which choices call columns: the words of the heading and its turn, such as "name#2"."""
    turns: Counter[str] = Counter()
    keys = {}
    for place in places:
        words = heading_keys(columns.headings[place])[0] if columns.headings.get(place) else ""
        turns[words] += 1
        keys[place] = f"{words}#{turns[words]}"
    return keys


def key_of(words: str) -> str:
    """The key of a column that a person names by its heading, with its turn where the heading stands twice: "Mobile#2"."""
    heading, sign, turn = words.rpartition("#")
    if not sign or not turn.isdigit():
        heading, turn = words, "1"
    return f"{heading_keys(heading)[0] if heading.strip() else ''}#{int(turn)}"


def understand(
    table: Table, columns: Columns, fields: Sequence[Field], choices: Choices
) -> tuple[Columns, tuple[SheetColumn, ...]]:
    """The columns as they are read, and what is told of each."""
    lines = [line for line in table.lines if line.number > columns.last_line]
    found = _Understanding(columns, lines, fields, choices)
    found.settle_all()
    shown = tuple(_shown(each, lines, fields, choices) for each in found.columns)
    places = {each.field: each.place for each in found.columns if each.is_read}
    scripts = {
        each.place: each.script for each in shown if each.script in (KRUTI, LEAVE) and _answer(each.key, choices)
    }
    return replace(columns, places=places, scripts=scripts), shown


class _Understanding:
    """Settles the columns one after the other."""

    def __init__(self, columns: Columns, lines: Sequence[Line], fields: Sequence[Field], choices: Choices) -> None:
        self.fields, self.choices = fields, choices
        self.names = frozenset(each.name for each in fields)
        cells = _cells(lines)
        places = sorted({*columns.headings, *cells})
        keys = column_keys(columns, places)
        self.columns = [
            _Column(place, keys[place], columns.headings.get(place, ""), cells.get(place, ())) for place in places
        ]
        self.taken: set[str] = set()
        self.open = list(self.columns)

    def settle_all(self) -> None:
        """First what was chosen, then what headings say, then what is near, then what the cells look like."""
        self._take(self.choices.columns, ColumnHow.CHOSEN)
        self._take(self.choices.old_columns, ColumnHow.REMEMBERED)
        for name in [each.name for each in self.fields]:
            claims = [each for each in self.open if field_of(each.heading, tuple(self.fields)) == name]
            if claims:
                self._settle_claims(name, claims)
        near = {each.place: found for each in self.open if (found := near_field(each.heading, self.fields))}
        counts = Counter(each.name for each in near.values())
        for column in list(self.open):
            if column.place in near:
                self._guess_near(column, near[column.place], is_alone=counts[near[column.place].name] == 1)
        for column in list(self.open):
            self._guess_by_cells(column)

    def _take(self, chosen: Mapping[str, str], how: ColumnHow) -> None:
        for column in list(self.open):
            name = chosen.get(column.key)
            if name is None or (name and (name in self.taken or name not in self.names)):
                continue
            self._close(column)
            if how is ColumnHow.REMEMBERED and self._contradicts(name, column):
                self._contradicted(name, column)
                continue
            self.taken |= {name} - {""}
            column.settle(name, how, is_read=True)

    def _close(self, *columns: _Column) -> None:
        for column in columns:
            self.open.remove(column)

    def _settle_claims(self, name: str, claims: Sequence[_Column]) -> None:
        """The columns whose heading says that they are the field."""
        self._close(*claims)
        if name in self.taken:
            return
        self.taken.add(name)
        filled = [each for each in claims if any(as_text(value).strip() for value in each.cells)] or claims[:1]
        fitting = [each for each in filled if not self._contradicts(name, each)]
        for column in filled:
            if column not in fitting:
                self._contradicted(name, column)
        if len(fitting) > 1:
            self._rivals(name, fitting)
        elif len(filled) == 1:
            for column in fitting:
                column.settle(name, ColumnHow.SURE, is_read=True)
        else:
            for column in fitting:
                column.settle(name, ColumnHow.UNSURE, is_read=True, message=TWO_FOR_ONE)

    def _contradicts(self, name: str, column: _Column) -> bool:
        return contradicts(name, column.cells, has_school="school" in self.names)

    def _contradicted(self, name: str, column: _Column) -> None:
        like = field_like(column.cells, self.names - self.taken)
        column.settle(like, ColumnHow.UNSURE, is_read=False, message=CELLS_CONTRADICT, about=name)

    def _rivals(self, name: str, rivals: Sequence[_Column]) -> None:
        """Several columns of one field whose cells all may be it."""
        strong = [each for each in rivals if not self._is_second_choice(each)] or list(rivals)
        if len(strong) == 1:
            strong[0].settle(name, ColumnHow.SURE, is_read=True)
            return
        if name == "name" and self._is_one_name(strong):
            return
        is_same = all(_say_the_same(name, strong[0].cells, each.cells) for each in strong[1:])
        letters = ", ".join(column_letter(each.place) for each in strong)
        for number, column in enumerate(strong):
            column.settle("" if number else name, ColumnHow.UNSURE, is_read=is_same, message=TWO_FOR_ONE, about=name)
            if not is_same:
                column.message, column.rivals = RIVALS, letters

    def _is_one_name(self, rivals: Sequence[_Column]) -> bool:
        """Whether two columns have the same names in two scripts; the Hindi one is then that."""
        if len(rivals) != 2 or "name_hi" in self.taken or "name_hi" not in self.names:
            return False
        latin, hindi = sorted(rivals, key=lambda each: is_devanagari(" ".join(map(as_text, each.cells))))
        both = [(as_text(one), as_text(two)) for one, two in zip(latin.cells, hindi.cells, strict=True) if one and two]
        alike = sum(1 for one, two in both if not is_devanagari(one) and sounds_alike(one, two))
        if len(both) < FEWEST_CELLS or alike < MOST_OF * len(both):
            return False
        self.taken.add("name_hi")
        latin.settle("name", ColumnHow.UNSURE, is_read=True, message=TWO_FOR_ONE)
        hindi.settle("name_hi", ColumnHow.UNSURE, is_read=True, message=TWO_FOR_ONE, about="name")
        return True

    def _is_second_choice(self, column: _Column) -> bool:
        return any(each.is_second_choice(column.heading) for each in self.fields)

    def _guess_near(self, column: _Column, near: Near, *, is_alone: bool) -> None:
        """A column whose heading is similar to that of a field which no other column claims."""
        if near.name in self.taken or contradicts(near.name, column.cells, has_school=False):
            return
        self._close(column)
        is_read = is_alone and near.is_harmless and fits_surely(near.name, column.cells)
        if is_read:
            self.taken.add(near.name)
        column.settle(near.name, ColumnHow.UNSURE, is_read=is_read, message=ONLY_NEAR)

    def _guess_by_cells(self, column: _Column) -> None:
        like = field_like(column.cells, self.names - self.taken)
        if like and (not column.heading):
            column.settle(like, ColumnHow.UNSURE, is_read=False, message=BY_CELLS)


def _cells(lines: Sequence[Line]) -> dict[int, tuple[Value, ...]]:
    """Cells of each column that has any, from all over the sheet, row by row (None where nothing stands)."""
    step = max(1, len(lines) // _CELLS_LOOKED_AT)
    some = lines[::step]
    width = max((len(line.values) for line in lines), default=0)
    used = {place for line in lines for place, value in enumerate(line.values) if value is not None}
    return {
        place: tuple(None if place in line.faults else line.value(place) for line in some)
        for place in range(width)
        if place in used
    }


def _say_the_same(name: str, one: Sequence[Value], other: Sequence[Value]) -> bool:
    both = [
        (a, b) for a, b in zip(one, other, strict=True) if not is_nothing(as_text(a)) and not is_nothing(as_text(b))
    ]
    return bool(both) and all(read_for(name, a).text == read_for(name, b).text for a, b in both)


def _answer(key: str, choices: Choices) -> str:
    return choices.scripts.get(key) or choices.old_scripts.get(key, "")


def _shown(column: _Column, lines: Sequence[Line], fields: Sequence[Field], choices: Choices) -> SheetColumn:
    """What is told of a column, with cells of it as samples; those in old typing come first."""
    labels = {each.name: each.label for each in fields}
    fonts, suspected = _old_typing(column, lines)
    script = ""
    if fonts or suspected:
        is_certain = not suspected and all(is_certain_font(font) for font in fonts)
        script = _answer(column.key, choices) or (KRUTI if is_certain else ASK)
    samples = list(_samples(column, lines, [*suspected, *_fonted(column, lines)] if script else []))
    said = {"field": labels.get(column.about, ""), "columns": column.rivals}
    why = AboutField(column.message, said) if column.message else None
    is_secret = _is_secret(column)
    return SheetColumn(
        place=column.place,
        key=column.key,
        heading=column.heading,
        field=column.field,
        how=column.how,
        is_read=column.is_read,
        rival_for=column.about if column.rivals else "",
        why=why,
        samples=tuple(_masked(as_text(value).strip(), is_secret=is_secret) for value, _font in samples),
        read=tuple(_masked(_read(column.field, value, font, script), is_secret=is_secret) for value, font in samples),
        is_secret=is_secret,
        font=fonts.most_common(1)[0][0] if fonts else "",
        script=script,
    )


def _is_secret(column: _Column) -> bool:
    """Whether the column holds account numbers, or may hold some while nobody has said what it holds."""
    return "account" in (column.field, column.about) or (not column.about and may_be_accounts(column.cells))


def _masked(text: str, *, is_secret: bool) -> str:
    return mask_account(text) if is_secret else text


def _read(name: str, value: Value, font: str, script: str) -> str:
    reading = read_for(name, value, font, script if script in (KRUTI, LEAVE) else "")
    is_open = script == ASK and not font and isinstance(value, str) and looks_old(value)
    return "" if reading.fault or is_open else reading.text


def _old_typing(column: _Column, lines: Sequence[Line]) -> tuple[Counter[str], list[Line]]:
    """The old fonts of a column's cells, and the first lines whose cell looks like old typing in another font."""
    fonts = Counter(line.fonts[column.place] for line in _fonted(column, lines))
    if column.field not in WORD_FIELDS:
        return fonts, []
    suspected = []
    for line in lines:
        value = line.value(column.place)
        if isinstance(value, str) and column.place not in line.fonts and looks_old(value):
            suspected.append(line)
            if len(suspected) == _SAMPLES:
                break
    return fonts, suspected


def _fonted(column: _Column, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines whose cell is in an old font, and would be other text by it."""
    for line in lines:
        if column.place in line.fonts:
            text = as_text(line.value(column.place))
            if not is_devanagari(text) and to_unicode(text) != text:
                yield line


def _samples(column: _Column, lines: Sequence[Line], first: Sequence[Line]) -> Iterator[tuple[Value, str]]:
    seen: set[str] = set()
    for line in (*first, *lines):
        value = line.value(column.place)
        text = as_text(value).strip()
        if text and text not in seen:
            seen.add(text)
            yield value, line.fonts.get(column.place, "")
            if len(seen) == _SAMPLES:
                return
