"""The form of a rate row; what is wrong stands under its field."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from sankul.clock import next_month, today
from sankul.errors import Refusal
from sankul.rules.claims import Rate, RateUnit
from sankul.rules.money import NotAnAmount, parse_rupees, rupees
from sankul.rules.people import RoleName
from sankul.rules.rates import (
    OFFICE_ROLES,
    UNIT_LABELS,
    RateBackwards,
    RateCapNegative,
    RateHeadless,
    RateUnproven,
    RateWorthless,
    role_label,
)
from sankul.text import _
from sankul.ui.claims.rates import last_month
from sankul.ui.fields import CheckField, ChoiceField, Field, NumberField, TextField
from sankul.ui.forms import Form


class MonthField(Field):
    """A month, typed as 10-2026 or moved with the arrows; its value is the first day."""

    def __init__(self, name: str, label: str, value: date, *, validate: Any = None, hint: str = "") -> None:
        self.box = QDateEdit(QDate(value.year, value.month, 1))
        self.box.setDisplayFormat("MM.yyyy")
        super().__init__(name, label, self.box, validate=validate, hint=hint)
        self.box.dateChanged.connect(self.changed)

    def value(self) -> date:
        """See Field."""
        return date(self.box.date().year(), self.box.date().month(), 1)


class RateForm(Form):
    """Adds a rate, or changes the given one."""

    def __init__(self, rate: Rate | None, programme_id: str | None, state_code: str) -> None:
        self._before, self._programme_id, self._state_code = rate, programme_id, state_code
        shown = rate or Rate(role=RoleName.MENTOR, head="", amount_paise=0, unit=RateUnit.MONTH, from_on=_this_month())
        title = _("Change the rate") if rate else _("Add a rate")
        intro = _("Claims that were prepared before keep their amounts until they are prepared again.") if rate else ""
        super().__init__(title, self._make_fields(shown), _("Save the rate"), intro=intro)
        self.has_end.changed.connect(self._show_end)
        self._show_end()

    def rate(self) -> Rate:
        """The rate that the fields say."""
        values = self.values()
        facts = {name: values[name] for name in ("role", "head", "head_hi", "unit", "min_sessions", "from_on")}
        facts |= {name: values[name] for name in ("order_number", "is_verified")}
        facts |= {name: parse_rupees(values[name] or "0") for name in ("amount_paise", "cap_paise")}
        facts["until_on"] = next_month(values["until_on"]) if values["has_end"] else None
        facts["programme_id"] = self._programme_id if values["only_here"] else None
        if self._before:
            return replace(self._before, **facts)
        return Rate(state_code=self._state_code, **facts)

    def _make_fields(self, shown: Rate) -> list[Field]:
        roles = [(role, role_label(role)) for role in (*(str(each) for each in RoleName), *OFFICE_ROLES)]
        units = [(unit, _(said)) for unit, said in UNIT_LABELS.items()]
        amount = rupees(shown.amount_paise) if shown.amount_paise else ""
        cap = rupees(shown.cap_paise) if shown.cap_paise else ""
        self.from_on = MonthField("from_on", _("From"), shown.from_on, hint=_("Month and year, such as 10-2026"))
        self.has_end = CheckField("has_end", _("The rate has a last month"), shown.until_on is not None)
        self.until_on = MonthField("until_on", _("Last month"), last_month(shown) or shown.from_on, validate=self._ends)
        self.verified = CheckField("is_verified", _("I have seen the order"), shown.is_verified)
        return [
            TextField("head", _("Head in English"), shown.head, validate=_needed(RateHeadless)),
            TextField("head_hi", _("Head in Hindi"), shown.head_hi, hint=_("As it should stand on the sheet")),
            ChoiceField("role", _("Role"), roles, str(shown.role)),
            TextField("amount_paise", _("Amount in rupees"), amount, validate=_check_amount),
            ChoiceField("unit", _("For"), units, shown.unit),
            TextField(
                "cap_paise", _("At most a month, in rupees"), cap, validate=_check_cap, hint=_("Empty: no limit")
            ),
            NumberField("min_sessions", _("Least sessions in the month"), shown.min_sessions, high=31),
            self.from_on,
            self.has_end,
            self.until_on,
            TextField("order_number", _("Number of the order"), shown.order_number, validate=self._proves),
            self.verified,
            CheckField("only_here", _("For this programme only"), shown.programme_id is not None),
        ]

    def _show_end(self) -> None:
        self.until_on.setVisible(self.has_end.value())

    def _ends(self, value: date) -> Refusal | None:
        return RateBackwards() if self.has_end.value() and value < self.from_on.value() else None

    def _proves(self, value: str) -> Refusal | None:
        return RateUnproven() if self.verified.value() and not value else None


def _this_month() -> date:
    return today().replace(day=1)


def _needed(refusal: type[Refusal]) -> Callable[[str], Refusal | None]:
    return lambda value: None if value else refusal()


def _check_amount(value: str) -> Refusal | None:
    if not value:
        return RateWorthless()
    try:
        return RateWorthless() if parse_rupees(value) <= 0 else None
    except NotAnAmount as refusal:
        return refusal


def _check_cap(value: str) -> Refusal | None:
    try:
        return RateCapNegative() if value and parse_rupees(value) < 0 else None
    except NotAnAmount as refusal:
        return refusal
