"""People: one register of teachers, mentors and officers, their dated roles and their bank accounts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sankul.errors import Refusal
from sankul.rules.identifiers import read_account, read_employee_code, read_ifsc, read_mobile
from sankul.rules.rows import Row
from sankul.text import N_, fold, nfc

_SHOWN_DIGITS = 4


class RoleName(StrEnum):
    """What a person does in a programme; the label is translated when shown."""

    TEACHER = "teacher"
    MENTOR = "mentor"
    OFFICER = "officer"


ROLE_LABELS = {RoleName.TEACHER: N_("Teacher"), RoleName.MENTOR: N_("Mentor"), RoleName.OFFICER: N_("Officer")}
GENDER_LABELS = {"": N_("Not said"), "F": N_("Female"), "M": N_("Male"), "O": N_("Other")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    """A person, named in at least one script. Mobile: 10 digits or empty. District by LGD code. Gender: F, M, O or empty.

    `erased_on`: on that day the personal data were taken away; the row stays, so that totals do.
    """

    name: str = ""
    name_hi: str = ""
    gender: str = ""
    designation: str = ""
    mobile: str = ""
    employee_code: str = ""
    school_id: str | None = None
    block: str = ""
    district_code: str
    district: str
    erased_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BankAccount(Row):
    """Where a person is paid, apart from the person so that fewer eyes see it. 9 to 18 digits as text; IFSC."""

    person_id: str
    account: str
    ifsc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Row):
    """A dated role: from `from_on` until the day before `until_on` (None: still). One person may hold several."""

    person_id: str
    role: RoleName
    programme_id: str | None = None
    from_on: date
    until_on: date | None = None


class PersonNameless(Refusal):
    """A person needs a name in one script."""

    message = N_("Enter the name of the person, in English or in Hindi.")
    field = "name"


class PersonNowhere(Refusal):
    """Mentors are assigned within a district."""

    message = N_("Choose the district of the person.")
    field = "district"


class MobileWrong(Refusal):
    """Not an Indian mobile number."""

    message = N_("“{mobile}” is no mobile number: {why}")
    field = "mobile"


class AccountWrong(Refusal):
    """Not an account number."""

    message = N_("“{account}” is no account number: {why}")
    field = "account"


class IfscWrong(Refusal):
    """Not an IFSC."""

    message = N_("“{ifsc}” is no IFSC: {why}")
    field = "ifsc"


class AccountTaken(Refusal):
    """Two people cannot be paid into one account."""

    message = N_("This account belongs to {person} already. Correct the number, or leave it empty.")
    field = "account"


class RoleBackwards(Refusal):
    """A role ends after it began."""

    message = N_("The role began on {first}, so its last day cannot be {last}. Choose a later day.")
    field = "until_on"


class RoleHeldAlready(Refusal):
    """A role is not held twice at one time."""

    message = N_("{person} is {role} in this programme already.")
    field = "role"


def checked_person(person: Person) -> Person:
    """`person` as stored: text in normal form, mobile as 10 digits. Raises PersonNameless, PersonNowhere or MobileWrong."""
    mobile = read_mobile(person.mobile)
    if mobile.fault:
        raise MobileWrong(mobile=person.mobile, why=mobile.fault)
    texts: dict[str, Any] = {
        name: nfc(getattr(person, name)) for name in ("name", "name_hi", "designation", "block", "district")
    }
    code = read_employee_code(person.employee_code).text
    kept = replace(person, **texts, mobile=mobile.text, employee_code=code)
    if not (kept.name or kept.name_hi):
        raise PersonNameless
    if not kept.district_code:
        raise PersonNowhere
    return kept


def checked_account(account: BankAccount) -> BankAccount:
    """`account` as stored. Raises AccountWrong or IfscWrong."""
    number, ifsc = read_account(account.account), read_ifsc(account.ifsc)
    if number.fault:
        raise AccountWrong(account=account.account, why=number.fault)
    if ifsc.fault:
        raise IfscWrong(ifsc=account.ifsc, why=ifsc.fault)
    return replace(account, account=number.text, ifsc=ifsc.text)


def mask_account(account: str) -> str:
    """An account number as screens and shared papers show it: XXXX and the last four digits."""
    return "XXXX" + account[-_SHOWN_DIGITS:] if account else ""


def people_called(people: Iterable[Person], text: str) -> list[Person]:
    """The one whose id `text` is; else all who bear this name in either script, compared by the folded key."""
    everyone, key = list(people), fold(text)
    by_id = [each for each in everyone if each.id == text]
    return by_id or [each for each in everyone if key and key in (fold(each.name), fold(each.name_hi))]


def display_name(person: Person, language: str) -> str:
    """A person's name in `language` ("en" or "hi") as far as it is known, else in the other script."""
    return (person.name_hi or person.name) if language == "hi" else (person.name or person.name_hi)


def is_held_on(role: Role, day: date) -> bool:
    """Whether the role is held on `day`."""
    return role.from_on <= day and (role.until_on is None or day < role.until_on)
