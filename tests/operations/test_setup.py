"""A new office: found by name in either script, with its key, days off and rates, and refused with a sentence."""

import pytest

from sankul.exchange.codes import Codes
from sankul.operations.districts import find_state, the_states
from sankul.operations.offices import OfficeNameless
from sankul.operations.setup import DistrictMissing, DistrictUnknown, NewOffice, StateUnknown, office_of, set_up_office
from sankul.storage.offices import make_office_file


@pytest.mark.parametrize("state", ["Uttar Pradesh", "uttar  pradesh", "UTTAR-PRADESH", "उत्तर प्रदेश", "9", "09"])
@pytest.mark.parametrize("district", ["Gorakhpur", "GORAKHPUR", "गोरखपुर"])
def test_state_and_district_by_any_of_their_names(state, district):
    office = office_of(NewOffice("BRC", state, district, "Khorabar"))
    assert (office.state_code, office.state, office.district) == ("9", "Uttar Pradesh", "Gorakhpur")
    assert office.serial_prefix == "GOR/KHORABAR"


def test_every_state_has_its_hindi_name():
    assert len(the_states()) == 36
    assert all(find_state(name) == code for code, name in the_states())


def test_a_district_of_two_states_is_that_of_the_office():
    codes = {state: office_of(NewOffice("BRC", state, "Balrampur")).district_code for state in ("9", "22")}
    assert len(set(codes.values())) == 2


@pytest.mark.parametrize(
    ("new", "refusal", "said"),
    [
        (NewOffice("", "Uttar Pradesh", "Gorakhpur"), OfficeNameless, "name of the office"),
        (NewOffice(" ", "Uttar Pradesh", "Gorakhpur"), OfficeNameless, "name of the office"),
        (NewOffice("BRC", "Utter Desh", "Gorakhpur"), StateUnknown, "Utter Desh"),
        (NewOffice("BRC", "Uttar Pradesh", " "), DistrictMissing, "Choose the district"),
        (NewOffice("BRC", "Uttar Pradesh", "Gorakpor"), DistrictUnknown, "Gorakhpur"),
        (NewOffice("BRC", "Uttar Pradesh", "Raipur"), DistrictUnknown, "Raipur"),
    ],
)
def test_what_is_refused(new, refusal, said):
    with pytest.raises(refusal, match=said):
        new.check()


def test_an_office_begins_with_its_key_its_days_off_and_its_rates(tmp_path):
    store = make_office_file(tmp_path / "office.sankul")
    set_up_office(store, NewOffice("BRC खोराबार", "Uttar Pradesh", "Gorakhpur"), Codes())
    with store.reading() as work:
        assert work.offices.count() == 1
        assert work.issuer_keys.first().private_key
        assert work.holidays.count() > 10
        assert work.rates.count() > 0
    assert store.findings() == ()
    store.close()
