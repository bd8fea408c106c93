"""How people are shown: the columns of the list, names in the language of the screen, roles as chips."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sankul.clock import said_day
from sankul.operations.districts import said_district
from sankul.operations.levels import said_block
from sankul.operations.people import PersonRow
from sankul.rules.designations import in_both
from sankul.rules.people import ROLE_LABELS, RoleName
from sankul.text import N_, _, in_language, language
from sankul.ui.tables import Column, Tone

ROLE_TONES: Mapping[RoleName, Tone] = {RoleName.TEACHER: "grey", RoleName.MENTOR: "accent", RoleName.OFFICER: "green"}
_MOST_LETTERS = 24
NO_NOTICE = "no_notice"
"""The key of those to whom no privacy notice was given yet, beside the roles."""
ROLE_FILTERS = (
    ("", N_("All")),
    (RoleName.TEACHER, N_("Teachers")),
    (RoleName.MENTOR, N_("Mentors")),
    (RoleName.OFFICER, N_("Officers")),
    (NO_NOTICE, N_("No notice yet")),
)


def shortened(text: str) -> str:
    """What was typed, as it fits on a button."""
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1].rstrip() + "…"


def said_roles(roles: Iterable[RoleName]) -> str:
    """Roles as words."""
    return ", ".join(_(ROLE_LABELS[role]) for role in roles)


def said_period(from_on: date, until_on: date | None) -> str:
    """A half-open period with its last day: from … to …, or since … ."""
    if until_on is None:
        return _("since {day}").format(day=said_day(from_on))
    last = date.fromordinal(until_on.toordinal() - 1)
    return _("{first} to {last}").format(first=said_day(from_on), last=said_day(last))


def _tone(row: PersonRow) -> Tone | None:
    return ROLE_TONES[RoleName(row.role)] if row.role else None


COLUMNS: Sequence[Column[Any]] = (
    Column(title=N_("Name"), value=lambda row: in_language(row.name, row.name_hi), width=180),
    Column(title=N_("Roles"), value=lambda row: said_roles(row.roles), chip=_tone, width=104),
    Column(title=N_("School"), value=lambda row: in_language(row.school, row.school_hi), width=208),
    Column(title=N_("Block"), value=lambda row: said_block(row.block), width=112),
    Column(title=N_("Mobile"), value=lambda row: row.mobile, width=112),
    Column(title=N_("Designation"), value=lambda row: in_both(row.designation).in_language(language()), width=136),
    Column(title=N_("UDISE"), value=lambda row: row.udise, width=120),
    Column(title=N_("District"), value=lambda row: said_district(row.district_code, row.district), width=112),
    Column(title=N_("Account"), value=lambda row: row.account, width=96),
)
