"""The register as a paper: every number with its state, that none is missing, and the anchor of the audit trail."""

from dataclasses import replace

import pytest

from sankul.exchange.codes import Codes
from sankul.operations import certificates
from sankul.operations.certificate_corrections import correct
from sankul.operations.certificate_register import NothingRegistered, RegisterIsFolder, print_register, read_register
from sankul.operations.deliveries import FolderUnusable
from sankul.rules.certificate_corrections import Corrections
from sankul.rules.certificates import Certificate

CODES = Codes()


@pytest.fixture
def issued(store, season, printer, tmp_path):
    """Three certificates, one revoked, one replaced by a fourth."""
    request = certificates.IssueRequest("participation", min_percent=0)
    certificates.issue(store, printer, CODES, request, tmp_path / "out")
    certificates.revoke(store, "2", "Wrong person")
    correct(store, printer, CODES, "1", Corrections({"name": "Anjali Rai"}), "Misspelt", tmp_path / "out")
    return store


def test_every_number_stands_there_with_its_state(issued):
    register = read_register(issued, "en")
    assert [(line.serial[-4:], line.name.en, line.state, line.note) for line in register.lines] == [
        ("0001", "Anjali Rao", "Replaced", "New number GKP/KHORABAR/2026-27/0004: Misspelt"),
        ("0002", "Bindu Soni", "Revoked", "Wrong person"),
        ("0003", "Kiran Bind", "Valid", ""),
        ("0004", "Anjali Rai", "Valid", "In place of GKP/KHORABAR/2026-27/0001"),
    ]
    first = register.lines[0]
    assert first.place.en == "P.S. Rampur 1, 09580100101, Khorabar, Gorakhpur"
    assert first.place.hi == "प्रा.वि. रामपुर 1, 09580100101, Khorabar, गोरखपुर"
    assert (first.name.hi, first.kind, f"{first.issued_on}") == ("अंजलि राव", "Participation", "2026-11-24")
    assert register.closing == (
        "Certificates: 4. Valid: 2, revoked: 1, replaced: 1.",
        "2026-27: from GKP/KHORABAR/2026-27/0001 to GKP/KHORABAR/2026-27/0004, without a gap.",
    )
    assert register.head.office.en == "BRC Khorabar"


def test_the_anchor_is_the_last_entry_of_the_audit_trail(issued):
    last = issued.entries(1)[0]
    anchor = read_register(issued, "en").anchor
    assert f"entry {last.sequence}," in anchor
    assert last.hash in anchor.replace(" ", "")
    with issued.transaction("Rename") as work:
        work.people.replace(replace(work.people.first(), name="Other"))
    assert read_register(issued, "en").anchor != anchor


def test_it_speaks_the_language_that_is_asked_for(issued):
    register = read_register(issued, "hi")
    said = [register.anchor, *register.closing, *(text for line in register.lines for text in (line.kind, line.state))]
    assert [text for text in said if not any("ऀ" <= letter <= "ॿ" for letter in text)] == []


def test_numbers_of_other_programmes_are_no_gap_and_missing_ones_are_named(issued):
    with issued.transaction("Move") as work:
        programme = work.programmes.first()
        other = replace(programme, id="0" * 31 + "1", name="Other")
        work.programmes.add(other)
        work.certificates.replace(replace(work.certificates.first(sequence=2), programme_id=other.id))
    closing = read_register(issued, "en", programme.name).closing
    assert closing[0] == "Certificates: 3. Valid: 2, revoked: 0, replaced: 1."
    assert "without a gap; 1 of the numbers between stand in the registers of other programmes" in closing[1]
    with issued.transaction("Lose") as work:
        work.certificates.remove(work.certificates.first(sequence=2))
    closing = read_register(issued, "en", programme.name).closing
    assert closing[1].endswith("Numbers are missing: 2.")
    assert issued.findings() == ("1 serial numbers of certificates are missing.",)


def test_each_financial_year_has_its_own_range(issued):
    with issued.transaction("Add") as work:
        like = work.certificates.first()
        fields = {name: getattr(like, name) for name in Certificate.__dataclass_fields__ if name != "id"}
        fields |= {"serial": "GKP/KHORABAR/2025-26/0001", "financial_year": "2025-26", "sequence": 1}
        work.certificates.add(Certificate(**fields))
    register = read_register(issued, "en")
    assert register.lines[0].serial == "GKP/KHORABAR/2025-26/0001"
    assert [sentence[:8] for sentence in register.closing[1:]] == ["2025-26:", "2026-27:"]


def test_it_is_printed_into_the_file_that_is_named(issued, printer, tmp_path):
    out = tmp_path / "new" / "register.pdf"
    assert print_register(issued, printer, out, "hi") == out
    assert printer.printed[-1][1][0] == "hi"
    assert [file.name for file in out.parent.iterdir()] == ["register.pdf"]
    out.write_text("older")
    print_register(issued, printer, out, "en")
    assert out.read_text() != "older"


def test_letters_of_a_reason_that_no_paper_can_show_are_left_out(issued, printer, tmp_path):
    certificates.revoke(issued, "3", "Snow ☃ man")
    print_register(issued, printer, tmp_path / "register.pdf", "en")
    notes = [line.note for line in printer.printed[-1][1][1].lines]
    assert notes[1:3] == ["Wrong person", "Snow  man"]


def test_an_empty_register_is_not_printed(store, printer, tmp_path):
    with pytest.raises(NothingRegistered, match="Issue certificates first"):
        print_register(store, printer, tmp_path / "out" / "register.pdf", "en")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_folder_is_no_place_for_a_register(issued, printer, tmp_path, name):
    with pytest.raises(RegisterIsFolder):
        print_register(issued, printer, tmp_path / name if name != "." else tmp_path.__class__(""), "en")


def test_a_file_where_the_folder_should_be(issued, printer, tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(FolderUnusable):
        print_register(issued, printer, tmp_path / "taken" / "register.pdf", "en")
