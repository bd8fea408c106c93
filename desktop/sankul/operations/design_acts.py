"""Acts on designs: save, rename, copy, put away, and the way to another office and back by file.

A design that a certificate was issued with is never changed: its row stays, unlisted, and the changed design is a new row.
Pictures are never removed, so that papers can always be printed again as they were.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from sankul.errors import Refusal
from sankul.operations.designs import STARTERS, body_of, design_called, listed_designs, read_body
from sankul.operations.store import Among, Store, Work
from sankul.rules.design_files import DesignBroken, DesignParcel, design_of, plain_of
from sankul.rules.designs import Design, KeptDesign, PageForm, Picture
from sankul.rules.papers import Both
from sankul.text import N_, fold, language, nfc

LONGEST_NAME = 80


class DesignNameless(Refusal):
    """A design needs a name by which it is chosen."""

    message = N_("Give the design a name.")
    field = "name"


class DesignNameLong(Refusal):
    """A name that no list can show."""

    message = N_("The name is too long: {most} letters are possible.")
    field = "name"


class DesignNameTaken(Refusal):
    """Two designs of one name could not be told apart."""

    message = N_("There is a design “{name}” already. Choose another name.")
    field = "name"


class DesignFaulty(Refusal):
    """What was made cannot be a design."""

    message = N_("The design cannot be saved: {why}. Mend it, then save again.")
    field = "design"


class DesignGone(Refusal):
    """Another window put it away."""

    message = N_("This design was changed or put away in another window. Open it again from the list.")
    field = "design"


class StarterStays(Refusal):
    """A shipped design is neither renamed nor put away."""

    message = N_("“{name}” comes with the program and stays as it is. Make a design of your own from it.")
    field = "design"


class PictureLost(Refusal):
    """A design shows a picture that nobody has."""

    message = N_("A picture of the design is missing. Choose it again, or delete its box.")
    field = "picture"


class DesignFiles(Protocol):
    """Reads and writes design files, and the pictures that people choose for designs."""

    def read(self, file: Path) -> DesignParcel:
        """The design in a file. Raises the refusals of `exchange.designs`."""

    def write(self, parcel: DesignParcel, file: Path) -> None:
        """Write a design file, whole or not at all. Raises DesignTooLarge or DesignNotSaved."""

    def picture(self, file: Path) -> Picture:
        """A PNG or JPEG file as a picture for designs, in its plain form. Raises the refusals of `exchange.pictures`."""

    def picture_in(self, data: bytes, name: str) -> Picture:
        """The same for the bytes of a file."""


@dataclass(frozen=True, slots=True)
class DesignRow:
    """A design as lists show it. `id` is the key of a starter; `papers` is how many certificates were issued with it."""

    id: str
    name: str
    name_hi: str
    starter: str
    papers: int
    design: Design

    @property
    def page(self) -> PageForm:
        """Lying or upright."""
        return self.design.page


def list_designs(work: Work) -> tuple[DesignRow, ...]:
    """All designs that can be chosen: the office's own by name, then the starters."""
    return tuple(_row_of(work, each) for each in listed_designs(work))


def _row_of(work: Work, kept: KeptDesign) -> DesignRow:
    rows = [each.id for each in work.designs.where(starter=kept.starter)] if kept.starter else [kept.id]
    papers = work.certificates.count(design_id=Among(rows))
    if kept.starter == STARTERS[0]:
        papers += work.certificates.count(design_id=None)
    return DesignRow(kept.starter or kept.id, kept.name, kept.name_hi, kept.starter, papers, read_body(kept))


def parcel_of(work: Work, name: str) -> DesignParcel:
    """The design of this name, key or id with its pictures. Raises DesignUnknown."""
    design = read_body(design_called(work, name))
    return DesignParcel(design, work.pictures.where(digest=Among(design.pictures())))


def said_design(design: Design) -> str:
    """The design's name in the language now spoken."""
    return design.name.in_language(language())


def save_design(
    store: Store, design: Design, pictures: Iterable[Picture] = (), design_id: str | None = None
) -> KeptDesign:
    """Keep a design: a new one, or in the place of the own design `design_id`. One act.

    Raises DesignNameless, DesignNameLong, DesignNameTaken, DesignFaulty, PictureLost, StarterStays or DesignGone.
    """
    checked = checked_design(design)
    with store.transaction(N_("Save the design “{name}”"), name=said_design(checked)) as work:
        return _put(work, checked, pictures, _own(work, design_id) if design_id else None)


def rename_design(store: Store, design_id: str, name: Both) -> KeptDesign:
    """Give an own design other names. Raises as `save_design`."""
    with store.transaction(N_("Rename the design “{name}”"), name="") as work:
        old = _own(work, design_id)
        design = read_body(old)
        work.relabel(N_("Rename the design “{name}”"), name=said_design(design))
        return _put(work, checked_design(replace(design, name=name)), (), old)


def copy_design(store: Store, name: str, new_name: Both | None = None) -> KeptDesign:
    """An own design like that of this name, key or id; without `new_name` it gets a free one like it."""
    with store.transaction(N_("Copy the design “{name}”"), name="") as work:
        design = read_body(design_called(work, name))
        work.relabel(N_("Copy the design “{name}”"), name=said_design(design))
        return _put(work, checked_design(replace(design, name=new_name or free_name(work, design.name))), (), None)


def put_away_design(store: Store, design_id: str) -> KeptDesign:
    """Take an own design off the list; papers that were issued with it keep it. Raises StarterStays or DesignGone."""
    with store.transaction(N_("Put the design “{name}” away"), name="") as work:
        old = _own(work, design_id)
        away = replace(old, is_listed=False)
        work.relabel(N_("Put the design “{name}” away"), name=said_design(read_body(old)))
        work.designs.replace(away)
    return away


def export_design(store: Store, files: DesignFiles, name: str, file: Path) -> Design:
    """Write the design of this name, key or id with its pictures into a file that another office can open."""
    with store.reading() as work:
        parcel = parcel_of(work, name)
    files.write(parcel, file)
    return parcel.design


def import_design(store: Store, files: DesignFiles, file: Path, name: str | None = None) -> KeptDesign:
    """Take in a design file, with its pictures, as one act; a second time nothing is changed.

    Without `name`, a design whose name is taken gets a free one like it. Raises what `files.read` and `save_design` raise.
    """
    parcel = files.read(file)
    with store.transaction(N_("Take in the design “{name}”"), name="") as work:
        named = parcel.design.name if name is None else Both(name)
        design = checked_design(replace(parcel.design, name=named))
        same = next((each for each in listed_designs(work) if read_body(each) == design), None)
        if same is not None:
            return same
        if name is None:
            design = replace(design, name=free_name(work, design.name))
        work.relabel(N_("Take in the design “{name}”"), name=said_design(design))
        return _put(work, design, parcel.pictures, None)


def free_name(work: Work, wish: Both) -> Both:
    """The wished names, with a number behind them when they are taken: "Classic 2", and "Classic 3" as a copy of that."""
    number, name = 1, wish
    stem = Both(*(re.sub(r" \d+$", "", each) for each in (wish.en, wish.hi)))
    bare = stem if _is_taken(work, stem, None) else wish
    while _is_taken(work, name, None):
        number += 1
        name = Both(*(f"{each[: LONGEST_NAME - 4]} {number}" if each else "" for each in (bare.en, bare.hi)))
    return name


def checked_design(design: Design) -> Design:
    """The design as it is kept. Raises DesignNameless, DesignNameLong or DesignFaulty."""
    name = Both(nfc(design.name.en), nfc(design.name.hi))
    if not (name.en or name.hi):
        raise DesignNameless
    if max(len(name.en), len(name.hi)) > LONGEST_NAME:
        raise DesignNameLong(most=LONGEST_NAME)
    try:
        return design_of(plain_of(replace(design, name=name)))
    except DesignBroken as broken:
        raise DesignFaulty(why=broken) from broken


def _own(work: Work, design_id: str) -> KeptDesign:
    """The listed design of the office's own with this id."""
    if design_id in STARTERS:
        raise StarterStays(name=said_design(read_body(design_called(work, design_id))))
    kept = work.designs.find(design_id)
    if kept is None or not kept.is_listed:
        raise DesignGone
    if kept.starter:
        raise StarterStays(name=said_design(read_body(kept)))
    return kept


def _put(work: Work, design: Design, pictures: Iterable[Picture], old: KeptDesign | None) -> KeptDesign:
    """Keep a checked design as a new row, or in that of `old` when no certificate was issued with it."""
    if _is_taken(work, design.name, old):
        raise DesignNameTaken(name=said_design(design))
    _add_pictures(work, design, pictures)
    new = KeptDesign(name=design.name.en, name_hi=design.name.hi, body=body_of(design))
    if old is not None and old.body == new.body:
        return old
    if old is not None and not work.certificates.count(design_id=old.id):
        changed = replace(old, name=new.name, name_hi=new.name_hi, body=new.body)
        work.designs.replace(changed)
        return changed
    if old is not None:
        work.designs.replace(replace(old, is_listed=False))
    work.designs.add(new)
    return new


def _is_taken(work: Work, name: Both, old: KeptDesign | None) -> bool:
    """Whether another listed design has one of these names."""
    taken = {
        fold(each)
        for kept in listed_designs(work)
        if old is None or kept.id != old.id
        for each in (kept.name, kept.name_hi, kept.starter)
        if each
    }
    return any(fold(each) in taken for each in (name.en, name.hi) if each)


def _add_pictures(work: Work, design: Design, pictures: Iterable[Picture]) -> None:
    """Keep those of the pictures that the design shows and the office does not have yet. Raises PictureLost."""
    known = {each.digest for each in work.pictures.where(digest=Among(design.pictures()))}
    new = {each.digest: each for each in pictures if each.digest in design.pictures() - known}
    if design.pictures() - known - set(new):
        raise PictureLost
    work.pictures.add(*new.values())
