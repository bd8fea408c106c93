"""Design files: one JSON text with a design and its pictures, which another office can open.

    {"sankul-design": 1, "name": …, "name_hi": …, "page": …, "layouts": {…}, "pictures": {DIGEST: {"name": …, "data": BASE64}}}

A file may come from anybody. Whatever is wrong with it, and however it was meant, ends in one sentence; nothing in it is a
path, nothing is looked for outside of it, and no part of it makes us hold more than a few dozen megabytes.
"""

import binascii
import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from sankul.errors import Refusal, Trouble
from sankul.exchange.bounded_files import read_bounded
from sankul.exchange.pictures import (
    LONGEST_NAME,
    PictureTooLarge,
    PictureUnreadable,
    digest_of,
    plain_picture,
    read_picture,
)
from sankul.rules.design_files import DesignBroken, DesignParcel, design_of, plain_of, text_of
from sankul.rules.designs import Design, Item, Picture, PictureItem
from sankul.text import N_
from sankul.whole_files import save_whole

SUFFIX = ".sankul-design"
MOST_BYTES = 8_000_000
MOST_MARKS = 400_000
"""Commas and brackets: each can stand for a value that takes far more room in memory than in the file."""

_PARTS = frozenset({"sankul-design", "name", "name_hi", "page", "layouts", "pictures"})


class DesignFileBroken(Refusal):
    """No design, or one that cannot be trusted."""

    message = N_("“{path}” cannot be opened as a design: {why}. Ask the office that sent it to export it again.")
    field = "file"


class DesignFileIsFolder(Refusal):
    """A folder was named."""

    message = N_("“{path}” is a folder. Choose the design file in it.")
    field = "file"


class DesignTooLarge(Refusal):
    """Its pictures take more than a design file may have."""

    message = N_("The pictures of this design take more than {most} MB. Choose smaller ones, save, and export again.")
    field = "design"


class DesignNotSaved(Trouble):
    """The file could not be written."""

    message = N_("“{path}” could not be saved ({why}). Free some space or choose another folder, then do it again.")


class DesignFiles:
    """Reads and writes as `operations.design_acts.DesignFiles` promises."""

    def read(self, file: Path) -> DesignParcel:
        """The design in a file. Raises FileMissing, FileForbidden, DesignFileIsFolder or DesignFileBroken."""
        try:
            return parcel_in(read_bounded(file, MOST_BYTES, DesignFileIsFolder))
        except DesignBroken as broken:
            raise DesignFileBroken(path=file.name, why=broken) from broken

    def write(self, parcel: DesignParcel, file: Path) -> None:
        """Write a design file, whole or not at all. Raises DesignTooLarge or DesignNotSaved."""
        data = bytes_of(parcel)
        if len(data) > MOST_BYTES:
            raise DesignTooLarge(most=MOST_BYTES // 1_000_000)
        _save(data, file)

    def picture(self, file: Path) -> Picture:
        """A PNG or JPEG file in its plain form; see `exchange.pictures.read_picture`."""
        return read_picture(file)

    def picture_in(self, data: bytes, name: str) -> Picture:
        """The bytes of a PNG or JPEG file in their plain form; see `exchange.pictures.plain_picture`."""
        return plain_picture(data, name)


def bytes_of(parcel: DesignParcel) -> bytes:
    """What a design file holds; the same design gives the same bytes."""
    shown = sorted(parcel.pictures, key=lambda each: each.digest)
    pictures = {each.digest: {"name": each.name, "data": each.data} for each in shown}
    return json.dumps({**plain_of(parcel.design), "pictures": pictures}, ensure_ascii=False, indent=1).encode()


def parcel_in(data: bytes) -> DesignParcel:
    """The design that the bytes of a file say, its pictures in their plain form. Raises DesignBroken."""
    plain = _plain_in(data)
    pictures = plain.get("pictures", {}) if isinstance(plain, dict) else {}
    design = design_of(plain)
    strange = set(plain) - _PARTS
    if strange:
        raise DesignBroken(N_("it says something unknown: “{name}”"), name=min(strange)[:40])
    return _with_pictures(design, pictures)


def _plain_in(data: bytes) -> Any:
    """The JSON value in the bytes. Raises DesignBroken."""
    if len(data) > MOST_BYTES:
        raise DesignBroken(N_("it is larger than {most} MB"), most=MOST_BYTES // 1_000_000)
    if sum(data.count(mark) for mark in (b",", b"[", b"{")) > MOST_MARKS:
        raise DesignBroken(N_("it has far more parts than a design can have"))
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_only_once, parse_constant=_no_number)
    except DesignBroken:
        raise
    except (ValueError, RecursionError) as fault:
        raise DesignBroken(N_("it is no design of Sankul, or only a part of one")) from fault


def _only_once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object, whose names are all different: of two with one name, each reader would take another."""
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise DesignBroken(N_("it says “{name}” twice"), name=name[:40])
        made[name] = value
    return made


def _no_number(word: str) -> NoReturn:
    raise DesignBroken(N_("“{word}” is no number"), word=word)


def _with_pictures(design: Design, pictures: Any) -> DesignParcel:
    """The design with those of the pictures that it shows, each under the name of its plain form."""
    if not isinstance(pictures, dict):
        raise DesignBroken(N_("a picture in it is no picture"))
    plain = {digest: _picture(digest, pictures) for digest in sorted(design.pictures())}
    layouts = {layout: tuple(_named_anew(item, plain) for item in items) for layout, items in design.layouts.items()}
    return DesignParcel(
        replace(design, layouts=layouts), tuple({each.digest: each for each in plain.values()}.values())
    )


def _named_anew(item: Item, pictures: Mapping[str, Picture]) -> Item:
    return replace(item, picture=pictures[item.picture].digest) if isinstance(item, PictureItem) else item


def _picture(digest: str, pictures: Mapping[str, Any]) -> Picture:
    """The picture of this digest in its plain form. Raises DesignBroken."""
    held = pictures.get(digest)
    if held is None:
        raise DesignBroken(N_("the picture “{name}” is not in it"), name=digest[:40])
    if not isinstance(held, dict) or set(held) != {"name", "data"} or not isinstance(held["data"], str):
        raise DesignBroken(N_("a picture in it is no picture"))
    name = text_of(held, "name", LONGEST_NAME)
    try:
        data = b64decode(held["data"], validate=True)
    except (binascii.Error, ValueError) as fault:
        raise DesignBroken(N_("a picture in it is no picture")) from fault
    if digest_of(data) != digest:
        raise DesignBroken(N_("a picture in it was changed on the way"))
    try:
        return plain_picture(data, name)
    except PictureTooLarge as fault:
        raise DesignBroken(N_("a picture in it is too large")) from fault
    except PictureUnreadable as fault:
        raise DesignBroken(N_("a picture in it is neither PNG nor JPEG, or is damaged")) from fault


def _save(data: bytes, file: Path) -> None:
    try:
        save_whole(data, file)
    except (OSError, ValueError) as fault:
        raise DesignNotSaved(path=file, why=getattr(fault, "strerror", None) or fault) from fault
