"""The blocks of a person's page, in their order; each leaves out what is not known."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QProgressBar

from sankul.clock import in_india, said_day
from sankul.operations.districts import said_district
from sankul.operations.levels import said_block
from sankul.rules.certificates import KIND_LABELS, CertificateState
from sankul.rules.certificates import STATE_LABELS as CERTIFICATE_STATES
from sankul.rules.claims import STATE_LABELS, ClaimState
from sankul.rules.contacts import CONTACT_LABELS
from sankul.rules.cpd import EXPECTED_HOURS, CpdYear
from sankul.rules.designations import in_both
from sankul.rules.money import rupees
from sankul.rules.people import GENDER_LABELS, ROLE_LABELS
from sankul.rules.privacy import DISCLOSURE_LABELS, NOTICE_LANGUAGE_LABELS, Disclosure
from sankul.text import _, in_language, language, ngettext
from sankul.ui.parts import label
from sankul.ui.people.account import AccountLine
from sankul.ui.people.block import Block, Line
from sankul.ui.people.detail import PART_LABELS
from sankul.ui.people.shown import said_period
from sankul.ui.theme import scaled

if TYPE_CHECKING:
    from sankul.operations.contacts import ContactRow
    from sankul.operations.people_pages import HeldRole, PersonPage
    from sankul.operations.person_story import FactChange, Happened
    from sankul.ui.people.person_acts import PersonActs
    from sankul.ui.people.person_view import PersonData

LEFT, RIGHT = 0, 1


def blocks_of(
    data: "PersonData", acts: "PersonActs", read: Callable[[Callable[[str], None]], object]
) -> dict[str, Block]:
    """The blocks by name."""
    page = data.page
    made = {
        "facts": _facts(page),
        "roles": _roles(page, acts),
        "circles": _circles(page),
        "account": AccountBlock(page, read, acts.read_disclosures) if page.account else None,
        "notices": _notices(page, acts),
        "cpd": CpdBlock(page.cpd),
        "attendance": _attendance(page),
        "contacts": _contacts(page, acts),
        "certificates": _certificates(page),
        "claims": _claims(page),
        "story": _story(data.story),
    }
    return {name: block for name, block in made.items() if block is not None}


def _facts(page: "PersonPage") -> Block:
    person, school = page.person, page.school
    block = Block(_("Who it is"))
    lines = (
        Line(_("Designation"), in_both(person.designation).in_language(language())),
        Line(_("School"), in_language(school.name, school.name_hi) if school else ""),
        Line(_("UDISE"), (school.udise or "") if school else ""),
        Line(_("Block"), said_block(person.block)),
        Line(_("District"), said_district(person.district_code, person.district)),
        Line(_("Mobile"), person.mobile),
        Line(_("Gender"), _(GENDER_LABELS[person.gender]) if person.gender else ""),
        Line(_("Employee code"), person.employee_code),
    )
    block.put([line for line in lines if line.value], most=len(lines))
    return block


def _roles(page: "PersonPage", acts: "PersonActs") -> Block:
    block = Block(_("Roles"))
    block.offer(_("Add a role"), acts.add_role)
    if page.roles:
        block.put([_role_line(each, acts) for each in page.roles])
    else:
        block.say(_("No role yet."))
    return block


def _role_line(held: "HeldRole", acts: "PersonActs") -> Line:
    period = said_period(held.role.from_on, held.role.until_on)
    programme = in_language(held.programme.name, held.programme.name_hi) if held.programme else ""
    return Line(
        _(ROLE_LABELS[held.role.role]),
        period,
        below=programme,
        acts=(
            (_("Correct"), partial(acts.correct_role, held.role)),
            (_("Remove"), partial(acts.take_back_role, held.role)),
        ),
    )


def _circles(page: "PersonPage") -> Block | None:
    if not page.places:
        return None
    block = Block(_("Circles"))
    block.put(
        Line(each.circle.code, f"{_(PART_LABELS[each.part])}, {said_period(each.from_on, each.until_on)}")
        for each in page.places
    )
    return block


class AccountBlock(Block):
    """The masked account, and who saw or exported all of it."""

    def __init__(
        self,
        page: "PersonPage",
        read: Callable[[Callable[[str], None]], object],
        read_disclosures: Callable[[str, Callable[[Sequence[Disclosure]], None]], object],
    ) -> None:
        super().__init__(_("Bank account"))
        self._person_id, self._read_disclosures = page.person.id, read_disclosures
        self.line = AccountLine(page.account, read, self._seen)
        self.add(self.line)
        if page.ifsc:
            self.put([Line(_("IFSC"), page.ifsc)])
        self.record = label("", "soft", can_copy=True)
        self.add(self.record)
        self._tell(page.disclosures)

    def _seen(self) -> None:
        self._read_disclosures(self._person_id, self._tell)

    def _tell(self, disclosures: Sequence[Disclosure]) -> None:
        said = [said_disclosure(each) for each in disclosures[:5]]
        if len(disclosures) > len(said):
            said.append(_("… and {n} more").format(n=len(disclosures) - len(said)))
        self.record.setText("\n".join(said) or _("Nobody has seen all of it so far."))


def said_disclosure(each: Disclosure) -> str:
    """Who saw or exported an account, when, and in which paper."""
    when = f"{in_india(each.at):%d.%m.%Y, %H:%M}"
    return " · ".join(part for part in (_(DISCLOSURE_LABELS[each.kind]), when, each.actor, each.what) if part)


def _notices(page: "PersonPage", acts: "PersonActs") -> Block:
    block = Block(_("Privacy notice"))
    block.offer(_("Print"), acts.print_notices)
    block.offer(_("Note as given"), acts.note_notices)
    if page.notices:
        block.put(Line(said_day(each.on), _(NOTICE_LANGUAGE_LABELS[each.language])) for each in page.notices)
    else:
        block.say(_("Not given yet."), "amber")
    return block


class CpdBlock(Block):
    """Hours of the year chosen, of those that are expected."""

    def __init__(self, years: Sequence[CpdYear]) -> None:
        super().__init__(_("Hours of training (CPD)"), RIGHT)
        self._years = years
        self.year = QComboBox()
        self.year.setAccessibleName(_("Financial year"))
        self.year.addItems([each.financial_year for each in years])
        self._title.addWidget(self.year)
        self.said = label("", can_copy=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setMaximumHeight(scaled(6))
        self.add(self.said)
        self.add(self.bar)
        self.year.currentIndexChanged.connect(self._show)
        self._show(0)

    def _show(self, at: int) -> None:
        year = self._years[at]
        hours = _("{hours} of {expected} hours expected in {year}").format(
            hours=year.hours, expected=EXPECTED_HOURS, year=year.financial_year
        )
        sessions = ngettext("{n} session attended", "{n} sessions attended", year.sessions).format(n=year.sessions)
        self.said.setText(f"{hours} · {sessions}")
        self.bar.setMaximum(EXPECTED_HOURS)
        self.bar.setValue(min(year.hours, EXPECTED_HOURS))
        self.bar.setAccessibleName(hours)


def _attendance(page: "PersonPage") -> Block | None:
    held = [each for each in page.took_part if each.held]
    if not held:
        return None
    block = Block(_("Attendance"), RIGHT)
    said = _("{percent} % – {attended} of {held} sessions")
    block.put(
        Line(_(PART_LABELS[each.part]), said.format(percent=each.percent, attended=each.attended, held=each.held))
        for each in held
    )
    return block


def _contacts(page: "PersonPage", acts: "PersonActs") -> Block:
    block = Block(_("Contacts outside sessions"), RIGHT)
    block.offer(_("Note a contact"), acts.note_contact)
    totals, made = page.totals, page.made
    if made.count:
        said = _("Made with others: {n} contacts, {hours}, {short} of {visits} visits under 2 hours")
        hours = said_hours(made.minutes)
        block.say(said.format(n=made.count, hours=hours, short=made.short_visits, visits=made.visits))
    if totals.last_on is None:
        block.say(_("No contact yet."))
        return block
    block.say(_("Last on {day}, {hours} in all").format(day=said_day(totals.last_on), hours=said_hours(totals.minutes)))
    block.put(_contact_line(each, acts) for each in page.contacts)
    return block


def said_hours(minutes: int) -> str:
    """Minutes as hours and minutes."""
    return _("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)


def _contact_line(row: "ContactRow", acts: "PersonActs") -> Line:
    contact = row.contact
    by = in_language(row.by.name, row.by.name_hi) if row.by else _("The office")
    minutes = ngettext("{n} minute", "{n} minutes", contact.minutes).format(n=contact.minutes)
    parts = (_(CONTACT_LABELS[contact.kind]), minutes if contact.minutes else "", by)
    return Line(
        said_day(contact.on),
        " · ".join(part for part in parts if part),
        chip=_("Under 2 hours") if contact.is_short_visit else "",
        below=contact.note,
        acts=(
            (_("Edit"), partial(acts.change_contact, contact)),
            (_("Remove"), partial(acts.remove_contact, contact)),
        ),
    )


def _certificates(page: "PersonPage") -> Block | None:
    if not page.certificates:
        return None
    block = Block(_("Certificates"), RIGHT)
    block.put(
        Line(
            said_day(each.issued_on),
            f"{each.serial} · {_(KIND_LABELS[each.kind])}",
            chip="" if each.state is CertificateState.VALID else _(CERTIFICATE_STATES[each.state]),
            tone="red" if each.state is CertificateState.REVOKED else "grey",
        )
        for each in page.certificates
    )
    return block


def _claims(page: "PersonPage") -> Block | None:
    if not page.claims:
        return None
    block = Block(_("Claims"), RIGHT)
    block.put(
        Line(
            f"{each.month_on:%m.%Y}",
            f"₹ {rupees(each.net_paise)} · {in_language(each.head, each.head_hi)}",
            chip=_(STATE_LABELS[each.state]),
            tone="green" if each.state is ClaimState.PAID else "grey",
        )
        for each in page.claims
    )
    return block


def _story(story: "Sequence[Happened]") -> Block:
    block = Block(_("History"), RIGHT)
    block.put(_happened_line(each) for each in story)
    return block


def _happened_line(each: "Happened") -> Line:
    facts = "\n".join(map(_said_fact, each.facts))
    return Line(f"{in_india(each.at):%d.%m.%Y}", f"{each.sentence} · {each.actor}", below=facts)


def _said_fact(fact: "FactChange") -> str:
    if not fact.before:
        return f"{fact.label}: {fact.after}"
    return f"{fact.label}: {fact.before} → {fact.after or '–'}"
