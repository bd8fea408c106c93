"""The key of an office as files: the public half signed by itself, and all own keys sealed under a passphrase."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sankul.clock import now
from sankul.exchange import cose
from sankul.exchange.key_files import FORMAT, canonical, read_marked, write_marked
from sankul.rules.certificates import IssuerKey
from sankul.rules.issuer_keys import (
    BackupPassphraseWrong,
    IssuerFileChanged,
    KeyBackupDamaged,
    MadeByNewer,
    NotAKeyBackup,
    NotAnIssuerFile,
    is_plain_name,
)
from sankul.sealing import WrongPassphrase, seal, unseal

PUBLIC, BACKUP = "sankul-issuer", "sankul-key-backup"
_CONTENT = "sankul issuer"


def key_id_of(public_key: bytes) -> str:
    """The number by which a key is called: the first 16 hex digits of the SHA-256 of its public half."""
    return hashlib.sha256(public_key).hexdigest()[:16]


class IssuerKeyFiles:
    """Writes and reads them, as operations ask (see `operations.issuer_keys.KeyFiles`)."""

    def write_public(self, key: IssuerKey, path: Path) -> None:
        """The public half of `key`, which another office can trust; an older such file is replaced."""
        said = {PUBLIC: FORMAT, **_public_facts(key)}
        write_marked(path, {**said, "signature": cose.sign(canonical(said), key, _CONTENT).hex()}, replaces=PUBLIC)

    def read_public(self, path: Path) -> IssuerKey:
        """The key in the file. Raises NotAnIssuerFile, MadeByNewer, IssuerFileChanged, or the faults of files."""
        said = read_marked(path)
        if PUBLIC not in said:
            raise NotAnIssuerFile(path=path)
        if said[PUBLIC] != FORMAT:
            raise MadeByNewer(path=path)
        try:
            key = _key_of(said)
            message = cose.read(bytes.fromhex(said["signature"]), _CONTENT)
        except (KeyError, TypeError, ValueError, cose.NotCose) as fault:
            raise IssuerFileChanged(path=path) from fault
        facts = {name: value for name, value in said.items() if name != "signature"}
        if message.payload != canonical(facts) or not cose.is_signed_by(message.signed, message.signature, key):
            raise IssuerFileChanged(path=path)
        return key

    def write_backup(self, keys: Sequence[IssuerKey], passphrase: str, path: Path) -> None:
        """All own keys, of which the last one signs, sealed under `passphrase`. No file is ever replaced."""
        said = {BACKUP: FORMAT, "issuer": keys[-1].issuer, "key_id": keys[-1].key_id, "made": now().isoformat()}
        inside = [{**_public_facts(key), "private_key": key.private_key} for key in keys]
        sealed = seal(json.dumps(inside).encode(), _phrase(passphrase), canonical(said))
        write_marked(path, {**said, "sealed": sealed})

    def read_backup(self, path: Path, passphrase: str) -> tuple[IssuerKey, ...]:
        """The keys in the backup, the one that signs last.

        Raises NotAKeyBackup, MadeByNewer, BackupPassphraseWrong, KeyBackupDamaged, or the faults of files.
        """
        said = read_marked(path)
        if BACKUP not in said:
            raise NotAKeyBackup(path=path)
        if said[BACKUP] != FORMAT:
            raise MadeByNewer(path=path)
        try:
            beside = canonical({name: value for name, value in said.items() if name != "sealed"})
            inside = json.loads(unseal(said["sealed"], _phrase(passphrase), beside))
            keys = tuple(_key_of(each) for each in inside)
            if not keys or not all(map(_is_whole, keys)):
                raise ValueError("keys")
        except WrongPassphrase as fault:
            raise BackupPassphraseWrong(path=path) from fault
        except (KeyError, TypeError, ValueError, OverflowError) as fault:
            raise KeyBackupDamaged(path=path) from fault
        return keys


def _public_facts(key: IssuerKey) -> dict[str, Any]:
    return {
        "issuer": key.issuer,
        "key_id": key.key_id,
        "public_key": key.public_key,
        "since": key.since_at.isoformat(),
    }


def _key_of(said: Mapping[str, Any]) -> IssuerKey:
    """A new row of the key. Raises KeyError, TypeError or ValueError when it is none."""
    public_key, since_at = bytes.fromhex(said["public_key"]), datetime.fromisoformat(said["since"])
    is_right = len(public_key) == 32 and said["key_id"] == key_id_of(public_key) and since_at.tzinfo is not None
    if not is_right or not isinstance(said["issuer"], str) or not is_plain_name(said["issuer"]):
        raise ValueError("key")
    return IssuerKey(
        key_id=said["key_id"],
        issuer=said["issuer"],
        public_key=public_key.hex(),
        private_key=str(said.get("private_key", "")),
        since_at=since_at,
    )


def _is_whole(key: IssuerKey) -> bool:
    """Whether both halves belong together."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key.private_key))
    return private.public_key().public_bytes_raw().hex() == key.public_key


def _phrase(passphrase: str) -> str:
    """The same phrase from every keyboard: Hindi letters with a nukta can be typed in two ways."""
    return unicodedata.normalize("NFC", passphrase)
