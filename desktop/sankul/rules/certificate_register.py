"""The register of certificates: its order, what is said of each line, and whether its numbers run without a gap."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sankul.rules.certificates import KIND_LABELS, STATE_LABELS, Certificate, CertificateState
from sankul.rules.papers import Both, RegisterLine
from sankul.text import _

MOST_MISSING = 10


def in_order(certificates: Iterable[Certificate]) -> tuple[Certificate, ...]:
    """Certificates in the order of their numbers, the older financial year first."""
    return tuple(sorted(certificates, key=lambda each: (each.financial_year, each.sequence)))


def line_of(certificate: Certificate) -> RegisterLine:
    """A line of the printed register, in the language now spoken."""
    facts = certificate.facts
    return RegisterLine(
        serial=certificate.serial,
        name=Both(facts.get("name", ""), facts.get("name_hi", "")),
        place=Both(_place(facts, ""), _place(facts, "_hi")),
        kind=_(KIND_LABELS[certificate.kind]),
        issued_on=certificate.issued_on,
        state=_(STATE_LABELS[certificate.state]),
        note=note_of(certificate),
    )


def note_of(certificate: Certificate) -> str:
    """Why a certificate is no longer valid, whose place it took, and why it was issued all the same; mostly empty."""
    notes = []
    if certificate.facts.get("replaces"):
        notes.append(_("In place of {serial}").format(serial=certificate.facts["replaces"]))
    if certificate.override:
        notes.append(_("By way of exception: {reason}").format(reason=certificate.override))
    if certificate.state is CertificateState.SUPERSEDED:
        notes.append(_("New number {serial_and_reason}").format(serial_and_reason=certificate.reason))
    elif certificate.reason:
        notes.append(certificate.reason)
    return "; ".join(notes)


def _place(facts: Mapping[str, str], script: str) -> str:
    """School, UDISE code, block and district, each in the script, else in the other."""
    parts = [facts.get(f"{name}{script}") or facts.get(name, "") for name in ("school", "udise", "block", "district")]
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers of one financial year in a register.

    `elsewhere` is how many of those between the first and the last stand in other registers; `missing` stand nowhere.
    """

    year: str
    first: str
    last: str
    elsewhere: int
    missing: tuple[int, ...]

    def sentence(self) -> str:
        """What is said of them below the register, in the language now spoken."""
        said = {"year": self.year, "first": self.first, "last": self.last, "elsewhere": self.elsewhere}
        if self.missing:
            numbers = ", ".join(map(str, self.missing[:MOST_MISSING])) + (" …" if self.missing[MOST_MISSING:] else "")
            return _("{year}: from {first} to {last}. Numbers are missing: {numbers}.").format(**said, numbers=numbers)
        if self.elsewhere:
            message = _(
                "{year}: from {first} to {last}, without a gap; {elsewhere} of the numbers between stand in the registers "
                "of other programmes of this office."
            )
            return message.format(**said)
        return _("{year}: from {first} to {last}, without a gap.").format(**said)


def number_ranges(shown: Sequence[Certificate], every: Iterable[Certificate]) -> tuple[NumberRange, ...]:
    """The numbers of each financial year among `shown`, which are in order; `every` are all certificates of the office."""
    known: dict[str, set[int]] = {}
    for each in every:
        known.setdefault(each.financial_year, set()).add(each.sequence)
    ranges = []
    for year in dict.fromkeys(each.financial_year for each in shown):
        of_year = [each for each in shown if each.financial_year == year]
        between = set(range(of_year[0].sequence, of_year[-1].sequence + 1))
        ranges.append(
            NumberRange(
                year=year,
                first=of_year[0].serial,
                last=of_year[-1].serial,
                elsewhere=len(between & known[year]) - len(of_year),
                missing=tuple(sorted(between - known[year])),
            )
        )
    return tuple(ranges)


def counts_sentence(certificates: Sequence[Certificate]) -> str:
    """How many certificates there are in each state, in the language now spoken."""
    counts = Counter(each.state for each in certificates)
    return _("Certificates: {n}. Valid: {valid}, revoked: {revoked}, replaced: {superseded}.").format(
        n=len(certificates), **{state.value: counts[state] for state in CertificateState}
    )
