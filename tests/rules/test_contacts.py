"""The contact log: what is refused, what is flagged, and what contacts add up to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.contacts import (
    MOST_MINUTES,
    Contact,
    ContactDayImplausible,
    ContactInFuture,
    ContactKind,
    ContactWithSelf,
    MinutesOutside,
    NoteTooLong,
    checked_contact,
    newest_first,
    totals_of,
)

TODAY = date(2026, 11, 24)


def contact(kind=ContactKind.CALL, minutes=10, on=TODAY, **facts):
    return Contact(person_id="p", kind=kind, on=on, minutes=minutes, **facts)


@pytest.mark.parametrize(
    ("given_contact", "refusal"),
    [
        (contact(on=TODAY + timedelta(days=1)), ContactInFuture),
        (contact(on=date(26, 11, 24)), ContactDayImplausible),
        (contact(minutes=0), MinutesOutside),
        (contact(ContactKind.VISIT, 0), MinutesOutside),
        (contact(minutes=-1), MinutesOutside),
        (contact(ContactKind.MESSAGE, -1), MinutesOutside),
        (contact(minutes=MOST_MINUTES + 1), MinutesOutside),
        (contact(note="न" * 501), NoteTooLong),
        (contact(by_id="p"), ContactWithSelf),
    ],
)
def test_what_cannot_be_is_refused(given_contact, refusal):
    with pytest.raises(refusal):
        checked_contact(given_contact, TODAY, "Asha")


def test_what_can_be_is_kept_in_normal_form():
    kept = checked_contact(contact(note="  पढ़ने\u00a0 की\n बात "), TODAY)
    assert kept.note == "पढ़ने की बात"
    assert checked_contact(contact(ContactKind.MESSAGE, 0), TODAY).minutes == 0
    assert checked_contact(contact(minutes=MOST_MINUTES), TODAY).minutes == MOST_MINUTES


@pytest.mark.parametrize(
    ("kind", "minutes", "is_short"),
    [
        (ContactKind.VISIT, 119, True),
        (ContactKind.VISIT, 120, False),
        (ContactKind.CALL, 5, False),
        (ContactKind.MESSAGE, 0, False),
    ],
)
def test_only_a_visit_under_two_hours_is_short(kind, minutes, is_short):
    assert contact(kind, minutes).is_short_visit is is_short


CONTACTS = st.lists(
    st.builds(
        contact,
        st.sampled_from(ContactKind),
        st.integers(0, MOST_MINUTES),
        st.dates(date(2026, 4, 1), TODAY),
    )
)


@given(CONTACTS)
def test_totals_are_those_of_the_contacts(contacts):
    totals = totals_of(contacts)
    assert totals.count == len(contacts)
    assert totals.minutes == sum(each.minutes for each in contacts)
    assert totals.short_visits <= totals.visits <= totals.count
    assert totals.last_on == (newest_first(contacts)[0].on if contacts else None)
    assert totals_of(reversed(contacts)) == totals


def test_of_one_day_the_last_noted_comes_first():
    first, second = contact(), contact()
    older = replace(contact(), on=TODAY - timedelta(days=1))
    assert newest_first([first, older, second]) == (second, first, older)
