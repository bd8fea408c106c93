"""The form of a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sankul.errors import Refusal
from sankul.operations.people import Bank
from sankul.rules.designations import KNOWN
from sankul.rules.districts import District
from sankul.rules.identifiers import read_account, read_ifsc, read_mobile
from sankul.rules.people import (
    GENDER_LABELS,
    ROLE_LABELS,
    AccountWrong,
    IfscWrong,
    MobileWrong,
    Person,
    RoleName,
    mask_account,
)
from sankul.rules.schools import School
from sankul.text import _, in_language, is_in_hindi, language
from sankul.ui.block_field import BlockField
from sankul.ui.fields import ChoiceField, Field, TextField
from sankul.ui.forms import Form
from sankul.ui.people.fields import ProposingField, SchoolField, name_fields

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.ui.jobs import Jobs

NO_ACCOUNT = "-"


@dataclass(frozen=True, slots=True)
class PersonChoices:
    """What the form of a person needs: the person (None: a new one), the account, and what can be chosen."""

    person: Person | None
    account: str
    ifsc: str
    school: School | None
    districts: tuple[District, ...]
    district_code: str


def read_choices(work: "Work", person_id: str = "") -> PersonChoices:
    """Read them; `person_id` names who is edited."""
    from sankul.operations.districts import the_districts
    from sankul.operations.offices import the_office

    office, known = the_office(work), the_districts()
    person = work.people.get(person_id) if person_id else None
    bank = work.bank_accounts.first(person_id=person_id) if person_id else None
    districts = list(known.of_state(office.state_code))
    if person and person.district_code not in {each.code for each in districts}:
        districts.append(District(person.district_code, person.district, "", "", ""))
    school = work.schools.find(person.school_id) if person and person.school_id else None
    code = person.district_code if person else office.district_code
    account, ifsc = (bank.account, bank.ifsc) if bank else ("", "")
    return PersonChoices(person, account, ifsc, school, tuple(districts), code)


class PersonForm(Form):
    """A new person, or changes to one. An empty account keeps the one that is known."""

    def __init__(self, choices: PersonChoices, jobs: "Jobs") -> None:
        self._choices = choices
        self._districts = {each.code: each for each in choices.districts}
        title, word = (_("Edit the person"), _("Save")) if choices.person else (_("Add a person"), _("Add the person"))
        super().__init__(title, _fields(choices, jobs), word)
        school, district = self.fields["school"], self.fields["district"]
        assert isinstance(school, SchoolField)
        school.chosen.connect(self._move_to)
        district.changed.connect(self._propose_blocks)

    def begin_with(self, typed: str) -> None:
        """Put what was looked for in vain where it belongs: a mobile number, or a name in the script in which it is."""
        field = self.fields[_field_for(typed)]
        assert isinstance(field, TextField)
        field.edit.setText(typed)

    def person(self) -> Person:
        """The person as the form now says."""
        values = self.values()
        district = self._districts[values["district"]]
        texts = {name: values[name] for name in ("name", "name_hi", "gender", "designation", "mobile", "employee_code")}
        texts |= {"block": values["block"], "district_code": district.code, "district": district.name}
        old = self._choices.person
        texts["school_id"] = values["school"]
        return replace(old, **texts) if old else Person(**texts)

    def bank(self) -> Bank | None:
        """The account as the form now says; None when nothing is to change."""
        account, ifsc = self.fields["account"].value(), self.fields["ifsc"].value()
        if account == NO_ACCOUNT:
            return Bank("")
        if not account and (ifsc == self._choices.ifsc or not self._choices.account):
            return None
        return Bank(account or self._choices.account, ifsc)

    def role(self) -> RoleName | None:
        """The first role of a new person."""
        field = self.fields.get("role")
        return field.value() if field else None

    def _move_to(self, school: School) -> None:
        district, block = self.fields["district"], self.fields["block"]
        assert isinstance(district, ChoiceField)
        assert isinstance(block, BlockField)
        if school.district_code in self._districts:
            district.put(school.district_code)
            self._propose_blocks()
        block.edit.setText(school.block)

    def _propose_blocks(self) -> None:
        block = self.fields["block"]
        assert isinstance(block, BlockField)
        block.move_to(self.fields["district"].value())


def _fields(choices: PersonChoices, jobs: "Jobs") -> Sequence[Field]:
    person = choices.person or Person(district_code=choices.district_code, district="")
    genders = [(code, _(said)) for code, said in GENDER_LABELS.items()]
    roles = [(role, _(ROLE_LABELS[role])) for role in RoleName]
    districts = [(each.code, in_language(each.name, each.name_hi)) for each in choices.districts]
    kept = _("Empty keeps {account}; a hyphen takes it away.").format(account=mask_account(choices.account))
    designation = ProposingField("designation", _("Designation"), person.designation, ())
    designation.proposing.offer([(each.in_language(language()), f"{each.en} {each.hi}") for each in KNOWN])
    return [
        *name_fields(person.name, person.name_hi),
        *([] if choices.person else [ChoiceField("role", _("Role in this programme"), roles, RoleName.TEACHER)]),
        designation,
        SchoolField(jobs, choices.school),
        ChoiceField("district", _("District"), districts, choices.district_code),
        BlockField(person.block, choices.district_code),
        TextField("mobile", _("Mobile"), person.mobile, validate=_check_mobile),
        ChoiceField("gender", _("Gender"), genders, person.gender),
        TextField("employee_code", _("Employee code"), person.employee_code),
        TextField("account", _("Bank account"), "", validate=_check_account, hint=kept if choices.account else ""),
        TextField("ifsc", _("IFSC"), choices.ifsc, validate=_check_ifsc),
    ]


def _field_for(typed: str) -> str:
    if not read_mobile(typed).fault:
        return "mobile"
    return "name_hi" if is_in_hindi(typed) else "name"


def _check_mobile(value: str) -> Refusal | None:
    fault = read_mobile(value).fault
    return MobileWrong(mobile=value, why=fault) if fault else None


def _check_account(value: str) -> Refusal | None:
    fault = read_account(value).fault
    return AccountWrong(account=value, why=fault) if fault else None


def _check_ifsc(value: str) -> Refusal | None:
    fault = read_ifsc(value).fault
    return IfscWrong(ifsc=value, why=fault) if fault else None
