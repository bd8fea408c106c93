"""One person as JSON values and as lines for people."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sankul.clock import in_india, said_day
from sankul.operations.mentoring_sources import shown_name
from sankul.operations.people_pages import PersonPage
from sankul.operations.person_story import Happened
from sankul.rules.contacts import CONTACT_LABELS
from sankul.rules.cpd import EXPECTED_HOURS
from sankul.rules.people import ROLE_LABELS
from sankul.rules.privacy import DISCLOSURE_LABELS, NOTICE_LANGUAGE_LABELS
from sankul.text import _


def page_values(page: PersonPage, account: str) -> dict[str, Any]:
    """The JSON values of `people show`; `account` masked or, when that was asked for and recorded, whole."""
    person, school = page.person, page.school
    return {
        "id": person.id,
        "name": person.name,
        "name_hi": person.name_hi,
        "designation": person.designation,
        "mobile": person.mobile,
        "employee_code": person.employee_code,
        "school": school.name if school else "",
        "udise": (school.udise or "") if school else "",
        "block": person.block,
        "district": person.district,
        "erased_on": person.erased_on,
        "account": account,
        "ifsc": page.ifsc,
        **_dated(page),
        **_done(page),
        **_on_record(page),
    }


def _dated(page: PersonPage) -> dict[str, Any]:
    return {
        "roles": [
            {
                "id": each.role.id,
                "role": each.name.value,
                "programme": each.programme.name if each.programme else "",
                "from": each.role.from_on,
                "to": last_day(each.role.until_on),
            }
            for each in page.roles
        ],
        "circles": [
            {"circle": each.circle.code, "part": each.part.value, "from": each.from_on, "to": last_day(each.until_on)}
            for each in page.places
        ],
    }


def _done(page: PersonPage) -> dict[str, Any]:
    return {
        "attendance": [
            {"part": each.part.value, "held": each.held, "attended": each.attended, "percent": each.percent}
            for each in page.took_part
        ],
        "cpd": [
            {
                "year": each.financial_year,
                "sessions": each.sessions,
                "minutes": each.minutes,
                "expected_hours": EXPECTED_HOURS,
            }
            for each in page.cpd
        ],
        "certificates": [
            {"serial": each.serial, "kind": each.kind.value, "state": each.state.value} for each in page.certificates
        ],
        "claims": [
            {"month": f"{each.month_on:%Y-%m}", "head": each.head, "paise": each.net_paise, "state": each.state.value}
            for each in page.claims
        ],
        "contacts": {
            "count": page.totals.count,
            "minutes": page.totals.minutes,
            "visits": page.totals.visits,
            "short_visits": page.totals.short_visits,
            "last_on": page.totals.last_on,
        },
        "contacts_made": {
            "count": page.made.count,
            "minutes": page.made.minutes,
            "visits": page.made.visits,
            "short_visits": page.made.short_visits,
        },
    }


def _on_record(page: PersonPage) -> dict[str, Any]:
    return {
        "notices": [{"on": each.on, "language": each.language, "version": each.version} for each in page.notices],
        "account_seen": [
            {"at": each.at.isoformat(), "by": each.actor, "kind": each.kind.value, "what": each.what}
            for each in page.disclosures
        ],
        "also_known_as": [
            {"name": each.name, "name_hi": each.name_hi, "mobile": each.mobile, "employee_code": each.employee_code}
            for each in page.also_known_as
        ],
    }


def page_lines(page: PersonPage, account: str) -> tuple[str, ...]:
    """The same for people to read."""
    return tuple(_lines(page, account))


def _lines(page: PersonPage, account: str) -> Iterator[str]:
    person = page.person
    yield "  ".join(filter(None, (person.name, person.name_hi, person.designation, person.mobile)))
    yield "  ".join(filter(None, (page.school.name if page.school else "", person.block, person.district)))
    yield from (_("Also known as: {name}").format(name=each.name or each.name_hi) for each in page.also_known_as)
    for held in page.roles:
        yield f"{_(ROLE_LABELS[held.name])}: {said_days(held.role.from_on, held.role.until_on)}"
    for year in page.cpd:
        yield said_cpd(year.financial_year, year.hours)
    if page.contacts:
        last = page.contacts[0].contact
        kind, by = _(CONTACT_LABELS[last.kind]), page.contacts[0].by
        yield _("Last contact: {kind} on {day} by {by}").format(
            kind=kind, day=said_day(last.on), by=shown_name(by) if by else _("the office")
        )
    if account:
        yield f"{_('Account')}: {account}  {page.ifsc}".rstrip()
    for notice in page.notices:
        language = _(NOTICE_LANGUAGE_LABELS[notice.language])
        yield _("Privacy notice given on {day}, {language}").format(day=said_day(notice.on), language=language)
    for seen in page.disclosures:
        when = f"{in_india(seen.at):%d.%m.%Y, %H:%M}"
        yield "  ".join(filter(None, (_(DISCLOSURE_LABELS[seen.kind]), when, seen.actor, seen.what)))


def story_values(story: Sequence[Happened]) -> list[dict[str, Any]]:
    """The history as JSON values, the newest first."""
    return [
        {
            "at": each.at.isoformat(),
            "by": each.actor,
            "act": each.sentence,
            "facts": [{"fact": fact.label, "from": fact.before, "to": fact.after} for fact in each.facts],
        }
        for each in story
    ]


def story_lines(story: Sequence[Happened]) -> tuple[str, ...]:
    """The history for people to read."""
    return tuple(f"{in_india(each.at):%d.%m.%Y, %H:%M}  {each.actor}  {each.sentence}" for each in story)


def said_cpd(year: str, hours: int) -> str:
    """The hours of a year, as the page says them."""
    said = _("{hours} of {expected} hours expected in {year}")
    return said.format(hours=hours, expected=EXPECTED_HOURS, year=year)


def said_days(from_on: date, until_on: date | None) -> str:
    """A half-open period with its last day."""
    last = last_day(until_on)
    return f"{said_day(from_on)} – {said_day(last) if last else '…'}"


def last_day(until_on: date | None) -> date | None:
    """The last day of a half-open period."""
    return until_on - timedelta(days=1) if until_on else None
