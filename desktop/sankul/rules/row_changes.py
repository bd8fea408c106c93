"""What an import changes in a known thing, told field by field in the language now spoken."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sankul.clock import said_day
from sankul.rules.attendance import MARK_LABELS
from sankul.rules.holidays import HOLIDAY_LABELS
from sankul.rules.imports import FieldChange
from sankul.rules.people import ROLE_LABELS
from sankul.rules.rows import Row
from sankul.rules.spaces import PERMISSION_LABELS, SPACE_LABELS
from sankul.text import _

_WORDS: Mapping[Any, str] = {**MARK_LABELS, **PERMISSION_LABELS, **ROLE_LABELS}
_KINDS: tuple[Mapping[Any, str], ...] = (SPACE_LABELS, HOLIDAY_LABELS)


def said_value(value: Any) -> str:
    """A value as a person reads it: days as 14.10.2026, choices by their words, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return _said_choice(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return said_day(value)
    return str(value)


def _said_choice(value: StrEnum) -> str:
    for labels in (_WORDS, *_KINDS):
        if any(type(key) is type(value) for key in labels):
            return _(labels.get(value, value.value))
    return value.value


def changes_of(before: Row, after: Row, labels: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """The fields that differ. `labels` are the N_ messages of the attributes that are told, in their order.

    Days until which something holds are told as the last day.
    """
    return tuple(
        FieldChange(label, _said(name, getattr(before, name)), _said(name, getattr(after, name)))
        for name, label in labels.items()
        if getattr(before, name) != getattr(after, name)
    )


def _said(name: str, value: Any) -> str:
    is_end = name.endswith("until_on") and isinstance(value, date)
    return said_value(value - timedelta(days=1) if is_end else value)
