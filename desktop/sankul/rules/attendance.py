"""Attendance: who was at a session, and what follows from it."""

from dataclasses import dataclass
from enum import StrEnum

from sankul.rules.rows import Row


class MarkState(StrEnum):
    """A mark in the sign-in sheet."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Row):
    """One person's mark at one session; there is at most one for the two together."""

    session_id: str
    person_id: str
    state: MarkState
    remark: str = ""
