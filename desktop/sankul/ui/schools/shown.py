"""How schools are shown: the columns of the register, and all about one of them."""

from collections.abc import Callable, Sequence
from functools import partial

from sankul.operations.districts import said_district
from sankul.operations.levels import said_block
from sankul.operations.schools import SchoolPage, SchoolRow
from sankul.rules.designations import in_both
from sankul.rules.people import display_name
from sankul.rules.schools import SCHOOL_LEVELS, School, level_of
from sankul.text import N_, _, in_language, language, ngettext
from sankul.ui.facts import Facts
from sankul.ui.parts import button, label
from sankul.ui.tables import Column, Tone

MOST_PEOPLE = 30
NO_CODE: Tone = "amber"


def said_school(school: School) -> str:
    """The name in the language now spoken, as far as it is known."""
    return in_language(school.name, school.name_hi)


def said_level(row: SchoolRow) -> str:
    """The level in words, empty when the name tells none."""
    return _(SCHOOL_LEVELS[row.level]) if row.level else ""


def said_entry(school: School) -> str:
    """An entry as it can be told from another of the same name: name, code or that there is none, village, block."""
    code = school.udise or _("no UDISE code")
    parts = (said_school(school), code, school.village, said_block(school.block))
    return " · ".join(part for part in parts if part)


COLUMNS: Sequence[Column[SchoolRow]] = (
    Column(title=N_("Name"), value=lambda row: said_school(row.school), width=248),
    Column(title=N_("UDISE"), value=lambda row: row.school.udise or "", width=116),
    Column(title=N_("People"), value=lambda row: row.people, align="right", width=80),
    Column(title=N_("Level"), value=said_level, width=120),
    Column(title=N_("Block"), value=lambda row: said_block(row.school.block), width=112),
    Column(title=N_("Cluster"), value=lambda row: row.school.cluster, width=120),
    Column(title=N_("Village"), value=lambda row: row.school.village, width=128),
    Column(
        title=N_("District"), value=lambda row: said_district(row.school.district_code, row.school.district), width=112
    ),
)


def school_facts(page: SchoolPage, show_people: Callable[[], object], merge: Callable[[School], object]) -> Facts:
    """All about one school; `merge` is offered for each entry that may be the same school."""
    school, level = page.school, level_of(page.school)
    chips: list[tuple[str, Tone]] = [(_(SCHOOL_LEVELS[level]), "grey")] if level else []
    if not school.udise:
        chips.append((_("no UDISE code"), NO_CODE))
    other = school.name if said_school(school) != school.name else school.name_hi
    facts = Facts(said_school(school), other if other != said_school(school) else "", chips)
    facts.add_lines(
        [
            (_("UDISE code"), school.udise or ""),
            (_("Village"), school.village),
            (_("Cluster"), school.cluster),
            (_("Block"), said_block(school.block)),
            (_("District"), said_district(school.district_code, school.district)),
            (_("PIN code"), school.pin_code),
            (_("Spaces"), ", ".join(in_language(each.name, each.name_hi) for each in page.spaces)),
        ]
    )
    _add_alike(facts, page, merge)
    _add_people(facts, page, show_people)
    return facts


def _add_alike(facts: Facts, page: SchoolPage, merge: Callable[[School], object]) -> None:
    if page.alike:
        facts.add(label(_("Entries that may be the same school"), "strong"))
    for other in page.alike:
        facts.add(label(said_entry(other), "soft", can_copy=True))
        made = button(_("Merge…"), partial(merge, other))
        made.setAccessibleName(_("Merge with {school}").format(school=said_entry(other)))
        facts.add(made)


def _add_people(facts: Facts, page: SchoolPage, show_people: Callable[[], object]) -> None:
    if not page.people:
        facts.add_lines([], _("Nobody belongs to this school yet"))
        return
    count = len(page.people)
    lines = [
        (display_name(each, language()), in_both(each.designation).in_language(language()) or "–")
        for each in page.people[:MOST_PEOPLE]
    ]
    if count > MOST_PEOPLE:
        lines.append(("", _("… and {n} more").format(n=count - MOST_PEOPLE)))
    facts.add_lines(lines, ngettext("{n} person", "{n} people", count).format(n=count))
    facts.add(button(_("Show them in People"), show_people, sign="users"))
