"""What a corrected certificate says, whatever is corrected."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sankul.rules.certificate_corrections import (
    CORRECTABLE,
    CertificateNameless,
    Corrections,
    DaysFromSessions,
    NothingCorrected,
    PeriodBackwards,
    changed_facts,
    correctable,
    corrected_facts,
    in_place_of,
    superseded,
)
from sankul.rules.certificates import Certificate, CertificateKind, CertificateState, seen
from sankul.rules.offices import Signatory
from sankul.text import nfc

FACTS = {
    "kind": "participation",
    "name": "Anjali Rao",
    "name_hi": "अंजलि राव",
    "from_on": "2026-10-07",
    "until_on": "2026-10-28",
    "percent": "75",
    "issued_on": "2026-11-24",
    "signatory1_name": "Old",
    "signatory2_name": "Older",
}
OLD = Certificate(
    serial="GKP/2026-27/0001",
    financial_year="2026-27",
    sequence=1,
    kind=CertificateKind.PARTICIPATION,
    language="both",
    person_id="1",
    programme_id="2",
    issued_on=date(2026, 11, 24),
    facts=FACTS,
    code="SK1:",
    key_id="k",
    is_printed=True,
)
texts = st.text(max_size=40)
given_facts = st.dictionaries(st.sampled_from([*CORRECTABLE, "percent", "kind", "serial"]).filter(
    lambda name: not name.endswith("_on")), texts)  # fmt: skip


@given(given_facts, given_facts)
def test_only_what_may_be_corrected_changes_and_the_given_goes_before_the_present(facts, present):
    present = {name: seen(nfc(text)) for name, text in present.items() if name in CORRECTABLE}
    try:
        new = corrected_facts(OLD, present, Corrections(facts))
    except NothingCorrected:
        new = dict(FACTS)
    except CertificateNameless:
        merged = {**FACTS, **present, **{name: seen(nfc(text)) for name, text in facts.items()}}
        assert not merged["name"]
        assert not merged["name_hi"]
        return
    assert {name for name in new if new[name] != FACTS.get(name, "")} <= set(CORRECTABLE)
    expected = {**present, **{name: seen(nfc(text)) for name, text in facts.items() if name in CORRECTABLE}}
    assert {name: new.get(name, "") for name in expected} == expected
    assert changed_facts(FACTS, new).items() <= expected.items()


def test_one_day_is_a_period_and_a_day_before_is_none():
    assert corrected_facts(OLD, {}, Corrections({"from_on": "2026-10-28"}))["from_on"] == "2026-10-28"
    with pytest.raises(PeriodBackwards, match=r"28\.10\.2026, before it begins on 29\.10\.2026"):
        corrected_facts(OLD, {}, Corrections({"from_on": "2026-10-29"}))


def test_the_new_one_knows_the_old_one_and_who_signs_today():
    new = in_place_of(OLD, FACTS, [Signatory(name="New", designation="BEO", position=0)], date(2027, 1, 5))
    assert (new.replaces_id, new.is_printed, new.state) == (OLD.id, False, CertificateState.VALID)
    assert new.id != OLD.id
    assert (new.facts["replaces"], new.facts["replaces_on"]) == ("GKP/2026-27/0001", "2026-11-24")
    assert (new.facts["signatory1_name"], "signatory2_name" in new.facts) == ("New", False)
    assert (new.issued_on, new.facts["issued_on"]) == (date(2027, 1, 5), "2027-01-05")


def test_the_old_one_names_the_new_number():
    gone = superseded(OLD, "GKP/2026-27/0002", "Misspelt")
    assert (gone.state, gone.reason, gone.facts) == (
        CertificateState.SUPERSEDED,
        "GKP/2026-27/0002: Misspelt",
        OLD.facts,
    )


def test_a_name_that_cannot_be_seen_is_none():
    with pytest.raises(CertificateNameless):
        corrected_facts(OLD, {}, Corrections({"name": "\u200b", "name_hi": "\u200d\u00ad"}))
    assert corrected_facts(OLD, {}, Corrections({"name": "\u2060"}))["name"] == ""


def test_the_days_on_a_certificate_for_leading_come_from_the_sessions():
    led = replace(OLD, kind=CertificateKind.LEADING, facts={**FACTS, "led_on": "2026-10-07,2026-10-28"})
    assert {"from_on", "until_on"} == set(CORRECTABLE) - set(correctable(CertificateKind.LEADING))
    assert correctable(CertificateKind.PARTICIPATION) == CORRECTABLE
    with pytest.raises(DaysFromSessions):
        corrected_facts(led, {}, Corrections({"name": "Anjali Rai", "from_on": "2026-10-01"}))
    same = corrected_facts(led, {}, Corrections({"name": "Anjali Rai", "from_on": "2026-10-07"}))
    assert (same["name"], same["from_on"], same["led_on"]) == ("Anjali Rai", "2026-10-07", "2026-10-07,2026-10-28")
