"""Numbers as clerks write them: understood, or refused with those that are near."""

import pytest

from sankul.exchange.codes import Codes
from sankul.operations import certificates
from sankul.operations.certificate_serials import (
    AlreadyWithdrawn,
    SerialAmbiguous,
    SerialUnknown,
    SerialUnlike,
    certificate_called,
    valid_certificate_called,
)
from sankul.rules.certificates import Certificate


@pytest.fixture
def issued(store, season, printer, tmp_path):
    """Three certificates of 2026-27; their last numbers are 1 to 3."""
    certificates.issue(store, printer, Codes(), certificates.IssueRequest("participation", min_percent=0), tmp_path)
    return store


def called(store, serial):
    with store.reading() as work:
        return certificate_called(work, serial).serial


def add(store, serial, year, sequence):
    """A further certificate, as of another year or of an office that changed the beginning of its numbers."""
    with store.transaction("Add") as work:
        like = work.certificates.first()
        fields = {name: getattr(like, name) for name in Certificate.__dataclass_fields__ if name != "id"}
        work.certificates.add(Certificate(**{**fields, "serial": serial, "financial_year": year, "sequence": sequence}))


@pytest.mark.parametrize(
    "serial",
    [
        "GKP/KHORABAR/2026-27/0002",
        " gkp/khorabar/2026-27/0002 ",
        "gkp / Khorabar / 2026-27 / 2",
        "GKP KHORABAR 2026 27 0002",
        "GKP\\KHORABAR\\2026–27\\0002",
        "GKP-KHORABAR-2026-27-0002",
        "gkp/khorabar/२०२६-२७/०००२",
        "2026-27/2",
        "0002",
        "2",
        "२",
    ],
)
def test_one_number_in_many_writings(issued, serial):
    assert called(issued, serial) == "GKP/KHORABAR/2026-27/0002"


@pytest.mark.parametrize(
    ("serial", "near"),
    [
        ("GKP/KHORABAR/2026-27/0009", "GKP/KHORABAR/2026-27/0001"),
        ("GKP/KORABAR/2026-27/0002", "GKP/KHORABAR/2026-27/0002"),
        ("99", "GKP/KHORABAR/2026-27/0001 – GKP/KHORABAR/2026-27/0003"),
    ],
)
def test_what_is_near_is_named(issued, serial, near):
    with pytest.raises(SerialUnlike) as refused:
        called(issued, serial)
    assert near in str(refused.value)


@pytest.mark.parametrize("serial", ["", " / ", "MRT/2024-25/7777", "क" * 300])
def test_what_is_like_nothing_is_refused(issued, serial):
    with pytest.raises(SerialUnknown) as refused:
        called(issued, serial)
    assert type(refused.value) is SerialUnknown


def test_an_office_without_certificates_knows_no_number(store):
    for serial in ("1", "GKP/KHORABAR/2026-27/0001"):
        with pytest.raises(SerialUnknown):
            called(store, serial)


def test_a_number_alone_is_one_of_this_year(issued, monkeypatch):
    add(issued, "GKP/KHORABAR/2025-26/0002", "2025-26", 2)
    add(issued, "GKP/KHORABAR/2025-26/0050", "2025-26", 50)
    assert called(issued, "2") == "GKP/KHORABAR/2026-27/0002"
    assert called(issued, "2025-26/2") == "GKP/KHORABAR/2025-26/0002"
    with pytest.raises(SerialUnlike):
        called(issued, "50")
    monkeypatch.setenv("SANKUL_NOW", "2025-12-01T10:00:00+05:30")
    assert called(issued, "50") == "GKP/KHORABAR/2025-26/0050"


def test_a_part_that_several_share_is_refused_and_they_are_named(issued):
    add(issued, "MRT/2026-27/0002", "2026-27", 7002)
    with pytest.raises(SerialAmbiguous, match=r"GKP/KHORABAR/2026-27/0002, MRT/2026-27/0002\."):
        called(issued, "2026-27/0002")
    assert called(issued, "mrt/2026-27/2") == "MRT/2026-27/0002"


def test_many_that_are_meant_are_not_all_named(issued):
    for number in range(6):
        add(issued, f"A{number}/2026-27/0002", "2026-27", 7000 + number)
    with pytest.raises(SerialAmbiguous, match=r"A2/2026-27/0002, …\."):
        called(issued, "2")


def test_only_a_valid_one_is_given_for_acts(issued):
    certificates.revoke(issued, "3", "Wrong person")
    with issued.reading() as work:
        assert valid_certificate_called(work, "2").sequence == 2
        with pytest.raises(AlreadyWithdrawn, match=r"0003 is not valid any more: .* Reason: Wrong person"):
            valid_certificate_called(work, "3")
    assert issued.entries(1)[0].sentence() == "Revoke the certificate GKP/KHORABAR/2026-27/0003"
