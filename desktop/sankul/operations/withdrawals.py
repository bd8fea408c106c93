"""Acts on lists of withdrawn certificates: to give the own ones away, and to take those of other offices in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from sankul.clock import in_india, now
from sankul.operations.issuer_keys import signing_key
from sankul.operations.store import Among, Store, Work
from sankul.rules.certificates import Certificate, CertificateState, IssuerKey
from sankul.rules.issuer_keys import own_keys
from sankul.rules.withdrawals import (
    Entry,
    ListOfStranger,
    OwnList,
    SignedList,
    Taken,
    WithdrawalListChanged,
    merge,
)
from sankul.text import N_


class ListFiles(Protocol):
    """Lists as files. All reading raises refusals that name the file; writing raises them or trouble with the disk."""

    def write(self, lists: Sequence[tuple[SignedList, IssuerKey]], path: Path) -> None:
        """Sign each list with its key and save them."""

    def read(self, path: Path) -> tuple[SignedList, ...]:
        """The lists in the file, their signatures not yet checked."""

    def is_signed_by(self, brought: SignedList, key: IssuerKey) -> bool:
        """Whether `key` signed the list."""


def export_list(store: Store, files: ListFiles, path: Path) -> tuple[SignedList, ...]:
    """Save one signed list for each own key, the signing one last. Raises NoKeyYet, FileInTheWay or trouble of the disk."""
    with store.reading() as work:
        signing_key(work)
        own = own_keys(work.issuer_keys.where())
        withdrawn = work.certificates.where(state=Among((CertificateState.REVOKED, CertificateState.SUPERSEDED)))
        before = work.withdrawals.where(key_id=Among([key.key_id for key in own]))
    entries: dict[str, dict[str, Entry]] = {key.key_id: {} for key in own}
    for row in before:  # of the office that a key came from
        entries[row.key_id][row.serial] = Entry(row.serial, row.state, row.reason, row.on)
    for each in withdrawn:
        if each.key_id in entries:
            entries[each.key_id][each.serial] = Entry(each.serial, each.state, each.reason, withdrawn_on(store, each))
    lists = tuple(SignedList(key.key_id, key.issuer, now(), tuple(entries[key.key_id].values())) for key in own)
    files.write(list(zip(lists, own, strict=True)), path)
    return lists


def withdrawn_on(store: Store, certificate: Certificate) -> date:
    """The day on which a certificate got the state that it has."""
    on = certificate.issued_on
    state = CertificateState.VALID
    for entry, change in store.history(certificate.id):
        became = CertificateState((change.after or {}).get("state", state))
        if became is not state:
            state, on = became, in_india(entry.at).date()
    return on


def look_at_list(store: Store, files: ListFiles, path: Path) -> tuple[Taken, ...]:
    """What taking the list in would bring. Raises what `take_list` raises."""
    lists = files.read(path)
    with store.reading() as work:
        return tuple(_taken(work, key, each) for key, each in _checked(work, files, lists, path))


def take_list(store: Store, files: ListFiles, path: Path) -> tuple[Taken, ...]:
    """Take in the lists of all keys that are trusted; at least one. What was withdrawn once stays so.

    Raises ListOfStranger, OwnList, WithdrawalListChanged, or what reading the file raises; then nothing was taken.
    """
    lists = files.read(path)
    label = N_("Take in the list of withdrawn certificates of “{issuer}” ({n})")
    with store.transaction(label, issuer="", n=0) as work:
        checked = _checked(work, files, lists, path)
        taken = tuple(_taken(work, key, each) for key, each in checked)
        for key, each in checked:
            added, changed = merge(key, work.withdrawals.where(key_id=key.key_id), each)
            work.withdrawals.add(*added)
            work.withdrawals.replace(*changed)
            if key.listed_at is None or each.made_at > key.listed_at:
                work.issuer_keys.replace(replace(key, listed_at=each.made_at))
        work.relabel(label, issuer=taken[-1].issuer, n=sum(each.added for each in taken))
    return taken


def _checked(
    work: Work, files: ListFiles, lists: Iterable[SignedList], path: Path
) -> list[tuple[IssuerKey, SignedList]]:
    """The lists whose keys are trusted, with their keys."""
    pairs = [(work.issuer_keys.first(key_id=each.key_id), each) for each in lists]
    known = [(key, each) for key, each in pairs if key is not None]
    if not known:
        raise ListOfStranger(path=path)
    if any(not files.is_signed_by(each, key) for key, each in known):
        raise WithdrawalListChanged(path=path)
    others = [(key, each) for key, each in known if not key.private_key or key.taken_over_at]
    if not others:
        raise OwnList(path=path)
    return others


def _taken(work: Work, key: IssuerKey, each: SignedList) -> Taken:
    added, changed = merge(key, work.withdrawals.where(key_id=key.key_id), each)
    return Taken(
        issuer=key.issuer,
        key_id=key.key_id,
        made_at=each.made_at,
        added=len(added),
        updated=len(changed),
        unchanged=len({entry.serial for entry in each.entries}) - len(added) - len(changed),
        is_newest=key.listed_at is None or each.made_at >= key.listed_at,
    )
