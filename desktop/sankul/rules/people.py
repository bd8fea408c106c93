"""People: one register of teachers, mentors and officers, their dated roles and their bank accounts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sankul.rules.rows import Row
from sankul.text import N_


class RoleName(StrEnum):
    """What a person does in a programme; the label is translated when shown."""

    TEACHER = "teacher"
    MENTOR = "mentor"
    OFFICER = "officer"


ROLE_LABELS = {RoleName.TEACHER: N_("Teacher"), RoleName.MENTOR: N_("Mentor"), RoleName.OFFICER: N_("Officer")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    """A person, named in at least one script. Mobile: 10 digits or empty. District by LGD code."""

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
