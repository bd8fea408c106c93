"""Compile a gettext catalogue with the standard library alone: `compile_catalogue.py FILE.po FILE.mo`."""

import ast
import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

MAGIC = 0x950412DE


def entries(text: str) -> Iterator[dict[str, str]]:
    """The entries of a .po file as the strings of their keywords: msgid, msgid_plural, msgstr, msgstr[0] …."""
    for paragraph in text.split("\n\n"):
        entry: dict[str, str] = {}
        keyword = ""
        for line in paragraph.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if not line.startswith('"'):
                keyword, line = line.split(" ", 1)
            entry[keyword] = entry.get(keyword, "") + ast.literal_eval(line)
        if "msgid" in entry:
            yield entry


def messages(text: str) -> dict[bytes, bytes]:
    """Message keys and translations as a .mo file holds them; what is not translated is left out."""
    found = {}
    for entry in entries(text):
        forms = [entry[name] for name in sorted(entry) if name.startswith("msgstr")]
        if all(forms):
            key = "\0".join([entry["msgid"], *([entry["msgid_plural"]] if "msgid_plural" in entry else [])])
            found[key.encode()] = "\0".join(forms).encode()
    return found


def packed(found: dict[bytes, bytes]) -> bytes:
    """The bytes of a .mo file."""
    keys = sorted(found)
    start = 28 + 16 * len(keys)
    blobs = [*keys, *(found[key] for key in keys)]
    table, place = [], start
    for blob in blobs:
        table.append(struct.pack("<II", len(blob), place))
        place += len(blob) + 1
    head = struct.pack("<7I", MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return head + b"".join(table) + b"".join(blob + b"\0" for blob in blobs)


def bring_up_to_date(source: Path, target: Path) -> None:
    """Compile `source` unless `target` is newer; written beside it and renamed, so that two at once do no harm."""
    if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
        return
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    part.write_bytes(packed(messages(source.read_text(encoding="utf-8"))))
    part.replace(target)


if __name__ == "__main__":
    bring_up_to_date(Path(sys.argv[1]), Path(sys.argv[2]))
