"""Erasure in a whole office: every total stands, nothing of the person is left, and the paper is still known."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from sankul.exchange.codes import Codes
from sankul.identity import new_id
from sankul.operations.certificate_papers import reprint, waiting_certificates
from sankul.operations.certificates import IssueRequest, issue, list_certificates, revoke
from sankul.operations.claims import prepare
from sankul.operations.contacts import ContactQuery, list_contacts, save_contact
from sankul.operations.eligibility import eligibility
from sankul.operations.erasure import erase_person, erasure_ahead
from sankul.operations.merging import merge_people
from sankul.operations.people import find_people, list_people, save_person
from sankul.operations.people_named import PersonUnknown, the_person
from sankul.operations.people_pages import person_page
from sankul.operations.privacy import Addressees, note_notices, see_account
from sankul.operations.roles import add_role
from sankul.operations.verification import verify
from sankul.rules.certificates import CertificateState
from sankul.rules.claims import ClaimState, Rate, RateUnit
from sankul.rules.contacts import Contact, ContactKind
from sankul.rules.erasure import CertificateForgotten, ClaimsOpen, LeadsCircle, PersonErased
from sankul.rules.merging import Distinction, Merger
from sankul.rules.people import BankAccount, RoleName
from sankul.rules.spaces import Space
from sankul.rules.verification import Finding
from sankul.text import N_

NAMES = ("Bindu Soni", "बिन्दु सोनी", "B. Soni")
NUMBERS = ("6000123456", "00998877665544")


@pytest.fixture
def bindu(store, season):
    """A teacher of whom the office knows all that it can know."""
    person = replace(season.people["Bindu Soni"], mobile=NUMBERS[0], employee_code="EMP00123", gender="F")
    other = season.people["Anjali Rao"].id
    with store.transaction("Live") as work:
        work.people.replace(person)
        work.bank_accounts.add(BankAccount(person_id=person.id, account=NUMBERS[1], ifsc="SBIN0000077"))
        work.mergers.add(Merger(kept_id=person.id, gone_id="0" * 36, name="B. Soni", on=date(2026, 10, 1)))
        work.distinctions.add(
            Distinction(one_id=min(other, person.id), other_id=max(other, person.id), on=date(2026, 10, 1))
        )
        mark = work.marks.first(person_id=person.id)
        work.marks.replace(replace(mark, remark="Bindu Soni had fever"))
        work.spaces.add(
            Space(
                name="Verandah",
                capacity=9,
                contact=NAMES[0],
                contact_mobile=NUMBERS[0],
                district_code="148",
                district="G",
            )
        )
        work.rates.add(
            Rate(
                state_code="9",
                role="teacher",
                head="Refreshment",
                amount_paise=20_000,
                unit=RateUnit.SESSION,
                from_on=date(2026, 4, 1),
            )
        )
    save_contact(
        store,
        Contact(
            person_id=person.id, kind=ContactKind.VISIT, on=date(2026, 11, 2), minutes=90, note="Bindu Soni is ill"
        ),
    )
    note_notices(store, Addressees([person.id]), date(2026, 11, 1), "both")
    see_account(store, person.id)
    return person


def pay(store):
    """Prepare October's claims and pay them."""
    prepare(store, "2026-10")
    with store.transaction("Pay") as work:
        work.claims.replace(*[replace(each, state=ClaimState.PAID) for each in work.claims.where()])


def give_certificates(store, printer, tmp_path):
    return issue(store, printer, Codes(), IssueRequest("participation", 50, "both"), tmp_path / "papers")


def totals(store):
    """All figures that an auditor may add up again."""
    with store.reading() as work:
        people = {each.id: each for each in work.people.where()}
        return {
            "people by district": len([each for each in people.values() if each.district_code == "148"]),
            "claims": [
                (each.person_id, each.head, each.quantity, each.net_paise, each.state) for each in work.claims.where()
            ],
            "paise": sum(each.net_paise for each in work.claims.where()),
            "marks": [(each.session_id, each.person_id, each.state) for each in work.marks.where()],
            "serials": [(each.serial, each.state, each.kind, each.person_id) for each in work.certificates.where()],
            "hours": [each.facts["hours"] for each in work.certificates.where()],
            "contacts": [(each.person_id, each.kind, each.minutes) for each in work.contacts.where()],
            "disclosures": work.disclosures.count(),
            "members": [(each.circle_id, each.person_id, each.from_on) for each in work.members.where()],
        }


def dump(store):
    with store._engine.connect() as connection:
        names = [name for (name,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))]
        return "\n".join(
            str(tuple(row)) for name in names for row in connection.execute(text(f'SELECT * FROM "{name}"'))
        )


def test_totals_stand_and_nothing_of_the_person_is_left(store, printer, bindu, tmp_path):
    pay(store)
    give_certificates(store, printer, tmp_path)
    before = totals(store)
    ahead = erasure_ahead(store, bindu.id)
    done = erase_person(store, bindu.id)
    assert (ahead.person.name, ahead.contacts, ahead.certificates, ahead.claims) == (done.person.name, 1, 1, 1)
    assert totals(store) == before
    left = dump(store)
    assert [word for word in (*NAMES, *NUMBERS, "EMP00123", "fever", "is ill") if word in left] == []
    assert "Anjali Rao" in left
    assert store.findings() == ()


def test_the_paper_is_known_by_its_code_and_cannot_be_made_again(store, printer, bindu, tmp_path):
    give_certificates(store, printer, tmp_path)
    (certificate,) = [each for each in list_certificates(store) if each.person_id == bindu.id]
    erase_person(store, bindu.id)
    (found,) = verify(store, Codes(), certificate.code)
    assert (found.finding, found.serial) == (Finding.VALID, certificate.serial)
    with pytest.raises(CertificateForgotten):
        reprint(store, printer, certificate.serial, tmp_path)
    revoke(store, certificate.serial, "Asked for")
    (found,) = verify(store, Codes(), certificate.code)
    assert found.finding is Finding.REVOKED
    with store.reading() as work:
        kept = work.certificates.get(certificate.id)
        assert kept.state is CertificateState.REVOKED
        assert kept.facts["name"] == work.people.get(bindu.id).name
        assert waiting_certificates(work) == ()


def test_whoever_was_erased_is_found_nowhere_and_gets_nothing_new(store, printer, bindu, tmp_path):
    pay(store)
    erased = erase_person(store, bindu.id).person
    assert bindu.id not in {each.id for each in list_people(store)}
    assert find_people(store, "Bindu") == find_people(store, erased.name) == ()
    with store.reading() as work:
        for text_ in (*NAMES, erased.name, NUMBERS[0]):
            with pytest.raises(PersonUnknown):
                the_person(work, text_)
        assert the_person(work, bindu.id).erased_on == date(2026, 11, 24)
    assert bindu.id not in {each.person.id for each in eligibility(store, "participation")}
    for act in (
        lambda: erase_person(store, bindu.id),
        lambda: save_person(store, bindu),
        lambda: add_role(store, bindu.id, RoleName.TEACHER),
        lambda: save_contact(store, Contact(person_id=bindu.id, kind=ContactKind.MESSAGE, on=date(2026, 11, 3))),
    ):
        with pytest.raises(PersonErased):
            act()


def test_a_month_prepared_later_gives_no_claim_to_nobody(store, bindu):
    erase_person(store, bindu.id)
    report = prepare(store, "2026-10")
    with store.reading() as work:
        assert bindu.id not in {each.person_id for each in work.claims.where()}
    assert all("Erased" not in each.person for each in (*report.claims, *report.refused))


def test_roles_and_the_place_end_today_and_the_page_still_opens(store, bindu):
    erase_person(store, bindu.id)
    page = person_page(store, bindu.id)
    assert [each.role.until_on for each in page.roles] == [date(2026, 11, 24)]
    assert [each.until_on for each in page.places] == [date(2026, 11, 24)]
    assert (page.account, page.notices, page.also_known_as) == ("", (), ())
    assert [(each.attended, each.held) for each in page.took_part] == [(3, 4)]
    (contact,) = list_contacts(store, ContactQuery(bindu.id))
    assert (contact.contact.minutes, contact.contact.note) == (90, "")


@pytest.mark.parametrize("written", ["BINDU SONI", "Smt. Bindu Soni", "श्रीमती बिन्दु सोनी"])
def test_a_meeting_space_forgets_whom_to_ask_however_the_name_stands_there(store, bindu, written):
    with store.transaction("Space") as work:
        work.spaces.add(Space(name="Hall", capacity=9, contact=written, district_code="148", district="G"))
        work.spaces.add(Space(name="Yard", capacity=9, contact="Bindu Sonkar", district_code="148", district="G"))
    erase_person(store, bindu.id)
    with store.reading() as work:
        assert {each.name: each.contact for each in work.spaces.where()} == {
            "Verandah": "",
            "Hall": "",
            "Yard": "Bindu Sonkar",
        }


def test_money_under_way_and_a_circle_without_mentor_forbid_it(store, season, bindu):
    prepare(store, "2026-10")
    with pytest.raises(ClaimsOpen):
        erase_person(store, bindu.id)
    with pytest.raises(LeadsCircle):
        erasure_ahead(store, season.mentor.id)
    assert person_page(store, bindu.id).person.name == "Bindu Soni"


def test_a_former_mentor_leaves_the_name_of_the_circle(store, season):
    with store.transaction("Change the mentor") as work:
        (place,) = work.members.where(person_id=season.mentor.id)
        work.members.replace(replace(place, until_on=date(2026, 11, 1), reason="Manoj Verma moved"))
        work.circles.replace(replace(season.circle, name="Circle of Manoj Verma"))
    erased = erase_person(store, season.mentor.id).person
    with store.reading() as work:
        assert work.circles.get(season.circle.id).name == f"Circle of {erased.name}"
    assert "Manoj Verma" not in dump(store)
    assert store.findings() == ()


def test_former_names_and_merged_entries_are_forgotten_too(store, season):
    person = season.people["Bindu Soni"]
    save_person(store, replace(person, name="Bindoo Sonny"))
    save_person(store, person)
    twin = save_person(store, replace(person, id=new_id(), name="B. D. Soni", name_hi="", mobile="6000123499"))
    merge_people(store, person.id, twin.id)
    with store.transaction(N_("Rename {name}"), name="Bindoo Sonny") as work:
        work.spaces.add(Space(name="Hall", capacity=9, district_code="148", district="G"))
    erase_person(store, person.id)
    left = dump(store)
    assert [word for word in ("Bindoo", "B. D. Soni", "Bindu", "बिन्दु", "6000123499") if word in left] == []
    assert store.findings() == ()


def test_an_erasure_is_named_by_its_code_alone_in_either_language(store, bindu):
    erase_person(store, bindu.id)
    code = person_page(store, bindu.id).person.name.split()[-1]
    assert store.entries(1)[0].sentence() == f"A person was erased on request: {code}"


def test_undo_passes_over_the_erasure_and_stops_at_what_lost_its_data(store, bindu):
    erase_person(store, bindu.id)
    with store.transaction("Later") as work:
        work.spaces.replace(replace(work.spaces.where()[0], capacity=10))
    assert store.undo().label == "Later"
    assert person_page(store, bindu.id).person.erased_on is not None
