"""The office's designs of certificates, and the starters that come with the program."""

import base64
import json
from collections.abc import Mapping
from functools import cache

from sankul.errors import Refusal
from sankul.operations.store import Among, Work
from sankul.places import resource
from sankul.rules.certificates import Certificate
from sankul.rules.design_files import design_of, plain_of
from sankul.rules.designs import Design, KeptDesign
from sankul.text import N_, fold

STARTERS = ("classic", "modern", "lattice", "letter")
"""The shipped designs in the order in which they are offered; the first is used where none is named."""


class DesignUnknown(Refusal):
    """No design has this name."""

    message = N_("There is no design “{name}”. The designs are: {known}.")
    field = "design"


@cache
def starter(key: str) -> Design:
    """The shipped design of this key."""
    return design_of(json.loads(resource("designs", f"{key}.json").read_text(encoding="utf-8")))


def body_of(design: Design) -> str:
    """The text in which an office keeps a design."""
    return json.dumps(plain_of(design), ensure_ascii=False, separators=(",", ":"))


def read_body(kept: KeptDesign) -> Design:
    """The design that an office keeps."""
    return design_of(json.loads(kept.body))


def kept_of_starter(key: str) -> KeptDesign:
    """A new row for a starter as it is now shipped."""
    design = starter(key)
    return KeptDesign(name=design.name.en, name_hi=design.name.hi, body=body_of(design), starter=key)


def listed_designs(work: Work) -> tuple[KeptDesign, ...]:
    """What can be chosen: the office's own designs by name, then the starters (rows that may not be saved yet)."""
    own = sorted((each for each in work.designs.where(is_listed=True) if not each.starter), key=lambda each: each.name)
    return (*own, *(_row_of_starter(work, key) for key in STARTERS))


def design_called(work: Work, name: str | None) -> KeptDesign:
    """The design of this name (in either language), key or id; the first starter for None. Raises DesignUnknown."""
    listed = listed_designs(work)
    if not name:
        return _row_of_starter(work, STARTERS[0])
    for each in listed:
        if name in (each.id, each.starter) or fold(name) in (fold(each.name), fold(each.name_hi)):
            return each
    raise DesignUnknown(name=name, known=", ".join(each.name or each.name_hi for each in listed))


def saved_design(work: Work, name: str | None) -> KeptDesign:
    """As `design_called`, within an act: a starter that was never used gets its row now, so that it stays as it is."""
    chosen = design_called(work, name)
    if work.designs.find(chosen.id) is None:
        work.designs.add(chosen)
    return chosen


def design_of_certificate(work: Work, certificate: Certificate) -> Design:
    """The design that a certificate was issued with."""
    kept = work.designs.find(certificate.design_id) if certificate.design_id else None
    return read_body(kept) if kept else starter(STARTERS[0])


def pictures_of(work: Work, design: Design) -> Mapping[str, bytes]:
    """The bytes of the pictures that a design shows, by digest."""
    rows = work.pictures.where(digest=Among(design.pictures()))
    return {each.digest: base64.b64decode(each.data) for each in rows}


def _row_of_starter(work: Work, key: str) -> KeptDesign:
    """The row of a starter that was used in its present form, or a new one."""
    new = kept_of_starter(key)
    rows = work.designs.where(starter=key)
    return next((each for each in reversed(rows) if each.body == new.body), new)
