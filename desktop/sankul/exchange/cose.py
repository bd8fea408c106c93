"""Signed messages: COSE_Sign1 (RFC 9052) with Ed25519 over a payload of CBOR, for codes and for lists that travel."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sankul.rules.certificates import IssuerKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_ALGORITHM, _CONTENT, _KEY_ID, _EDDSA, _COSE_SIGN1 = 1, 3, 4, -8, 18


class NotCose(Exception):  # noqa: N818 - told by those who know what the message should have been
    """The bytes are no signed message of the wanted kind."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed message, its signature not yet checked: who is said to have signed, what, and the signed bytes."""

    key_id: str
    payload: Any
    signed: bytes
    signature: bytes


def sign(payload: Any, key: IssuerKey, content: str = "") -> bytes:
    """`payload` signed with the private half of `key`; `content` names what it is, and nothing for a certificate."""
    import cbor2

    private, protected = _hand(key.private_key, key.key_id, content)
    body = cbor2.dumps(payload)
    return cbor2.dumps(cbor2.CBORTag(_COSE_SIGN1, [protected, {}, body, private.sign(_to_be_signed(protected, body))]))


def read(message: bytes, content: str = "") -> Signed:
    """The message of that content. Raises NotCose, also for the same content in another writing: one paper has one code."""
    try:
        return _read(message, content)
    except NotCose:
        raise
    except Exception as fault:  # what a forger feeds to CBOR may fail in any way; each is the same finding
        raise NotCose from fault


def is_signed_by(signed: bytes, signature: bytes, key: IssuerKey) -> bool:
    """Whether `key` signed the bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public_key)).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def _read(message: bytes, content: str) -> Signed:
    import cbor2

    opened = cbor2.loads(message)
    if opened.tag != _COSE_SIGN1 or cbor2.dumps(opened) != message:
        raise NotCose
    protected, unprotected, body, signature = opened.value
    payload, header = cbor2.loads(body), cbor2.loads(protected)
    key_id = header[_KEY_ID]
    if protected != _header(key_id, content) or unprotected != {} or len(signature) != 64:
        raise NotCose
    return Signed(key_id.hex(), payload, _to_be_signed(protected, body), signature)


@lru_cache(maxsize=8)
def _hand(private_key: str, key_id: str, content: str) -> "tuple[Ed25519PrivateKey, bytes]":
    """What signs, made once for thousands of messages."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key)), _header(bytes.fromhex(key_id), content)


def _header(key_id: bytes, content: str) -> bytes:
    import cbor2

    return cbor2.dumps({_ALGORITHM: _EDDSA, **({_CONTENT: content} if content else {}), _KEY_ID: key_id})


def _to_be_signed(protected: bytes, body: bytes) -> bytes:
    import cbor2

    return cbor2.dumps(["Signature1", protected, b"", body])
