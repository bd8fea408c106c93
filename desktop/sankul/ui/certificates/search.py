"""Ctrl+K finds certificates by number, or by the name on the paper in either script."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sankul.rules.certificate_facts import said_name
from sankul.spelling import matches
from sankul.text import N_
from sankul.ui.rooms import Found

if TYPE_CHECKING:
    from sankul.operations.store import Work

MOST = 20


def find_certificates(work: "Work", query: str) -> Sequence[Found]:
    """The newest that match."""
    found: list[Found] = []
    for each in reversed(work.certificates.where()):
        names = (each.facts.get(name, "") for name in ("name", "name_hi"))
        if matches(query, each.serial, *names):
            found.append(Found(N_("Certificates"), said_name(each.facts), each.serial, "certificates", each.id))
        if len(found) == MOST:
            break
    return found
