"""What a rate gives for a month, and which way a claim may go."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules import claims as rules
from sankul.rules.claims import MOVES, ClaimState, Rate, RateUnit, propose_line
from sankul.rules.participation import Meeting

OCTOBER = date(2026, 10, 1)


def rate(**changes):
    facts = {
        "role": "mentor",
        "head": "Communication allowance",
        "amount_paise": 50_000,
        "unit": RateUnit.MONTH,
        "from_on": OCTOBER,
    }
    return Rate(**{**facts, **changes})


def meetings(*there, first=date(2026, 10, 7), every=7):
    return tuple(Meeting(n + 1, first + timedelta(days=every * n), 90, each) for n, each in enumerate(there))


@pytest.mark.parametrize("text", ["2026-10", " 2026-10 ", "२०२६-१०"])
def test_months_are_read(text):
    assert rules.claim_month(text) == OCTOBER


@pytest.mark.parametrize("text", ["", "10-2026", "2026-13", "2026-00", "2026-1", "2026-10-01", "October", "0026-10"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(rules.MonthUnknown):
        rules.claim_month(text)


@pytest.mark.parametrize(
    ("changes", "there", "quantity", "paise"),
    [
        ({}, [True, True, False], 1, 50_000),
        ({"min_sessions": 2}, [True, True, False], 1, 50_000),
        ({"min_sessions": 0}, [True], 1, 50_000),
        ({"unit": RateUnit.SESSION, "amount_paise": 20_000}, [True, True, False], 2, 40_000),
        ({"unit": RateUnit.SESSION, "amount_paise": 20_000, "cap_paise": 30_000}, [True, True], 2, 30_000),
        ({"unit": RateUnit.DAY, "amount_paise": 33}, [True, False, True], 2, 66),
    ],
)
def test_what_a_rate_gives(changes, there, quantity, paise):
    line = propose_line(rate(**changes), meetings(*there), OCTOBER)
    assert (line.quantity, line.gross_paise, line.why_not) == (quantity, paise, "")
    assert [each.number for each in line.meetings] == [n + 1 for n, each in enumerate(there) if each]


def test_two_sessions_on_one_day_are_one_day():
    twice = meetings(True, True, every=0)
    assert propose_line(rate(unit=RateUnit.DAY), twice, OCTOBER).quantity == 1
    assert propose_line(rate(unit=RateUnit.SESSION), twice, OCTOBER).quantity == 2


@pytest.mark.parametrize(
    ("changes", "there", "why"),
    [
        ({}, [], "No session of the circle was held"),
        ({}, [False, False], "Sessions attended in this month: 0 of 2; needed: 1."),
        ({"min_sessions": 3}, [True, True, False], "2 of 3; needed: 3"),
    ],
)
def test_why_there_is_nothing(changes, there, why):
    line = propose_line(rate(**changes), meetings(*there), OCTOBER)
    assert why in line.why_not
    assert (line.gross_paise, line.meetings) == (0, ())


@pytest.mark.parametrize(
    ("on", "counts"),
    [(date(2026, 9, 30), False), (OCTOBER, True), (date(2026, 10, 31), True), (date(2026, 11, 1), False)],
)
def test_only_the_month_counts(on, counts):
    assert bool(propose_line(rate(), meetings(True, first=on), OCTOBER).quantity) is counts


@given(
    st.lists(st.booleans(), max_size=31),
    st.integers(1, 10**7),
    st.integers(0, 10**7),
    st.sampled_from([RateUnit.MONTH, RateUnit.SESSION, RateUnit.DAY]),
)
def test_a_line_never_passes_its_cap_nor_its_proof(there, amount, cap, unit):
    line = propose_line(
        rate(amount_paise=amount, cap_paise=cap, unit=unit), meetings(*there, first=OCTOBER, every=1), OCTOBER
    )
    assert line.gross_paise <= len(line.meetings) * amount
    assert cap == 0 or line.gross_paise <= cap
    assert (line.gross_paise > 0) == any(there)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("block verified", ClaimState.BLOCK_VERIFIED),
        ("Block-Verified", ClaimState.BLOCK_VERIFIED),
        ("sent_for_payment", ClaimState.SENT_FOR_PAYMENT),
    ],
)
def test_states_are_read(text, state):
    assert rules.claim_state(text) is state


def test_an_unknown_state_is_refused_with_the_known_ones():
    with pytest.raises(rules.StateUnknown, match="block verified"):
        rules.claim_state("approved")


def test_what_was_paid_stays_paid_and_everything_can_get_there():
    assert set(MOVES) == set(ClaimState) == set(rules.STATE_LABELS)
    assert MOVES[ClaimState.PAID] == frozenset()
    reached = {ClaimState.DRAFT}
    while more := {to for state in reached for to in MOVES[state]} - reached:
        reached |= more
    assert reached == set(ClaimState)
    assert all(ClaimState.PAID not in MOVES[state] for state in ClaimState if state is not ClaimState.SENT_FOR_PAYMENT)
