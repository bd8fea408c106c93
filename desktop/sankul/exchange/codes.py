"""The signed code of a certificate: what the paper must say, signed, small enough for a QR code.

The text is "SK1:" and base45 of zlib of COSE_Sign1 (RFC 9052) over CBOR with integer keys, signed with Ed25519. The CRC-32
of the compressed bytes stands behind them: it tells a slip of the scanner or of the typing finger before anything is
unpacked, and catches the bits that zlib itself would overlook. The signature alone decides what is genuine.
"""

import hashlib
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sankul.clock import now
from sankul.exchange import base45
from sankul.rules.certificates import IssuerKey
from sankul.rules.verification import PREFIX, CodeChanged, CodeForeign, PageCodes, SignedCode

MOST_BYTES = 4096
_ALGORITHM, _KEY_ID, _EDDSA, _COSE_SIGN1 = 1, 4, -8, 18

# Never renumber: papers in people's hands carry these numbers.
FIELDS = {
    1: "serial",
    2: "kind",
    3: "name",
    4: "name_hi",
    5: "school",
    6: "district",
    7: "programme",
    8: "programme_hi",
    9: "from_on",
    10: "until_on",
    11: "sessions_held",
    12: "sessions_attended",
    13: "hours",
    14: "percent",
    15: "issued_on",
    16: "issuer",
    17: "school_hi",
}
_NUMBERS = {name: number for number, name in FIELDS.items()}


class Codes:
    """Signs and opens codes: both the signer and the code reader that operations ask for."""

    def make_key(self, issuer: str) -> IssuerKey:
        """A new key pair of an office called `issuer`."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        private = Ed25519PrivateKey.generate()
        public = private.public_key().public_bytes_raw()
        return IssuerKey(
            key_id=hashlib.sha256(public).hexdigest()[:16],
            issuer=issuer,
            public_key=public.hex(),
            private_key=private.private_bytes_raw().hex(),
            since_at=now(),
        )

    def sign(self, says: Mapping[str, str], key: IssuerKey) -> str:
        """The code that says the known ones of `says` (see FIELDS), signed with the private half of `key`."""
        import cbor2
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key.private_key))
        payload = cbor2.dumps(
            {_NUMBERS[name]: _packed(text) for name, text in says.items() if name in _NUMBERS and text}
        )
        protected = cbor2.dumps({_ALGORITHM: _EDDSA, _KEY_ID: bytes.fromhex(key.key_id)})
        signature = private.sign(_to_be_signed(protected, payload))
        packed = zlib.compress(cbor2.dumps(cbor2.CBORTag(_COSE_SIGN1, [protected, {}, payload, signature])), 9)
        return PREFIX + base45.encode(packed + zlib.crc32(packed).to_bytes(4, "big"))

    def open(self, text: str) -> SignedCode:
        """The opened code, its signature not yet checked. Raises CodeForeign, or CodeChanged for one that fell apart."""
        if not text.startswith(PREFIX):
            raise CodeForeign
        try:
            return _opened(_unpacked(base45.decode(text.removeprefix(PREFIX))))
        except CodeChanged:
            raise
        except Exception as fault:  # what a forger feeds to zlib and CBOR may fail in any way; each is the same finding
            raise CodeChanged from fault

    def is_signed_by(self, code: SignedCode, key: IssuerKey) -> bool:
        """Whether `key` signed the code."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public_key)).verify(code.signature, code.signed)
        except InvalidSignature:
            return False
        return True

    def texts_in(self, file: Path) -> tuple[PageCodes, ...]:
        """The codes on each page of a PDF, PNG or JPEG; see `scans.texts_in`."""
        from sankul.exchange.scans import texts_in

        return texts_in(file)


def _packed(text: str) -> str | int:
    """A whole number as a number, which takes fewer bytes, but only when it reads back as the same text."""
    return int(text) if text.isascii() and text.isdigit() and str(int(text)) == text else text


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    import cbor2

    return cbor2.dumps(["Signature1", protected, b"", payload])


def _unpacked(data: bytes) -> Any:
    """The CBOR value in `data`. Raises CodeChanged when a checksum fails or more comes out than a paper can say."""
    import cbor2

    packed, check = data[:-4], data[-4:]
    if zlib.crc32(packed).to_bytes(4, "big") != check:
        raise CodeChanged
    inflater = zlib.decompressobj()
    plain = inflater.decompress(packed, MOST_BYTES)
    if not inflater.eof or inflater.unused_data:
        raise CodeChanged
    message = cbor2.loads(plain)
    if cbor2.dumps(message) != plain:  # the same content in another writing would be a second code for one paper
        raise CodeChanged
    return message


def _opened(message: Any) -> SignedCode:
    import cbor2

    if message.tag != _COSE_SIGN1:
        raise CodeChanged
    protected, unprotected, payload, signature = message.value
    header, fields = cbor2.loads(protected), cbor2.loads(payload)
    if header[_ALGORITHM] != _EDDSA or unprotected != {} or len(signature) != 64:
        raise CodeChanged
    says = {FIELDS[number]: str(value) for number, value in fields.items() if number in FIELDS}
    return SignedCode(header[_KEY_ID].hex(), says, _to_be_signed(protected, payload), signature)
