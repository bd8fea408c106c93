"""Secrets sealed under a passphrase: AES-GCM under a key that Argon2id stretches from it.

The costs stand beside the sealed bytes, so that they can rise; what a stranger writes there is bounded.
"""

import secrets
from collections.abc import Mapping
from typing import Any

KEY_BYTES = 32
_COSTS = {"iterations": 3, "lanes": 2, "memory_kib": 64 * 1024}
_MOST = {"iterations": 20, "lanes": 16, "memory_kib": 512 * 1024}


class WrongPassphrase(Exception):  # noqa: N818 - told by those who know what was sealed
    """The passphrase does not open the seal, or what is sealed or stands beside it was changed."""


def seal(secret: bytes, passphrase: str, beside: bytes = b"") -> dict[str, Any]:
    """`secret` as values that JSON can hold; `beside` is not kept in them, but must be the same when they are opened."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    box = AESGCM(_stretched(passphrase, salt, _COSTS)).encrypt(nonce, secret, beside or None)
    return {"salt": salt.hex(), "nonce": nonce.hex(), "box": box.hex(), "argon2id": _COSTS}


def unseal(sealed: Mapping[str, Any], passphrase: str, beside: bytes = b"") -> bytes:
    """The secret. Raises WrongPassphrase, or KeyError, TypeError or ValueError for values that `seal` never wrote."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce, box = (bytes.fromhex(sealed[name]) for name in ("salt", "nonce", "box"))
    costs = {name: int(sealed["argon2id"][name]) for name in _MOST}
    if any(not 0 < cost <= _MOST[name] for name, cost in costs.items()):
        raise ValueError("costs")
    try:
        return AESGCM(_stretched(passphrase, salt, costs)).decrypt(nonce, box, beside or None)
    except InvalidTag as error:
        raise WrongPassphrase from error


def _stretched(passphrase: str, salt: bytes, costs: Mapping[str, int]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=costs["iterations"],
        lanes=costs["lanes"],
        memory_cost=costs["memory_kib"],
    )
    return kdf.derive(passphrase.encode())
