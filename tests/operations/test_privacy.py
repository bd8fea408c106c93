"""Account numbers are seen on record only; notices are printed for whoever is meant, and noted once."""

from datetime import date

import pytest

from sankul.errors import Trouble
from sankul.operations.claims import prepare
from sankul.operations.claims_export import export_claims
from sankul.operations.people_pages import person_page
from sankul.operations.privacy import (
    Addressees,
    NoticeIsFolder,
    disclosures_of_year,
    note_notices,
    notice_papers,
    people_of_circle,
    print_notices,
    see_account,
)
from sankul.rules.claims import Rate, RateUnit
from sankul.rules.people import RoleName
from sankul.rules.privacy import (
    NOTICE_VERSION,
    DisclosureKind,
    NoAccount,
    NobodyToNotify,
    NoticeInFuture,
    NoticeLanguageUnknown,
)

ACCOUNT = "00123456789012"


def seen(store, person):
    return person_page(store, person.id).disclosures


def test_a_look_is_on_record_and_undo_passes_it_over(store, season):
    assert see_account(store, season.mentor.id) == ACCOUNT
    (look,) = seen(store, season.mentor)
    assert (look.kind, look.actor, look.what) == (DisclosureKind.SEEN, store.actor, "")
    assert store.entries(1)[0].sentence() == "The account number of Manoj Verma was seen"
    assert store.undo().label == "Make a season"


def test_the_same_look_within_a_minute_is_recorded_once(store, season, monkeypatch):
    for moment in ("10:00:00", "10:00:59", "10:01:30", "10:05:00"):
        monkeypatch.setenv("SANKUL_NOW", f"2026-11-24T{moment}+05:30")
        assert see_account(store, season.mentor.id) == ACCOUNT
    assert [f"{each.at:%H:%M:%S}" for each in seen(store, season.mentor)] == ["04:35:00", "04:31:30", "04:30:00"]
    store.actor = "somebody else"
    see_account(store, season.mentor.id)
    assert len(seen(store, season.mentor)) == 4


def test_nothing_is_shown_when_the_record_cannot_be_written(store, season, monkeypatch):
    from sankul.storage import journal
    from sankul.storage.troubles import DiskFull

    def full(*_args):
        raise DiskFull

    monkeypatch.setattr(journal, "write_entry", full)
    with pytest.raises(Trouble):
        see_account(store, season.mentor.id)
    monkeypatch.undo()
    assert seen(store, season.mentor) == ()


def test_without_an_account_nothing_is_seen(store, season):
    with pytest.raises(NoAccount):
        see_account(store, season.people["Anjali Rao"].id)
    assert seen(store, season.people["Anjali Rao"]) == ()


class Writer:
    """Writes files of nothing."""

    def claims_workbook(self, rolls, out):
        out.write_text("x")

    payee_workbook = payee_list = claims_workbook


def test_an_export_of_claims_is_on_record_in_one_note(store, season, printer, tmp_path):
    with store.transaction("Rate") as work:
        work.rates.add(
            Rate(
                state_code="9",
                role="mentor",
                head="Mobility",
                amount_paise=50_000,
                unit=RateUnit.MONTH,
                from_on=date(2026, 4, 1),
            )
        )
    prepare(store, "2026-10")
    export_claims(store, printer, Writer(), "2026-10", tmp_path / "claims")
    (sent,) = seen(store, season.mentor)
    assert sent.kind is DisclosureKind.EXPORTED
    assert sent.what.split(", ") == [
        "acquittance-roll-2026-10-en.pdf",
        "acquittance-roll-2026-10-hi.pdf",
        "claims-2026-10.xlsx",
        "payees-2026-10.csv",
        "payees-2026-10.xlsx",
    ]
    with store.reading() as work:
        (row,) = disclosures_of_year(work)
        assert row.person.name == "Manoj Verma"
        assert disclosures_of_year(work, "2025-26") == ()


def test_an_export_that_cannot_be_recorded_does_not_go_out(store, season, printer, tmp_path, monkeypatch):
    test_an_export_of_claims_is_on_record_in_one_note(store, season, printer, tmp_path)
    from sankul.operations import claims_export

    def refuse(*_args):
        raise NobodyToNotify

    monkeypatch.setattr(claims_export, "note_export", refuse)
    with pytest.raises(NobodyToNotify):
        export_claims(store, printer, Writer(), "2026-10", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_whom_a_notice_goes_to(store, season):
    ids = [season.people[name].id for name in ("Kiran Bind", "Anjali Rao")]

    def names(**meant):
        return [each.name.en for each in notice_papers(store, Addressees(**meant))]

    assert names() == ["Anjali Rao", "Bindu Soni", "Kiran Bind", "Manoj Verma"]
    assert names(person_ids=ids) == ["Anjali Rao", "Kiran Bind"]
    assert names(role=RoleName.MENTOR) == ["Manoj Verma"]
    assert note_notices(store, Addressees(ids), date(2026, 11, 20), "both") == 2
    assert names(is_missing=True) == ["Bindu Soni", "Manoj Verma"]
    assert names(is_missing=True, role=RoleName.TEACHER) == ["Bindu Soni"]
    with pytest.raises(NobodyToNotify):
        names(person_ids=ids, is_missing=True)
    with pytest.raises(NobodyToNotify):
        names(person_ids=[])
    with store.reading() as work:
        assert set(people_of_circle(work, season.circle.id)) == {each.id for each in season.people.values()}


def test_a_notice_is_noted_once_for_a_day_and_language(store, season):
    person = season.people["Kiran Bind"]
    meant = Addressees([person.id])
    assert note_notices(store, meant, date(2026, 11, 20), "hi") == 1
    assert note_notices(store, meant, date(2026, 11, 20), "hi") == 0
    assert note_notices(store, meant, date(2026, 11, 21), "hi") == 1
    kept = person_page(store, person.id).notices
    assert [(each.on.day, each.language, each.version) for each in kept] == [
        (21, "hi", NOTICE_VERSION),
        (20, "hi", NOTICE_VERSION),
    ]
    with pytest.raises(NoticeInFuture):
        note_notices(store, meant, date(2026, 11, 25), "hi")
    store.undo()
    assert len(person_page(store, person.id).notices) == 1


def test_a_notice_says_who_and_where(store, season):
    (paper,) = notice_papers(store, Addressees([season.mentor.id]))
    assert (paper.name.hi, paper.school.hi) == ("मनोज वर्मा", "प्रा.वि. रामपुर 1")
    assert (paper.head.office.en, paper.head.programme.en) == ("BRC Khorabar", "")


def test_notices_are_printed_into_a_file(store, season, tmp_path):
    class Notices:
        def privacy_notices(self, notices, out, language):
            out.write_text(f"{len(notices)} {language}")

    out = tmp_path / "new" / "notices.pdf"
    assert print_notices(store, Notices(), Addressees(), "both", out) == 4
    assert out.read_text() == "4 both"
    with pytest.raises(NoticeIsFolder):
        print_notices(store, Notices(), Addressees(), "both", tmp_path)
    with pytest.raises(NoticeLanguageUnknown):
        print_notices(store, Notices(), Addressees(), "ur", out)
