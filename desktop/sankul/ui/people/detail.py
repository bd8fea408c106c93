"""One person at the right of the list: who it is, roles, circle, attendance, certificates, claims, and the account."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sankul.clock import said_day, today
from sankul.operations.districts import said_district
from sankul.operations.levels import said_block
from sankul.operations.people_pages import PersonPage
from sankul.rules.certificates import KIND_LABELS, CertificateState
from sankul.rules.claims import STATE_LABELS
from sankul.rules.designations import in_both
from sankul.rules.mentoring import Part
from sankul.rules.participation import Participation
from sankul.rules.people import GENDER_LABELS, ROLE_LABELS, is_held_on
from sankul.text import N_, _, in_language, language
from sankul.ui.facts import Facts
from sankul.ui.parts import button
from sankul.ui.people.account import AccountLine
from sankul.ui.people.shown import ROLE_TONES, said_period

Lines = list[tuple[str, str]]
MOST_LINES = 12
PART_LABELS = {Part.MENTOR: N_("Mentor"), Part.TEACHER: N_("Teacher")}


def person_facts(
    page: PersonPage, read_account: Callable[[Callable[[str], None]], object], open_page: Callable[[], object]
) -> Facts:
    """The pane of one person: the short form of its page, which `open_page` shows.

    `read_account` puts on record that the account is seen, and hands it to what it is given.
    """
    person = page.person
    name = in_language(person.name, person.name_hi)
    other = person.name if name == person.name_hi else person.name_hi
    held = [each.role for each in page.roles if is_held_on(each.role, today())]
    chips = dict.fromkeys((_(ROLE_LABELS[role.role]), ROLE_TONES[role.role]) for role in held)
    facts = Facts(name, other, tuple(chips))
    facts.add_lines(list(_own_lines(page)))
    facts.add(to_the_left(button(_("Open the person"), open_page, look="link", sign="eye")))
    if page.account:
        facts.add_lines([(_("IFSC"), page.ifsc)], _("Bank account"))
        facts.add(AccountLine(page.account, read_account))
    for title, lines in _blocks(page):
        if lines:
            facts.add_lines(_cut(lines), title)
    return facts


def to_the_left(widget: QWidget) -> QWidget:
    """The widget no wider than it wants to be."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 4, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return made


def _own_lines(page: PersonPage) -> Iterator[tuple[str, str]]:
    person, school = page.person, page.school
    yield _("Designation"), in_both(person.designation).in_language(language())
    yield _("School"), in_language(school.name, school.name_hi) if school else ""
    yield _("UDISE"), (school.udise or "") if school else ""
    yield _("Block"), said_block(person.block)
    yield _("District"), said_district(person.district_code, person.district)
    yield _("Mobile"), person.mobile
    yield _("Gender"), _(GENDER_LABELS[person.gender]) if person.gender else ""
    yield _("Employee code"), person.employee_code


def _blocks(page: PersonPage) -> Iterator[tuple[str, Lines]]:
    yield (
        _("Roles"),
        [(_(ROLE_LABELS[each.role.role]), _said_role(each)) for each in page.roles],
    )
    yield (
        _("Circles"),
        [
            (each.circle.code, f"{_(PART_LABELS[each.part])}, {said_period(each.from_on, each.until_on)}")
            for each in page.places
        ],
    )
    yield _("Attendance"), [(_(PART_LABELS[each.part]), _said_attendance(each)) for each in page.took_part if each.held]
    yield (
        _("Certificates"),
        [
            (
                said_day(each.issued_on),
                " · ".join(filter(None, (each.serial, _(KIND_LABELS[each.kind]), _gone(each.state)))),
            )
            for each in page.certificates
        ],
    )
    yield _("Claims"), list(_claim_lines(page))


def _claim_lines(page: PersonPage) -> Iterator[tuple[str, str]]:
    from sankul.rules.money import rupees

    for claim in page.claims:
        yield f"{claim.month_on:%m.%Y}", f"₹ {rupees(claim.net_paise)} · {_(STATE_LABELS[claim.state])}"


def _said_role(held: object) -> str:
    from sankul.operations.people_pages import HeldRole

    assert isinstance(held, HeldRole)
    period = said_period(held.role.from_on, held.role.until_on)
    programme = in_language(held.programme.name, held.programme.name_hi) if held.programme else ""
    return " · ".join(part for part in (period, programme) if part)


def _said_attendance(took_part: Participation) -> str:
    values = {"percent": took_part.percent, "attended": took_part.attended, "held": took_part.held}
    return _("{percent} % – {attended} of {held} sessions").format(**values)


def _gone(state: CertificateState) -> str:
    return {CertificateState.REVOKED: _("revoked"), CertificateState.SUPERSEDED: _("superseded")}.get(state, "")


def _cut(lines: Lines) -> Lines:
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], ("", _("… and {n} more").format(n=more))] if more > 0 else lines
