"""A month's claims: from held sessions, once, with proof, and step by step to payment."""

from dataclasses import replace
from datetime import date

import pytest

from sankul.operations import claims, rates
from sankul.operations.claim_lines import NoRates
from sankul.operations.claims import NothingClaimed
from sankul.rules import claims as rules
from sankul.rules.claims import ClaimState, Rate, RateUnit
from sankul.rules.people import Person, Role, RoleName

EVIDENCE = ("GKP-01/1 2026-10-07", "GKP-01/2 2026-10-14", "GKP-01/3 2026-10-21", "GKP-01/4 2026-10-28")


@pytest.fixture
def office(store, season):
    rates.seed_rates(store)
    return store


def add_rate(store, **changes):
    facts = {
        "state_code": "9",
        "role": "teacher",
        "head": "Refreshment",
        "amount_paise": 20_000,
        "unit": RateUnit.DAY,
        "from_on": date(2026, 4, 1),
    }
    return rates.save_rate(store, Rate(**{**facts, **changes}))


def test_the_monthly_allowance_is_claimed_once_with_its_proof(office):
    report = claims.prepare(office, "2026-10")
    assert [(each.person, each.head, each.paise, each.evidence) for each in report.claims] == [
        ("Manoj Verma", "Communication allowance", 50_000, EVIDENCE)
    ]
    assert (report.total_paise, report.refused) == (50_000, ())
    assert report.warnings == (
        "The rate “Communication allowance” is not verified: nobody has entered the order that allows it.",
    )


def test_preparing_again_changes_nothing(office):
    first = claims.prepare(office, "2026-10")
    entries = office.entries()
    assert claims.prepare(office, "2026-10") == first
    assert office.entries() == entries


def test_a_month_without_sessions_is_refused_with_the_reason(office):
    report = claims.prepare(office, "2026-11")
    assert report.claims == ()
    assert [(each.person, each.why) for each in report.refused] == [
        ("Manoj Verma", "No session of the circle was held in this month.")
    ]


def test_a_mentor_without_a_circle_is_told(office):
    with office.transaction("Add") as work:
        person = Person(name="Om Prakash", district_code="148", district="Gorakhpur")
        work.people.add(person)
        programme = work.programmes.first()
        work.roles.add(
            Role(person_id=person.id, role=RoleName.MENTOR, programme_id=programme.id, from_on=date(2026, 4, 1))
        )
    report = claims.prepare(office, "2026-10")
    assert [(each.person, each.why) for each in report.refused] == [("Om Prakash", "Has no circle in this month.")]


def test_days_and_sessions_are_paid_by_attendance(office):
    add_rate(office)
    report = claims.prepare(office, "2026-10")
    assert [(each.person, each.paise, len(each.evidence)) for each in report.claims if each.head == "Refreshment"] == [
        ("Anjali Rao", 80_000, 4),
        ("Bindu Soni", 60_000, 3),
        ("Kiran Bind", 20_000, 1),
    ]
    assert report.total_paise == 50_000 + 160_000
    assert any("Anjali Rao, Bindu Soni, Kiran Bind" in each for each in report.warnings)


def test_drafts_follow_the_facts_and_deductions_stay(office, season):
    rate = add_rate(office)
    claims.prepare(office, "2026-10")
    with office.transaction("Deduct") as work:
        draft = work.claims.first(person_id=season.people["Anjali Rao"].id)
        work.claims.replace(replace(draft, deduction_paise=10_000, net_paise=70_000))
        kiran = season.people["Kiran Bind"].id
        work.marks.remove(*work.marks.where(person_id=kiran))
    rates.save_rate(office, replace(rate, amount_paise=30_000))
    report = claims.prepare(office, "2026-10")
    assert [(each.person, each.paise) for each in report.claims if each.head == "Refreshment"] == [
        ("Anjali Rao", 110_000),
        ("Bindu Soni", 90_000),
    ]
    assert [each.person for each in report.refused] == ["Kiran Bind"]
    office.undo()
    assert len(claims.list_claims(office, "2026-10")) == 4


def test_lines_by_hand_are_announced(office):
    add_rate(office, role="mentor", head="Travel", unit=RateUnit.KM)
    assert any("Travel" in each for each in claims.prepare(office, "2026-10").warnings)


def test_claims_take_their_steps_in_order(office):
    claims.prepare(office, "2026-10")
    with pytest.raises(rules.MoveNotAllowed, match="they are Draft"):
        claims.advance(office, "2026-10", "paid", by="BSA")
    for to in ("attendance closed", "block verified", "district passed", "sent for payment", "paid"):
        assert claims.advance(office, "2026-10", to, by="BSA").claims == 1
    assert claims.list_claims(office, "2026-10")[0].claim.state is ClaimState.PAID
    with pytest.raises(rules.MonthPaid):
        claims.prepare(office, "2026-10")


@pytest.mark.parametrize("by", ["Manoj Verma", "manoj  VERMA", "मनोज वर्मा"])
def test_nobody_decides_on_the_own_claim(office, by):
    claims.prepare(office, "2026-10")
    claims.advance(office, "2026-10", "attendance closed", by=by)
    with pytest.raises(rules.OwnClaim):
        claims.advance(office, "2026-10", "block verified", by=by)
    assert claims.list_claims(office, "2026-10")[0].claim.state is ClaimState.ATTENDANCE_CLOSED


def test_returned_claims_carry_the_reason_and_come_back(office):
    claims.prepare(office, "2026-10")
    claims.advance(office, "2026-10", "attendance closed")
    with pytest.raises(rules.ReturnUnexplained):
        claims.advance(office, "2026-10", "returned", by="BEO")
    claims.advance(office, "2026-10", "returned", by="BEO", reason="Session 4 was cancelled")
    assert claims.list_claims(office, "2026-10")[0].claim.reason == "Session 4 was cancelled"
    claims.advance(office, "2026-10", "draft")
    assert claims.prepare(office, "2026-10").total_paise == 50_000


def test_advanced_claims_are_left_alone(office, season):
    claims.prepare(office, "2026-10")
    claims.advance(office, "2026-10", "attendance closed")
    mentor_rate = next(each for each in rates.list_rates(office) if each.role == "mentor")
    rates.save_rate(office, replace(mentor_rate, amount_paise=99_900))
    report = claims.prepare(office, "2026-10")
    assert report.total_paise == 50_000
    assert claims.list_claims(office, "2026-10")[0].claim.state is ClaimState.ATTENDANCE_CLOSED


@pytest.mark.parametrize(("month", "refusal"), [("October", rules.MonthUnknown), ("2024-10", NoRates)])
def test_bad_months_are_refused(office, month, refusal):
    with pytest.raises(refusal):
        claims.prepare(office, month)


def test_an_office_without_rates_is_told(store, season):
    with pytest.raises(NoRates):
        claims.prepare(store, "2026-10")


def test_moving_nothing_is_refused(office):
    with pytest.raises(NothingClaimed):
        claims.advance(office, "2026-10", "attendance closed")
    assert claims.list_claims(office, "2026-10") == ()


def test_lists_know_months_and_accounts(office):
    add_rate(office)
    claims.prepare(office, "2026-10")
    rows = claims.list_claims(office, "2026-10")
    assert [(row.person.name, row.has_account) for row in rows] == [
        ("Anjali Rao", False),
        ("Bindu Soni", False),
        ("Kiran Bind", False),
        ("Manoj Verma", True),
    ]
    assert claims.months_with_claims(office) == (date(2026, 10, 1),)
