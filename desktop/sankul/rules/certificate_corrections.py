"""Corrected certificates: which facts may be corrected, and what a paper in the place of another says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sankul.clock import said_day
from sankul.errors import Refusal
from sankul.identity import new_id
from sankul.rules.certificates import (
    SIGNATORY,
    Certificate,
    CertificateKind,
    CertificateState,
    check_length,
    facts_of_signatories,
    seen,
)
from sankul.rules.offices import Signatory
from sankul.text import N_, nfc

CORRECTABLE = (
    "name",
    "name_hi",
    "school",
    "school_hi",
    "udise",
    "block",
    "block_hi",
    "district",
    "district_hi",
    "programme",
    "programme_hi",
    "from_on",
    "until_on",
)
"""The facts that can be corrected. What attendance proves cannot: revoke the certificate then, and issue it anew."""

PERIOD = ("from_on", "until_on")


class CertificateNameless(Refusal):
    """A certificate for nobody."""

    message = N_("A certificate needs the name of a person, in one script at least.")
    field = "name"


class PeriodBackwards(Refusal):
    """The first day after the last."""

    message = N_("The period on the paper would end on {last}, before it begins on {first}. Exchange the days.")
    field = "until_on"


class DaysFromSessions(Refusal):
    """A certificate for leading names each day, and its period is no more than the first and the last of them."""

    message = N_(
        "The days on a certificate for leading come from the sessions. If they are wrong, revoke the certificate, correct "
        "who led which session, and issue a new one."
    )
    field = "from_on"


class NothingCorrected(Refusal):
    """The new paper would say what the old one says."""

    message = N_("A new certificate would say the same as {serial}. Change what is wrong on it, or print it again.")


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the new paper says otherwise: texts by the names of their facts (see CORRECTABLE), days in ISO form.

    `is_fresh` takes the present data of person, school and programme first.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    is_fresh: bool = False


def corrected_facts(old: Certificate, present: Mapping[str, str], corrections: Corrections) -> dict[str, str]:
    """The facts of the new paper, `present` being those that are taken fresh.

    Raises DaysFromSessions, FactTooLong, CertificateNameless, PeriodBackwards or NothingCorrected.
    """
    given = {name: seen(nfc(text)) for name, text in corrections.facts.items() if name in CORRECTABLE}
    if any(given.get(name, old.facts.get(name)) != old.facts.get(name) for name in _fixed(old.kind)):
        raise DaysFromSessions
    for text in given.values():
        check_length(text)
    facts = {**old.facts, **present, **given}
    if not (facts.get("name") or facts.get("name_hi")):
        raise CertificateNameless
    first, last = facts.get("from_on", ""), facts.get("until_on", "")
    if first and last and first > last:
        days = (said_day(date.fromisoformat(day)) for day in (first, last))
        raise PeriodBackwards(**dict(zip(("first", "last"), days, strict=True)))
    if not changed_facts(old.facts, facts):
        raise NothingCorrected(serial=old.serial)
    return facts


def correctable(kind: CertificateKind) -> tuple[str, ...]:
    """The facts that can be corrected on a certificate of a kind."""
    return tuple(name for name in CORRECTABLE if name not in _fixed(kind))


def _fixed(kind: CertificateKind) -> tuple[str, ...]:
    return PERIOD if kind is CertificateKind.LEADING else ()


def changed_facts(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The correctable facts in which two papers differ, as the new one has them."""
    return {name: new.get(name, "") for name in CORRECTABLE if new.get(name, "") != old.get(name, "")}


def in_place_of(
    old: Certificate, facts: Mapping[str, str], signatories: Sequence[Signatory], issued_on: date
) -> Certificate:
    """The certificate that takes the place of `old`, still without number and code; those sign it who sign today."""
    kept = {name: text for name, text in facts.items() if not name.startswith(SIGNATORY)}
    return replace(
        old,
        id=new_id(),
        issued_on=issued_on,
        facts={
            **kept,
            **facts_of_signatories(signatories),
            "issued_on": issued_on.isoformat(),
            "replaces": old.serial,
            "replaces_on": old.issued_on.isoformat(),
        },
        is_printed=False,
        replaces_id=old.id,
    )


def superseded(old: Certificate, serial: str, reason: str) -> Certificate:
    """The old certificate, its reason naming the number of the one that took its place."""
    return replace(old, state=CertificateState.SUPERSEDED, reason=f"{serial}: {reason}")
