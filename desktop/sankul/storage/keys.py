"""The key of an office file: 32 random bytes in a small file beside it, wrapped by a passphrase or plain.

A plain key keeps the file from opening elsewhere without its key file, and no more: the office is then "not
protected". A passphrase seals the key (see `sealing`).
"""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from sankul.sealing import KEY_BYTES, WrongPassphrase, seal, unseal
from sankul.storage.troubles import KeyDamaged, KeyForbidden, KeyMissing, PassphraseNeeded, PassphraseWrong


def key_file(office: Path) -> Path:
    """The key file that belongs to the office file."""
    return Path(f"{office}.key")


def is_server(place: str) -> bool:
    """Whether `place` names a PostgreSQL server rather than a file."""
    return place.startswith("postgresql")


def needs_passphrase(place: str) -> bool:
    """Whether opening `place` needs a passphrase; a missing or damaged key file is told when it is opened."""
    try:
        return not is_server(place) and is_protected(Path(place))
    except (KeyMissing, KeyForbidden, KeyDamaged):
        return False


def can_open_unasked(place: str) -> bool:
    """Whether `place` is a server, or a file whose key file is there and wants no passphrase."""
    if is_server(place):
        return True
    return os.path.isfile(place) and os.path.isfile(key_file(Path(place))) and not needs_passphrase(place)


def new_key() -> bytes:
    """A new random key."""
    return secrets.token_bytes(KEY_BYTES)


def save_key(office: Path, key: bytes, passphrase: str | None) -> None:
    """Write the key file, wrapped when there is a passphrase; whole or not at all."""
    content: dict[str, Any] = {"sankul-key": 1}
    content |= {"wrapped": seal(key, passphrase)} if passphrase else {"key": key.hex()}
    path = key_file(office)
    part = path.with_name(path.name + ".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def is_protected(office: Path) -> bool:
    """Whether the key file asks for a passphrase."""
    return "wrapped" in _content(office)


def load_key(office: Path, passphrase: str | None) -> bytes:
    """The key. Raises KeyMissing, KeyDamaged, PassphraseNeeded or PassphraseWrong."""
    content = _content(office)
    try:
        if "wrapped" not in content:
            return _whole(bytes.fromhex(content["key"]))
        if not passphrase:
            raise PassphraseNeeded
        return _whole(unseal(content["wrapped"], passphrase))
    except WrongPassphrase as error:
        raise PassphraseWrong from error
    except (KeyError, TypeError, ValueError) as error:
        raise KeyDamaged(path=key_file(office)) from error


def _content(office: Path) -> dict[str, Any]:
    path = key_file(office)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise KeyMissing(path=path) from error
    except PermissionError as error:
        raise KeyForbidden(path=path) from error
    except (OSError, ValueError) as error:
        raise KeyDamaged(path=path) from error
    if not isinstance(content, dict):
        raise KeyDamaged(path=path)
    return content


def _whole(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    return key
