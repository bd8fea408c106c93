"""A corrected certificate takes the place of the old one: one act, two numbers, a chain that can be followed."""

from dataclasses import replace

import pytest

from sankul.errors import Trouble
from sankul.exchange.codes import Codes
from sankul.operations import certificates
from sankul.operations.certificate_corrections import (
    NotForPaper,
    ReasonForCorrectionMissing,
    correct,
    present_facts,
)
from sankul.operations.certificate_papers import NothingWaiting, PapersUndelivered, print_waiting, reprint
from sankul.operations.certificate_reasons import ReasonTooLong
from sankul.operations.certificate_serials import AlreadyWithdrawn, SerialUnknown
from sankul.operations.certificates import list_certificates, revoke
from sankul.operations.eligibility import eligibility
from sankul.operations.verification import verify
from sankul.rules.certificate_corrections import (
    CertificateNameless,
    Corrections,
    NothingCorrected,
    PeriodBackwards,
)
from sankul.rules.certificates import CertificateState, FactTooLong
from sankul.rules.journal import CannotUndo
from sankul.rules.offices import Signatory
from sankul.rules.verification import Finding

CODES = Codes()
FIRST, NEW = "GKP/KHORABAR/2026-27/0001", "GKP/KHORABAR/2026-27/0003"
NAME = Corrections({"name": "Anjali Rai", "name_hi": "अंजलि राय"})


@pytest.fixture
def issued(store, season, printer, tmp_path):
    """Certificates 1 (Anjali Rao) and 2 (Bindu Soni)."""
    certificates.issue(
        store, printer, CODES, certificates.IssueRequest("participation", language="hi"), tmp_path / "out"
    )
    printer.printed.clear()
    return tmp_path / "out"


def mend(store, printer, out, corrections=NAME, reason="Name misspelt", serial=FIRST):
    return correct(store, printer, CODES, serial, corrections, reason, out)


def by_number(store):
    return {each.sequence: each for each in list_certificates(store)}


def test_a_new_certificate_takes_the_place_of_the_old(store, issued, printer):
    before = by_number(store)[1]
    done = mend(store, printer, issued)
    old, new = by_number(store)[1], by_number(store)[3]
    assert (done.certificate.serial, done.replaced) == (NEW, old)
    assert (old.state, old.reason, old.facts) == (CertificateState.SUPERSEDED, f"{NEW}: Name misspelt", before.facts)
    assert (new.state, new.reason, new.replaces_id, new.is_printed) == (CertificateState.VALID, "", old.id, True)
    assert (new.language, new.design_id, new.person_id) == (old.language, old.design_id, old.person_id)
    expected = {**before.facts, **NAME.facts, "replaces": FIRST, "replaces_on": "2026-11-24"}
    assert dict(new.facts) == expected
    ((name, (page,)),) = printer.printed
    assert done.file == issued / name == issued / "participation-GKP-KHORABAR-2026-27-0003.pdf"
    assert (page.serial, page.is_duplicate, page.facts["name"]) == (NEW, False, "Anjali Rai")
    assert store.findings() == ()


def test_it_is_one_act_that_says_both_numbers_and_cannot_be_undone(store, issued, printer):
    before = len(store.entries(1000))
    mend(store, printer, issued)
    _print, act = store.entries(2)
    assert len(store.entries(1000)) == before + 2
    assert act.sentence() == f"Replace the certificate {FIRST} by {NEW}"
    with pytest.raises(CannotUndo):
        store.undo()


def test_every_check_tells_the_old_from_the_new(store, issued, printer):
    old = by_number(store)[1]
    new = mend(store, printer, issued).certificate
    (checked_old,), (checked_new,) = (verify(store, CODES, each.code) for each in (old, new))
    assert (checked_old.finding, checked_new.finding) == (Finding.SUPERSEDED, Finding.VALID)
    assert checked_old.sentence.endswith(f"a corrected one took its place. {NEW}: Name misspelt")
    assert (checked_new.says["name"], checked_new.says["name_hi"]) == ("Anjali Rai", "अंजलि राय")


def test_the_person_still_holds_one_and_the_chain_goes_on(store, issued, printer):
    mend(store, printer, issued)
    holds = {each.person.name: each.holds for each in eligibility(store, "participation", 0)}
    assert holds["Anjali Rao"] == NEW
    done = mend(store, printer, issued, Corrections({"block": "Pipraich"}), "Block", serial="3")
    assert done.certificate.facts["replaces"] == NEW
    assert done.certificate.facts["name"] == "Anjali Rai"
    assert [by_number(store)[n].state.value for n in (1, 3, 4)] == ["superseded", "superseded", "valid"]


def test_the_present_data_are_taken(store, season, issued, printer):
    with store.transaction("Change") as work:
        work.people.replace(
            replace(season.people["Anjali Rao"], name="Anjali Rao Singh", school_id=None, block="Pipraich")
        )
        work.programmes.replace(replace(work.programmes.first(), name="FLN 2026-27"))
    facts = mend(store, printer, issued, Corrections({"from_on": "2026-10-01"}, is_fresh=True)).certificate.facts
    assert [facts[name] for name in ("name", "school", "udise", "block", "programme", "from_on")] == [
        "Anjali Rao Singh",
        "",
        "",
        "Pipraich",
        "FLN 2026-27",
        "2026-10-01",
    ]
    assert (facts["district_hi"], facts["sessions_attended"]) == ("गोरखपुर", "4")


def test_what_is_given_goes_before_the_present_data(store, issued, printer):
    done = mend(store, printer, issued, Corrections({"name": "A. Rao"}, is_fresh=True))
    assert done.certificate.facts["name"] == "A. Rao"


def test_present_data_are_those_that_were_printed(store, issued):
    with store.reading() as work:
        first = by_number(store)[1]
        assert present_facts(work, first).items() <= first.facts.items()


def test_who_signs_today_signs_the_new_paper(store, issued, printer, monkeypatch):
    with store.transaction("Appoint") as work:
        work.signatories.add(Signatory(name="Rakesh Singh", designation="BEO", position=0))
    monkeypatch.setenv("SANKUL_NOW", "2027-04-02T10:00:00+05:30")
    new = mend(store, printer, issued, serial=FIRST).certificate
    assert (new.serial, new.facts["issued_on"]) == ("GKP/KHORABAR/2027-28/0001", "2027-04-02")
    assert new.facts["signatory1_name"] == "Rakesh Singh"
    assert new.facts["replaces_on"] == "2026-11-24"


@pytest.mark.parametrize(
    ("corrections", "reason", "serial", "refusal"),
    [
        (NAME, "  ", FIRST, ReasonForCorrectionMissing),
        (NAME, "x" * 501, FIRST, ReasonTooLong),
        (NAME, "R", "77", SerialUnknown),
        (Corrections(), "R", FIRST, NothingCorrected),
        (Corrections(is_fresh=True), "R", FIRST, NothingCorrected),
        (Corrections({"name": " Anjali  Rao "}), "R", FIRST, NothingCorrected),
        (Corrections({"sessions_attended": "99", "serial": "1"}), "R", FIRST, NothingCorrected),
        (Corrections({"name": "", "name_hi": " "}), "R", FIRST, CertificateNameless),
        (Corrections({"name": "x" * 301}), "R", FIRST, FactTooLong),
        (Corrections({"from_on": "2026-12-01"}), "R", FIRST, PeriodBackwards),
        (Corrections({"name": "Snow ☃ Man"}), "R", FIRST, NotForPaper),
    ],
)
def test_what_is_refused_leaves_all_as_it_was(store, issued, printer, corrections, reason, serial, refusal):
    before, entries, files = by_number(store), store.entries(1000), sorted(issued.iterdir())
    with pytest.raises(refusal):
        mend(store, printer, issued, corrections, reason, serial)
    assert (by_number(store), store.entries(1000), sorted(issued.iterdir())) == (before, entries, files)
    assert printer.printed == []


def test_one_script_of_a_name_is_enough(store, issued, printer):
    facts = mend(store, printer, issued, Corrections({"name_hi": ""})).certificate.facts
    assert (facts["name"], facts["name_hi"]) == ("Anjali Rao", "")


def test_only_a_valid_one_is_corrected(store, issued, printer):
    mend(store, printer, issued)
    with pytest.raises(AlreadyWithdrawn, match="0003: Name misspelt"):
        mend(store, printer, issued)
    revoke(store, "2", "Wrong person")
    with pytest.raises(AlreadyWithdrawn):
        mend(store, printer, issued, serial="2")


def test_a_failing_printer_leaves_the_old_one_valid(store, issued, printer):
    class PaperJam(Trouble):
        message = "The printer failed."

    printer.fault = PaperJam()
    with pytest.raises(PaperJam):
        mend(store, printer, issued)
    assert [each.state for each in by_number(store).values()] == [CertificateState.VALID] * 2
    printer.fault = None
    assert mend(store, printer, issued).certificate.serial == NEW


def test_a_paper_that_cannot_be_handed_over_waits(store, issued, printer):
    (issued / "participation-GKP-KHORABAR-2026-27-0003.pdf").mkdir()
    with pytest.raises(PapersUndelivered, match="choose another folder and print those that wait"):
        mend(store, printer, issued)
    assert [each.state.value for each in by_number(store).values()] == ["valid", "valid", "superseded"]
    file = print_waiting(store, printer, issued.parent / "other")
    assert file.name == "participation-GKP-KHORABAR-2026-27-0003.pdf"
    assert not printer.printed[-1][1][0].is_duplicate
    with pytest.raises(NothingWaiting):
        print_waiting(store, printer, issued)


def test_a_duplicate_does_not_take_the_place_of_the_original(store, issued, printer):
    original = mend(store, printer, issued).file
    duplicate = reprint(store, printer, NEW, issued)
    assert duplicate.name == "participation-GKP-KHORABAR-2026-27-0003-duplicate.pdf"
    assert original.is_file()
    assert printer.printed[-1][1][0].is_duplicate
