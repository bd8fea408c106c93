"""What a certificate says, as lines for people: the labels of its facts, days in the Indian form, states with their tone."""

from collections.abc import Mapping
from datetime import date

from sankul.clock import said_day
from sankul.rules.certificates import KIND_LABELS, Certificate, CertificateKind, CertificateState
from sankul.rules.verification import Finding
from sankul.text import N_, _, language
from sankul.ui.tables import Tone

STATE_TONES: Mapping[CertificateState, Tone] = {
    CertificateState.VALID: "green",
    CertificateState.REVOKED: "red",
    CertificateState.SUPERSEDED: "amber",
}
FINDING_LABELS = {
    Finding.VALID: N_("Genuine"),
    Finding.REVOKED: N_("Revoked"),
    Finding.SUPERSEDED: N_("Replaced"),
    Finding.UNKNOWN_ISSUER: N_("Issuer not known"),
    Finding.UNKNOWN_SERIAL: N_("Not in the register"),
    Finding.CHANGED: N_("Changed or damaged"),
    Finding.FOREIGN: N_("Some other code"),
    Finding.NO_CODE: N_("No code found"),
}
FINDING_TONES: Mapping[Finding, Tone] = {
    Finding.VALID: "green",
    Finding.REVOKED: "red",
    Finding.SUPERSEDED: "amber",
    Finding.UNKNOWN_ISSUER: "amber",
    Finding.UNKNOWN_SERIAL: "red",
    Finding.CHANGED: "red",
    Finding.FOREIGN: "grey",
    Finding.NO_CODE: "grey",
}
LANGUAGE_LABELS = {"both": N_("Hindi and English"), "hi": N_("Hindi only"), "en": N_("English only")}
PAPER_LABELS = {
    "kind": N_("Kind"),
    "name": N_("Name"),
    "name_hi": N_("Name in Hindi"),
    "school": N_("School"),
    "school_hi": N_("School in Hindi"),
    "udise": N_("UDISE code"),
    "block": N_("Block"),
    "district": N_("District"),
    "district_hi": N_("District in Hindi"),
    "programme": N_("Programme"),
    "programme_hi": N_("Programme in Hindi"),
    "from_on": N_("From"),
    "until_on": N_("Until"),
    "sessions_held": N_("Sessions held"),
    "sessions_attended": N_("Sessions attended"),
    "percent": N_("Percent"),
    "hours": N_("Hours"),
    "sessions_led": N_("Sessions led"),
    "led_on": N_("Led on"),
    "issued_on": N_("Issued on"),
    "issuer": N_("Issued by"),
    "office": N_("Office"),
    "replaces": N_("In place of"),
}


def said_kind(certificate: Certificate) -> str:
    """The kind, and that it was issued as an exception."""
    kind = _(KIND_LABELS[certificate.kind])
    return _("{kind} (exception)").format(kind=kind) if certificate.override else kind


def said_name(facts: Mapping[str, str]) -> str:
    """The name on the paper in the language now spoken, as far as it is there."""
    name, name_hi = facts.get("name", ""), facts.get("name_hi", "")
    return (name_hi or name) if language() == "hi" else (name or name_hi)


def paper_lines(facts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label and value of each fact that stands on the paper, in the order of reading."""
    return [(_(said), _value(name, facts[name])) for name, said in PAPER_LABELS.items() if facts.get(name)]


def _value(name: str, text: str) -> str:
    if name == "kind" and text in set(CertificateKind):
        return _(KIND_LABELS[CertificateKind(text)])
    if name.endswith("_on"):
        return ", ".join(map(_said_day, text.split(",")))
    return f"{text} %" if name == "percent" else text


def _said_day(text: str) -> str:
    """A day in the Indian form; the text itself where another office, or a newer program, wrote something else."""
    try:
        return said_day(date.fromisoformat(text))
    except ValueError:
        return text
