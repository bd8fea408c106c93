"""Lists of withdrawn certificates that travel from one office to the others that trust its key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sankul.errors import Refusal
from sankul.rules.certificates import CertificateState, IssuerKey, Withdrawal
from sankul.text import N_

LIST_SUFFIX = ".sankul-withdrawn"


class NotAWithdrawalList(Refusal):
    """Something else than a list of withdrawn certificates."""

    message = N_(
        "“{path}” is no list of withdrawn certificates. Ask the office for its file whose name ends in .sankul-withdrawn."
    )
    field = "file"


class WithdrawalListChanged(Refusal):
    """The list does not bear the signature of the key that it names."""

    message = N_("“{path}” was changed or damaged on its way. Nothing was taken over; ask the office to send it again.")
    field = "file"


class ListOfStranger(Refusal):
    """The list is signed by a key that is not trusted here."""

    message = N_(
        "“{path}” is a list of an office whose key is not trusted here. Take in that office's key first, then this list."
    )
    field = "file"


class OwnList(Refusal):
    """The office's own list."""

    message = N_(
        "“{path}” is this office's own list, and its register knows all that is in it. Send it to other offices."
    )
    field = "file"


@dataclass(frozen=True, slots=True)
class Entry:
    """One certificate of a list, which is no longer valid since the day `on`."""

    serial: str
    state: CertificateState
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class SignedList:
    """All certificates under one key that were withdrawn until `made_at`; the signature is not yet checked."""

    key_id: str
    issuer: str
    made_at: datetime
    entries: tuple[Entry, ...]
    signed: bytes = b""
    signature: bytes = b""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a list brings, or brought: how many certificates are new, said otherwise, and known already.

    `is_newest` says whether no newer list of that key was read before.
    """

    issuer: str
    key_id: str
    made_at: datetime
    added: int
    updated: int
    unchanged: int
    is_newest: bool


def merge(
    key: IssuerKey, known: Iterable[Withdrawal], brought: SignedList
) -> tuple[list[Withdrawal], list[Withdrawal]]:
    """Rows to add and rows to replace. What is known stays withdrawn; only a newer list may say otherwise of it why."""
    rows: Mapping[str, Withdrawal] = {each.serial: each for each in known}
    is_newer = key.listed_at is None or brought.made_at > key.listed_at
    added, changed = [], []
    for entry in {each.serial: each for each in brought.entries}.values():
        row = rows.get(entry.serial)
        if row is None:
            added.append(
                Withdrawal(key_id=key.key_id, serial=entry.serial, state=entry.state, reason=entry.reason, on=entry.on)
            )
        elif is_newer and (entry.state, entry.reason, entry.on) != (row.state, row.reason, row.on):
            changed.append(replace(row, state=entry.state, reason=entry.reason, on=entry.on))
    return added, changed
