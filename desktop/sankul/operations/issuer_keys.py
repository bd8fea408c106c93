"""Acts on keys for certificates: to give away the public half, back up and take over the office's own, trust others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from sankul.clock import now
from sankul.operations.codes import Signer
from sankul.operations.offices import the_office
from sankul.operations.store import Store, Work
from sankul.rules.certificates import IssuerKey
from sankul.rules.issuer_keys import (
    Introduction,
    KeyHereAlready,
    KeyNotTrusted,
    KeyUnderOtherName,
    NoKeyYet,
    OwnKey,
    check_passphrase,
    clean_key_id,
    own_keys,
    said_key,
)
from sankul.text import N_, fold


class KeyFiles(Protocol):
    """Keys as files. All reading raises refusals that name the file; writing raises them or trouble with the disk."""

    def write_public(self, key: IssuerKey, path: Path) -> None:
        """Save the public half of `key`, signed by itself."""

    def read_public(self, path: Path) -> IssuerKey:
        """The public half in the file, of which is certain that whoever has the private half wrote it."""

    def write_backup(self, keys: Sequence[IssuerKey], passphrase: str, path: Path) -> None:
        """Save both halves of `keys`, of which the last one signs, sealed under the passphrase."""

    def read_backup(self, path: Path, passphrase: str) -> tuple[IssuerKey, ...]:
        """Both halves of the keys in the file, the one that signs last."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """A trusted key, and how many of its certificates are known to be withdrawn."""

    key: IssuerKey
    withdrawn: int


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys of an office: the own ones, of which the last one signs, and those that it trusts."""

    own: tuple[IssuerKey, ...]
    trusted: tuple[Trusted, ...]

    @property
    def signing(self) -> IssuerKey | None:
        """The key that signs from now on."""
        return self.own[-1] if self.own else None


def key_ring(work: Work) -> KeyRing:
    """Read all keys."""
    keys = work.issuer_keys.where()
    trusted = (Trusted(each, work.withdrawals.count(key_id=each.key_id)) for each in keys if not each.private_key)
    return KeyRing(tuple(own_keys(keys)), tuple(trusted))


def read_key_ring(store: Store) -> KeyRing:
    """Read all keys, as a command asks."""
    with store.reading() as work:
        return key_ring(work)


def signing_key(work: Work) -> IssuerKey:
    """The key that signs certificates and lists. Raises NoKeyYet."""
    own = own_keys(work.issuer_keys.where())
    if not own:
        raise NoKeyYet
    return own[-1]


def export_public(store: Store, files: KeyFiles, path: Path) -> IssuerKey:
    """Save the public half of the signing key for other offices. Raises NoKeyYet, FileInTheWay, or trouble of the disk."""
    with store.reading() as work:
        key = signing_key(work)
    files.write_public(key, path)
    return key


def back_up(store: Store, files: KeyFiles, passphrase: str, path: Path) -> IssuerKey:
    """Save all own keys under a passphrase; the signing one. Raises PassphraseShort, NoKeyYet or what files raise."""
    check_passphrase(passphrase)
    with store.reading() as work:
        signing_key(work)
        own = own_keys(work.issuer_keys.where())
    files.write_backup(own, passphrase, path)
    return own[-1]


def take_over(store: Store, files: KeyFiles, passphrase: str, path: Path) -> IssuerKey:
    """Take the keys of a backup as own ones; its signing key signs from now on, and is returned.

    Cannot be undone, because certificates may be signed with it at once. Raises KeyHereAlready when it signs already, and
    the refusals of `KeyFiles.read_backup`.
    """
    brought = files.read_backup(path, passphrase)
    signing = brought[-1]
    with store.transaction(
        N_("Take over the key of “{issuer}” for certificates"), can_undo=False, issuer=signing.issuer
    ) as work:
        rows = work.issuer_keys.where()
        own = {key.key_id: key for key in own_keys(rows)}
        signs_already = bool(own) and list(own)[-1] == signing.key_id
        wanted = [key for key in brought if key.key_id not in own or (key is signing and not signs_already)]
        if not wanted:
            raise KeyHereAlready
        known = {key.key_id: key for key in rows}
        work.issuer_keys.remove(*[known[key.key_id] for key in wanted if key.key_id in known])
        work.issuer_keys.add(*[_as_own(key, known.get(key.key_id)) for key in wanted])
    return signing


def renew(store: Store, signer: Signer) -> IssuerKey:
    """Make a new key, which signs from now on; older ones stay, and what they signed stays genuine."""
    with store.transaction(N_("Make a new key for certificates"), can_undo=False) as work:
        key = signer.make_key(the_office(work).name)
        work.issuer_keys.add(key)
    return key


def introduce(store: Store, files: KeyFiles, path: Path) -> Introduction:
    """Look at the key in a file before it is trusted. Raises OwnKey, KeyUnderOtherName, or what reading raises."""
    key = files.read_public(path)
    with store.reading() as work:
        return _introduce(work, key)


def trust(store: Store, files: KeyFiles, path: Path) -> Introduction:
    """Trust the key in a file; one that is trusted already changes nothing. Raises what `introduce` raises."""
    key = files.read_public(path)
    with store.transaction(N_("Trust the certificates of “{issuer}”"), issuer=key.issuer) as work:
        met = _introduce(work, key)
        if not met.is_known:
            work.issuer_keys.add(key)
    return met


def distrust(store: Store, key_id: str) -> IssuerKey:
    """Trust a key no longer; what is known to be withdrawn stays known. Raises KeyNotTrusted."""
    with store.transaction(N_("Stop trusting the certificates of an office")) as work:
        key = work.issuer_keys.first(key_id=clean_key_id(key_id), private_key="")
        if key is None:
            raise KeyNotTrusted(key_id=said_key(clean_key_id(key_id)))
        work.issuer_keys.remove(key)
        work.relabel(N_("Stop trusting the certificates of “{issuer}”"), issuer=key.issuer)
    return key


def _introduce(work: Work, key: IssuerKey) -> Introduction:
    keys = work.issuer_keys.where()
    known = next((each for each in keys if each.key_id == key.key_id), None)
    if known is not None and known.private_key:
        raise OwnKey
    if known is not None and fold(known.issuer) != fold(key.issuer):
        raise KeyUnderOtherName(known=known.issuer, issuer=key.issuer)
    namesakes = (each for each in keys if each.key_id != key.key_id and fold(each.issuer) == fold(key.issuer))
    return Introduction(known or key, known is not None, tuple(namesakes))


def _as_own(key: IssuerKey, known: IssuerKey | None) -> IssuerKey:
    """A row that comes after all others. What is known of the key stays; papers of its former office are not here."""
    if known is None:
        return replace(key, taken_over_at=now())
    taken_over_at = known.taken_over_at if known.private_key else now()
    return replace(key, listed_at=known.listed_at, taken_over_at=taken_over_at)
