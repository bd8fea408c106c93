"""The forms of the spaces page: add or change, find a free one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sankul.clock import moment, said_day, today
from sankul.errors import Refusal
from sankul.rules.districts import District
from sankul.rules.sessions import LONGEST_MINUTES
from sankul.rules.spaces import (
    MOST_SEATS,
    PERMISSION_LABELS,
    SPACE_LABELS,
    Permission,
    Space,
    SpaceKind,
    checked_space,
)
from sankul.text import N_, _, language
from sankul.ui.block_field import BlockField
from sankul.ui.fields import ChoiceField, DateField, Field, NumberField, TextField, TimeField
from sankul.ui.forms import Form
from sankul.ui.people.fields import SchoolField

if TYPE_CHECKING:
    from sankul.rules.schools import School
    from sankul.ui.jobs import Jobs

AFTER_SCHOOL, MINUTES, PEOPLE = time(15, 30), 90, 16


@dataclass(frozen=True, slots=True)
class Where:
    """The districts to choose from, that of the office, and the blocks that were used before by district."""

    districts: tuple[District, ...]
    own: str
    blocks: dict[str, tuple[str, ...]]


class LastDayUnreadable(Refusal):
    """No date was written."""

    message = N_("“{text}” is no date. Write it as 31.03.2027, or leave it empty when no day was said.")
    field = "permission_until_on"


class SpaceForm(Form):
    """All about one space; `space()` makes it from what was typed. A school chosen gives its place."""

    def __init__(self, jobs: "Jobs", where: Where, space: Space | None = None, school: "School | None" = None) -> None:
        """`school` is that of the space."""
        self._old, self._where = space, where
        begun = space or Space(name="", capacity=PEOPLE, district_code=where.own, district="")
        self.district = ChoiceField("district", _("District"), _named(where.districts), begun.district_code)
        self.block = BlockField(begun.block, begun.district_code)
        self.school = SchoolField(jobs, school)
        last = begun.permission_until_on
        fields: Sequence[Field] = [
            TextField("name", _("Name"), begun.name, validate=self._check("name")),
            TextField("name_hi", _("Name in Hindi"), begun.name_hi),
            ChoiceField("kind", _("Kind"), [(each, _(said)) for each, said in SPACE_LABELS.items()], begun.kind),
            NumberField(
                "capacity", _("Seats"), begun.capacity, low=0, high=MOST_SEATS, validate=self._check("capacity")
            ),
            self.school,
            self.district,
            self.block,
            TextField("contact", _("Who opens it"), begun.contact),
            TextField("contact_mobile", _("Mobile"), begun.contact_mobile, validate=self._check("contact_mobile")),
            ChoiceField(
                "permission",
                _("Permission"),
                [(each, _(said)) for each, said in PERMISSION_LABELS.items()],
                begun.permission,
            ),
            TextField(
                "permission_until_on",
                _("Permission until, the last day"),
                said_day(last - timedelta(days=1)) if last else "",
                validate=_check_day,
                hint=_("Such as 31.03.2027; empty when no day was said."),
            ),
        ]
        title = _("Change the space") if space else _("Add a space")
        super().__init__(title, fields, _("Save") if space else _("Add the space"))
        self.school.chosen.connect(self._move_to)
        self.district.changed.connect(self._propose_blocks)
        self._propose_blocks()

    def space(self, values: dict[str, Any]) -> Space:
        """The space from the values of the form."""
        kept: dict[str, Any] = {**values, "permission_until_on": _until(values["permission_until_on"])}
        code, kept["school_id"] = kept.pop("district"), kept.pop("school")
        found = next((each for each in self._where.districts if each.code == code), None)
        place: dict[str, Any] = {"district_code": found.code if found else "", "district": found.name if found else ""}
        kept["kind"], kept["permission"] = SpaceKind(kept["kind"]), Permission(kept["permission"])
        return replace(self._old, **kept, **place) if self._old else Space(**kept, **place)

    def _check(self, name: str) -> Any:
        """A check of one field by the rules: only what they say about this field counts."""

        def check(value: Any) -> Refusal | None:
            probe = Space(name="-", capacity=1, district_code="-", district="-")
            hindi = self.fields["name_hi"].value() if name == "name" else ""
            try:
                checked_space(replace(probe, **{name: value, "name_hi": hindi}))
            except Refusal as refusal:
                return refusal if refusal.field == name else None
            return None

        return check

    def _move_to(self, school: "School") -> None:
        if any(each.code == school.district_code for each in self._where.districts):
            self.district.put(school.district_code)
            self._propose_blocks()
        self.block.edit.setText(school.block)

    def _propose_blocks(self) -> None:
        code = self.district.value() or ""
        self.block.move_to(code, self._where.blocks.get(code, ()))


def free_form(where: Where) -> Form:
    """Day, time, length, seats, district and block."""
    fields = [
        DateField("date", _("Day"), today()),
        TimeField("at", _("Time"), AFTER_SCHOOL),
        NumberField("minutes", _("Minutes"), MINUTES, low=1, high=LONGEST_MINUTES),
        NumberField("seats", _("People"), PEOPLE, low=1, high=MOST_SEATS),
        ChoiceField("district", _("District"), _named(where.districts), where.own),
        TextField("block", _("Block"), hint=_("Spaces of this block come first; empty: all alike.")),
    ]
    return Form(_("Find a free space"), fields, _("Search"))


def span_of(values: dict[str, Any]) -> tuple[datetime, datetime]:
    """The beginning and the end that were asked for. Raises MinutesImpossible or EndsNextDay."""
    from sankul.rules.sessions import check_length

    check_length(values["at"], values["minutes"])
    starts_at = moment(values["date"], values["at"])
    return starts_at, starts_at + timedelta(minutes=values["minutes"])


def _named(districts: Sequence[District]) -> list[tuple[str, str]]:
    is_hindi = language() == "hi"
    return [(each.code, (each.name_hi or each.name) if is_hindi else each.name) for each in districts]


def _until(text: str) -> date | None:
    """The day after the last; None when nothing was written. Raises LastDayUnreadable."""
    from sankul.rules.readings import read_day

    reading = read_day(text)
    if reading.fault is not None:
        raise LastDayUnreadable(text=text)
    return date.fromisoformat(reading.text) + timedelta(days=1) if reading.text else None


def _check_day(text: str) -> Refusal | None:
    try:
        _until(text)
    except LastDayUnreadable as refusal:
        return refusal
    return None
