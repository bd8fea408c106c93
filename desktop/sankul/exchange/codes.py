"""The signed code of a certificate: what the paper must say, signed, small enough for a QR code.

The text is "SK1:" and base45 of zlib of COSE_Sign1 (RFC 9052) over CBOR with integer keys, signed with Ed25519. zlib works
with a preset dictionary (see `code_words`); codes without one, from before it was there, are read as well. The CRC-32 of the
compressed bytes stands behind them: it tells a slip of the scanner or of the typing finger before anything is unpacked, and
catches the bits that zlib itself would overlook. The signature alone decides what is genuine.
"""

import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sankul.clock import now
from sankul.exchange import base45, cose
from sankul.exchange.code_words import dictionary
from sankul.exchange.issuer_keys import key_id_of
from sankul.rules.certificates import IssuerKey
from sankul.rules.verification import PREFIX, CodeChanged, CodeForeign, PageCodes, SignedCode

MOST_BYTES = 4096
_WINDOW_BITS, _MEMORY_LEVEL = 13, 5
"""Enough to reach back over the dictionary and a code; more would only cost time at each code."""

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
    18: "udise",
    19: "block",
    20: "replaces",
    21: "sessions_led",
    22: "led_on",
    23: "office",
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
            key_id=key_id_of(public),
            issuer=issuer,
            public_key=public.hex(),
            private_key=private.private_bytes_raw().hex(),
            since_at=now(),
        )

    def sign(self, says: Mapping[str, str], key: IssuerKey) -> str:
        """The code that says the known ones of `says` (see FIELDS), signed with the private half of `key`."""
        told = {name: text for name, text in says.items() if name in _NUMBERS and text}
        if told.get("office") == told.get("issuer"):  # the name of the office may have changed since its key was made
            told.pop("office", None)
        fields = {_NUMBERS[name]: _packed(text) for name, text in told.items()}
        packed = _compressed(cose.sign(fields, key))
        return PREFIX + base45.encode(packed + zlib.crc32(packed).to_bytes(4, "big"))

    def open(self, text: str) -> SignedCode:
        """The opened code, its signature not yet checked. Raises CodeForeign, or CodeChanged for one that fell apart."""
        if not text.startswith(PREFIX):
            raise CodeForeign
        try:
            code = cose.read(_unpacked(base45.decode(text.removeprefix(PREFIX))))
            return SignedCode(code.key_id, _said(code.payload), code.signed, code.signature)
        except CodeChanged:
            raise
        except Exception as fault:  # what a forger feeds to zlib and CBOR may fail in any way; each is the same finding
            raise CodeChanged from fault

    def is_signed_by(self, code: SignedCode, key: IssuerKey) -> bool:
        """Whether `key` signed the code."""
        return cose.is_signed_by(code.signed, code.signature, key)

    def texts_in(self, file: Path) -> tuple[PageCodes, ...]:
        """The codes on each page of a PDF, PNG or JPEG; see `scans.texts_in`."""
        from sankul.exchange.scans import texts_in

        return texts_in(file)


def _packed(text: str) -> str | int:
    """A whole number as a number, which takes fewer bytes, but only when it reads back as the same text."""
    return int(text) if len(text) < 19 and text.isascii() and text.isdigit() and str(int(text)) == text else text


def _said(fields: Mapping[int, Any]) -> dict[str, str]:
    """Names and texts of the fields that are known here. Raises CodeChanged for values that no office writes."""
    if not all(isinstance(value, str | int) for value in fields.values()):
        raise CodeChanged
    return {FIELDS[number]: str(value) for number, value in fields.items() if number in FIELDS}


@cache
def _compressor() -> Any:
    """One that has learnt the dictionary; each code is written by a copy, which costs far less than learning."""
    return zlib.compressobj(9, zlib.DEFLATED, _WINDOW_BITS, _MEMORY_LEVEL, zlib.Z_DEFAULT_STRATEGY, dictionary())


def _compressed(message: bytes) -> bytes:
    compressor = _compressor().copy()
    return bytes(compressor.compress(message) + compressor.flush())


def _unpacked(data: bytes) -> bytes:
    """The message in `data`. Raises CodeChanged when a checksum fails or more comes out than a paper can say."""
    packed, check = data[:-4], data[-4:]
    if zlib.crc32(packed).to_bytes(4, "big") != check:
        raise CodeChanged
    inflater = zlib.decompressobj(zdict=dictionary())
    plain = inflater.decompress(packed, MOST_BYTES)
    if not inflater.eof or inflater.unused_data:
        raise CodeChanged
    return plain
