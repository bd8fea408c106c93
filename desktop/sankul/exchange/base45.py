"""Base45 (RFC 9285): bytes as the 45 characters that a QR code stores most densely."""

import struct

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_PAIRS = [low + high for high in ALPHABET for low in ALPHABET]
"""What stands for the numbers below 45 * 45: a table, because thousands of codes are written in one go."""


def encode(data: bytes) -> str:
    """`data` in base45: three characters for two bytes, two for a last single one."""
    pairs, rest = divmod(len(data), 2)
    numbers = struct.unpack_from(f">{pairs}H", data)
    written = "".join([ALPHABET[number % 45] + _PAIRS[number // 45] for number in numbers])
    return written + _PAIRS[data[-1]] if rest else written


def decode(text: str) -> bytes:
    """The bytes that `text` stands for. Raises ValueError for wrong characters, wrong lengths and values out of range."""
    try:
        values = [_VALUES[letter] for letter in text]
    except KeyError as error:
        raise ValueError("not base45") from error
    triples, rest = divmod(len(text), 3)
    last = values[3 * triples :]
    tail = last[0] + 45 * last[1] if rest == 2 else 0
    numbers = [a + 45 * b + 2025 * c for a, b, c in zip(*[iter(values[: 3 * triples])] * 3, strict=True)]
    if rest == 1 or tail > 255 or max(numbers, default=0) > 65535:
        raise ValueError("not base45")
    data = struct.pack(f">{triples}H", *numbers)
    return data + bytes([tail]) if rest else data
