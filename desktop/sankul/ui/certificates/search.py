"""Ctrl+K finds certificates by number, or by the name on the paper in either script."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sankul.rules.certificate_facts import said_name
from sankul.spelling import finding
from sankul.text import N_
from sankul.ui.rooms import Found

if TYPE_CHECKING:
    from sankul.operations.store import Work
    from sankul.rules.certificates import Certificate

MOST = 20


def find_certificates(work: "Work", query: str) -> Sequence[Found]:
    """The newest that match, those that only sound so last."""
    newest = reversed(work.certificates.where())
    return [
        Found(N_("Certificates"), said_name(each.facts), each.serial, "certificates", each.id)
        for each in finding(query, newest, _words, MOST)
    ]


def _words(certificate: "Certificate") -> tuple[str, str, str]:
    return (certificate.serial, certificate.facts.get("name", ""), certificate.facts.get("name_hi", ""))
