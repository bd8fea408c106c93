"""Whom an issue is meant for: conditions over all that is on record, exceptions with a reason, names that no paper can show."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sankul.exchange.codes import Codes
from sankul.operations import certificates
from sankul.operations.certificate_reasons import ReasonTooLong
from sankul.operations.certificate_requests import IssueRequest
from sankul.operations.course_work import add_task, note_handed_in
from sankul.operations.designs import DesignUnknown
from sankul.operations.eligibility import (
    MoreThanTasks,
    OverrideUnreasoned,
    PersonNotInCircles,
    SeveralPeopleNamed,
    eligibility,
)
from sankul.operations.printable import SharedUnprintable
from sankul.operations.session_leaders import note_leader
from sankul.rules.certificates import HoursOutside, WorkNotForMentors
from sankul.rules.sessions import SessionState

URDU = "نام"


def issue(store, printer, out, **request):
    return certificates.issue(
        store, printer, Codes(), IssueRequest(request.pop("kind", "participation"), **request), out
    )


def why(store, **conditions):
    return {each.person.name: each.why for each in eligibility(store, "participation", **conditions)}


def rename(store, person, **changes):
    with store.transaction("Rename") as work:
        work.people.replace(replace(work.people.get(person.id), **changes))


def test_all_conditions_are_explained_for_everyone(store, season, monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-01T10:00:00+05:30")
    task = add_task(store, "Map")
    add_task(store, "Diary")
    note_handed_in(store, task.id, {season.people["Bindu Soni"].id: date(2026, 10, 30)})
    assert why(store, min_percent=75, min_hours=5, min_work=1) == {
        "Anjali Rao": "Handed in 0 of 2 tasks; 1 are needed. Not handed in: “Map”, “Diary”.",
        "Bindu Soni": "Attended for 4.5 hours; 5 are needed. "
        "Sessions still planned: 2; whoever attends 1 of them reaches it.",
        "Kiran Bind": "Attended 1 of 4 sessions (25 %); 75 % is needed. "
        "Sessions still planned: 2; that is too few to reach it. "
        "Attended for 1.5 hours; 5 are needed. Sessions still planned: 2; that is too few to reach it. "
        "Handed in 0 of 2 tasks; 1 are needed. Not handed in: “Map”, “Diary”.",
    }


def test_more_tasks_than_there_are_cannot_be_asked_for(store, season, printer, tmp_path):
    with pytest.raises(MoreThanTasks, match="has 0 tasks"):
        eligibility(store, "participation", min_work=1)
    with pytest.raises(MoreThanTasks):
        issue(store, printer, tmp_path / "out", min_work=1)
    with pytest.raises(HoursOutside):
        issue(store, printer, tmp_path / "out", min_hours=-1)
    with pytest.raises(WorkNotForMentors):
        issue(store, printer, tmp_path / "out", kind="appreciation", min_work=1)
    with pytest.raises(DesignUnknown):
        issue(store, printer, tmp_path / "out", design="Golden")
    assert not (tmp_path / "out").exists()


def test_an_exception_needs_a_reason_and_keeps_it(store, season, printer, tmp_path):
    report = issue(store, printer, tmp_path, overrides=(("kiran bind", " Ill for  a month "),))
    assert [(each.person, each.override) for each in report.issued] == [
        ("Anjali Rao", ""),
        ("Bindu Soni", ""),
        ("Kiran Bind", "Ill for a month"),
    ]
    assert report.refused == ()
    newest = certificates.list_certificates(store)[0]
    assert (newest.facts["name"], newest.override) == ("Kiran Bind", "Ill for a month")
    assert "Ill for a month" not in str(newest.facts)
    entry, change = store.history(newest.id)[0]
    assert entry.sentence() == "Issue certificates (3), as exceptions 1: Ill for a month"
    assert change.after["override"] == "Ill for a month"


def test_a_reason_that_was_not_needed_is_not_kept(store, season, printer, tmp_path):
    report = issue(store, printer, tmp_path, overrides=(("Anjali Rao", "Good"),), only=("Anjali Rao",))
    assert [(each.person, each.override) for each in report.issued] == [("Anjali Rao", "")]


def test_nothing_overrides_that_someone_holds_one(store, season, printer, tmp_path):
    issue(store, printer, tmp_path)
    report = issue(store, printer, tmp_path, overrides=(("Anjali Rao", "Please"),), only=("Anjali Rao",))
    assert report.issued == ()
    assert [(each.person, each.why) for each in report.refused] == [
        ("Anjali Rao", "Already holds GKP/KHORABAR/2026-27/0001.")
    ]


def test_only_those_who_are_named(store, season, printer, tmp_path):
    bindu = season.people["Bindu Soni"]
    report = issue(store, printer, tmp_path, only=(bindu.id, "किरण बिन्द"))
    assert [each.person for each in report.issued] == ["Bindu Soni"]
    assert [each.person for each in report.refused] == ["Kiran Bind"]


def test_people_who_cannot_be_meant_stop_the_issue(store, season, printer, tmp_path):
    rename(store, season.people["Kiran Bind"], name="Bindu Soni")
    for request, refusal in (
        ({"only": ("Manoj Verma",)}, PersonNotInCircles),
        ({"overrides": (("Nobody", "Because"),)}, PersonNotInCircles),
        ({"only": ("bindu soni",)}, SeveralPeopleNamed),
        ({"overrides": (("Anjali Rao", "  "),)}, OverrideUnreasoned),
    ):
        with pytest.raises(refusal):
            issue(store, printer, tmp_path / "out", **request)
    assert certificates.list_certificates(store) == ()
    assert not (tmp_path / "out").exists()


def test_a_design_that_is_not_there_is_refused_even_when_nobody_gets_one(store, season, printer, tmp_path):
    with pytest.raises(DesignUnknown):
        issue(store, printer, tmp_path / "out", only=("Kiran Bind",), design="Golden")


def test_a_reason_that_no_line_of_the_register_can_hold_is_refused(store, season, printer, tmp_path):
    with pytest.raises(ReasonTooLong, match="501 characters; 500 are the most"):
        issue(store, printer, tmp_path / "out", overrides=(("Kiran Bind", "x" * 501),))
    issue(store, printer, tmp_path / "out", overrides=(("Kiran Bind", "x" * 500),))
    assert [each.override for each in certificates.list_certificates(store) if each.override] == ["x" * 500]


def test_a_name_that_cannot_be_seen_gives_way_to_the_other_script(store, season, printer, tmp_path):
    rename(store, season.people["Anjali Rao"], name="\u200b\u200d")
    issue(store, printer, tmp_path, only=("अंजलि राव",), language="en")
    (certificate,) = certificates.list_certificates(store)
    assert (certificate.facts["name"], certificate.facts["name_hi"]) == ("", "अंजलि राव")


def test_who_has_a_longer_name_than_a_code_can_hold_is_told_so(store, season, printer, tmp_path):
    with store.transaction("Lengthen") as work:
        work.schools.replace(*(replace(each, name="P.S. " + "R" * 300) for each in work.schools.where()))
    report = issue(store, printer, tmp_path)
    assert report.issued == ()
    assert (
        report.refused[0].why == "“P.S. RRRRRRRRRRRRRRR…” is too long for a certificate; 300 characters are the most."
    )
    with store.transaction("Lengthen") as work:
        work.programmes.replace(*(replace(each, name_hi="अ" * 301) for each in work.programmes.where()))
    with pytest.raises(SharedUnprintable, match="is too long"):
        issue(store, printer, tmp_path / "out")


def test_someone_without_any_session_can_be_an_exception(store, season, printer, tmp_path):
    with store.transaction("Forget") as work:
        work.sessions.replace(*(replace(each, state=SessionState.PLANNED) for each in work.sessions.where()))
    report = issue(store, printer, tmp_path, overrides=(("Anjali Rao", "The old sheets burned"),))
    (certificate,) = certificates.list_certificates(store)
    assert [each.person for each in report.issued] == ["Anjali Rao"]
    assert (certificate.facts["from_on"], certificate.facts["until_on"], certificate.facts["sessions_held"]) == (
        "",
        "",
        "0",
    )


def test_a_name_that_no_paper_can_show_is_refused_and_the_rest_is_issued(store, season, printer, tmp_path):
    rename(store, season.people["Anjali Rao"], name="Anjali ☃ Rao")
    rename(store, season.people["Kiran Bind"], name="\u200b\u2003", name_hi="")
    report = issue(store, printer, tmp_path, overrides=(("Anjali ☃ Rao", "Please"),))
    assert [each.person for each in report.issued] == ["Bindu Soni"]
    assert [each.why for each in report.refused] == [
        "No paper can show Anjali ☃ Rao.",
        "The name is empty. Enter it in People first. Attended 1 of 4 sessions (25 %); 75 % is needed.",
    ]


def test_what_all_papers_share_is_looked_at_first(store, season, printer, tmp_path):
    with store.transaction("Decorate") as work:
        work.programmes.replace(*(replace(each, name_hi="☃") for each in work.programmes.where()))
    with pytest.raises(SharedUnprintable, match="No paper can show ☃"):
        issue(store, printer, tmp_path / "out")
    assert certificates.list_certificates(store) == ()
    assert printer.printed == []
    assert not (tmp_path / "out").exists()


def test_real_papers_of_odd_and_long_names(store, season, tmp_path):
    from sankul.printing.printer import PdfPrinter

    rename(store, season.people["Anjali Rao"], name=f"Anjali {URDU}")
    rename(store, season.people["Bindu Soni"], name="Bindu " * 33 + "So", name_hi="सुब्रह्मण्यम् " * 14 + "सोनी")
    rename(store, season.people["Kiran Bind"], name="ಕಿರಣ್ 🙂")
    report = issue(store, PdfPrinter(), tmp_path, min_percent=0)
    assert [each.person for each in report.issued] == ["Bindu " * 33 + "So"]
    assert len(report.refused) == 2
    assert all("cannot be printed" in each.why for each in report.refused)


@pytest.fixture
def led(store, season):
    """Anjali led two sessions, Bindu one that is still to be marked as held."""
    anjali, bindu = season.people["Anjali Rao"].id, season.people["Bindu Soni"].id
    for number, person_id in ((1, anjali), (3, anjali), (5, bindu)):
        note_leader(store, season.sessions[number - 1].id, person_id)


def test_teachers_who_led_a_held_session_are_thanked_for_it(store, season, printer, tmp_path, led):
    report = issue(store, printer, tmp_path, kind="leading", language="en")
    assert [each.person for each in report.issued] == ["Anjali Rao"]
    assert {each.why for each in report.refused} == {"Led no session that was held."}
    (certificate,) = certificates.list_certificates(store)
    facts = certificate.facts
    assert (facts["sessions_led"], facts["led_on"]) == ("2", "2026-10-07,2026-10-21")
    assert (facts["from_on"], facts["until_on"]) == ("2026-10-07", "2026-10-21")
    assert "sessions_attended" not in facts


def test_no_reason_makes_a_leader_of_someone_who_led_no_session(store, season, printer, tmp_path, led):
    overrides = (("Kiran Bind", "Helped a lot"),)
    report = issue(store, printer, tmp_path, kind="leading", only=("Kiran Bind",), overrides=overrides)
    assert report.issued == ()
    assert [each.why for each in report.refused] == ["Led no session that was held."]


def test_each_session_led_counts_for_one_certificate(store, season, printer, tmp_path, led):
    first = issue(store, printer, tmp_path, kind="leading").issued[0]
    again = issue(store, printer, tmp_path, kind="leading", only=("Anjali Rao",))
    assert [each.why for each in again.refused] == [
        "Already holds GKP/KHORABAR/2026-27/0001, and led no other session since."
    ]
    note_leader(store, season.sessions[3].id, season.people["Anjali Rao"].id)
    second = issue(store, printer, tmp_path, kind="leading").issued
    assert [each.person for each in second] == ["Anjali Rao"]
    assert certificates.list_certificates(store)[0].facts["led_on"] == "2026-10-28"
    certificates.revoke(store, first.serial, "Wrong")
    issue(store, printer, tmp_path, kind="leading")
    assert certificates.list_certificates(store)[0].facts["led_on"] == "2026-10-07,2026-10-21"


def test_leading_and_another_kind_stand_side_by_side(store, season, printer, tmp_path, led):
    issue(store, printer, tmp_path, kind="leading")
    assert len(issue(store, printer, tmp_path).issued) == 2


def test_the_outlook_counts_only_sessions_that_concern_the_person(store, season, monkeypatch):
    monkeypatch.setenv("SANKUL_NOW", "2026-11-01T10:00:00+05:30")
    kiran = season.people["Kiran Bind"]
    with store.transaction("Leave") as work:
        member = work.members.first(person_id=kiran.id)
        work.members.replace(replace(member, until_on=date(2026, 11, 4) + timedelta(days=1)))
    found = {each.person.name: each.record.planned_minutes for each in eligibility(store, "participation")}
    assert found == {"Anjali Rao": (90, 90), "Bindu Soni": (90, 90), "Kiran Bind": (90,)}
