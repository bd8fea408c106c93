"""Base45 (RFC 9285): bytes as the 45 characters that a QR code stores most densely."""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}


def encode(data: bytes) -> str:
    """`data` in base45: three characters for two bytes, two for a last single one."""
    pairs = [
        _written(int.from_bytes(data[at : at + 2], "big"), len(data[at : at + 2])) for at in range(0, len(data), 2)
    ]
    return "".join(pairs)


def decode(text: str) -> bytes:
    """The bytes that `text` stands for. Raises ValueError for wrong characters, wrong lengths and values out of range."""
    if len(text) % 3 == 1 or not _VALUES.keys() >= set(text):
        raise ValueError("not base45")
    return b"".join(_read(text[at : at + 3]) for at in range(0, len(text), 3))


def _written(number: int, size: int) -> str:
    low, rest = number % 45, number // 45
    return ALPHABET[low] + ALPHABET[rest % 45] + (ALPHABET[rest // 45] if size == 2 else "")


def _read(letters: str) -> bytes:
    number = int(sum(_VALUES[letter] * 45**place for place, letter in enumerate(letters)))
    size = len(letters) - 1
    if number >= 256**size:
        raise ValueError("not base45")
    return number.to_bytes(size, "big")
