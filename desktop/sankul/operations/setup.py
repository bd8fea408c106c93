"""The making of an office: its row, its key for certificates, and the tables that its state begins with."""

from dataclasses import dataclass

from sankul.errors import Refusal
from sankul.operations.certificates import make_issuer_key
from sankul.operations.codes import Signer
from sankul.operations.districts import find_state, said_district, said_state, the_districts, the_states
from sankul.operations.holidays import seed_holidays
from sankul.operations.offices import OfficeNameless
from sankul.operations.rates import seed_rates
from sankul.operations.store import Store
from sankul.rules.districts import District
from sankul.rules.offices import Office
from sankul.text import N_, nfc


class StateUnknown(Refusal):
    """No state has this name."""

    message = N_("There is no state “{name}”. Write its full name, such as Uttar Pradesh.")
    field = "state"


class DistrictMissing(Refusal):
    """An office belongs to a district."""

    message = N_("Choose the district of the office.")
    field = "district"


class DistrictUnknown(Refusal):
    """The state has no district of this name."""

    message = N_("{state} has no district “{name}”. Check the spelling; the nearest is {nearest}.")
    field = "district"


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What a new office is asked for. State and district by name or LGD code, in either script."""

    name: str
    state: str
    district: str
    block: str = ""
    name_hi: str = ""

    def check(self) -> District:
        """The district; raises OfficeNameless, StateUnknown, DistrictMissing or DistrictUnknown."""
        if not nfc(self.name):
            raise OfficeNameless
        districts = the_districts()
        states = dict(the_states())
        code = find_state(self.state)
        if code is None:
            raise StateUnknown(name=nfc(self.state))
        if not nfc(self.district):
            raise DistrictMissing
        district = districts.by_code.get(self.district) or districts.find(self.district, code)
        if district is None or district.state_code != code:
            near = districts.like(self.district, code)
            nearest = said_district(near.code, near.name) if near else "—"
            raise DistrictUnknown(state=said_state(code, states[code]), name=nfc(self.district), nearest=nearest)
        return district


def office_of(new: NewOffice) -> Office:
    """The office row. Serial numbers begin with the district's first letters and the block, until the office changes it."""
    district, block = new.check(), nfc(new.block)
    letters = "".join(letter for letter in district.name.upper() if letter.isalpha())[:3]
    block_letters = "".join(letter for letter in block.upper() if letter.isascii() and letter.isalnum())
    return Office(
        name=nfc(new.name),
        name_hi=nfc(new.name_hi),
        state_code=district.state_code,
        state=district.state,
        district_code=district.code,
        district=district.name,
        block=block,
        serial_prefix="/".join(part for part in (letters, block_letters) if part),
    )


def set_up_office(store: Store, new: NewOffice, signer: Signer) -> Office:
    """Make the office in an empty store, with its key, its state's days off and its state's usual rates."""
    office = office_of(new)
    with store.transaction(N_("Make the office “{name}”"), can_undo=False, name=office.name) as work:
        work.offices.add(office)
    seed_holidays(store)
    seed_rates(store)
    make_issuer_key(store, signer)
    return office
