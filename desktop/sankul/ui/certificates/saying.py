"""How the window says what certificates are: their states and what a check found, each with its tone."""

from collections.abc import Mapping

from sankul.rules.certificates import KIND_LABELS, Certificate, CertificateState
from sankul.rules.verification import Finding
from sankul.text import N_, _
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


def said_kind(certificate: Certificate) -> str:
    """The kind, and that it was issued as an exception."""
    kind = _(KIND_LABELS[certificate.kind])
    return _("{kind} (exception)").format(kind=kind) if certificate.override else kind
