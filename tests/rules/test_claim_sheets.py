"""One sum on every sheet, whatever the claims are."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sankul.rules import claim_sheets as sheets
from sankul.rules.claims import Claim, ClaimState, Rate, RateUnit
from sankul.rules.papers import Both, Head
from sankul.rules.people import BankAccount, Person
from sankul.rules.schools import School

OCTOBER = date(2026, 10, 1)
OCCASION = sheets.Occasion(Head(Both("BRC"), Both("Gorakhpur"), Both("Literacy")), OCTOBER, date(2026, 11, 1))
PLACES = [("Gorakhpur", "Khorabar"), ("Gorakhpur", "Pipraich"), ("Jaunpur", "")]
PEOPLE = [
    Person(
        id=f"P{n}",
        name=name,
        name_hi="अ" if n % 2 else "",
        district_code="1",
        district=district,
        block=block,
        school_id="S" if n == 0 else None,
    )
    for n, (name, (district, block)) in enumerate(zip(["Bindu", "Anjali", "Kiran"], PLACES, strict=True))
]
RATE = Rate(id="R", role="mentor", head="A", amount_paise=1, unit=RateUnit.MONTH, from_on=OCTOBER, order_number="GO 12")
REGISTER = sheets.Register(
    {each.id: each for each in PEOPLE},
    {"S": School(id="S", udise="09580100101", name="P.S. Rampur", district_code="1", district="Gorakhpur")},
    {"P0": BankAccount(person_id="P0", account="00123456789", ifsc="SBIN0000077")},
    {"R": RATE},
)


def claim(person="P0", head="A", gross=50_000, deduction=0, **changes):
    facts = {
        "programme_id": "X",
        "month_on": OCTOBER,
        "unit": RateUnit.MONTH,
        "quantity": 1,
        "rate_id": "R",
        "rate_paise": gross,
    }
    return Claim(
        person_id=person,
        head=head,
        gross_paise=gross,
        deduction_paise=deduction,
        net_paise=gross - deduction,
        **{**facts, **changes},
    )


CLAIMS = st.lists(
    st.builds(
        claim,
        st.sampled_from(["P0", "P1", "P2"]),
        st.sampled_from(["A", "B"]),
        st.integers(1, 10**9),
        st.sampled_from([0, 1]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda each: (each.person_id, each.head),
)


@given(CLAIMS)
def test_all_sheets_have_one_sum(claims):
    total = sum(each.net_paise for each in claims)
    rolls = sheets.rolls_of(claims, REGISTER, OCCASION)
    assert sum(line.net_paise for roll in rolls for line in roll.lines) == total
    assert sum(line.net_paise for line in sheets.summary_of(claims, REGISTER, OCCASION).lines) == total
    payees = sheets.payees_of(claims, REGISTER)
    assert sum(each.net_paise for each in payees) == total
    assert len(payees) == len({each.person_id for each in claims})


def test_a_roll_for_each_head_by_name_with_order_and_codes():
    first, second = sheets.rolls_of([claim("P0", "B"), claim("P0"), claim("P1", rate_id=None)], REGISTER, OCCASION)
    assert (first.title.en, second.title.en) == ("A", "B")
    assert first.order_number == "GO 12"
    assert [(line.name.en, line.account, line.udise) for line in first.lines] == [
        ("Anjali", "", ""),
        ("Bindu", "00123456789", "09580100101"),
    ]


def test_places_are_districts_and_blocks_within_one_district():
    def places(*claims):
        return [(line.place, line.people) for line in sheets.summary_of(claims, REGISTER, OCCASION).lines]

    assert places(claim("P0"), claim("P1"), claim("P2")) == [("Gorakhpur", 2), ("Jaunpur", 1)]
    assert places(claim("P0"), claim("P1")) == [("Khorabar", 1), ("Pipraich", 1)]
    assert places(claim("P2")) == [("Jaunpur", 1)]


def test_returned_claims_are_left_out():
    assert sheets.claims_to_print([claim(state=ClaimState.RETURNED, reason="x"), claim("P1")])[0].person_id == "P1"
