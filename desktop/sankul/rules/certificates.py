"""Certificates: the frozen facts of each paper, its serial number and its state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sankul.rules.rows import Row


class CertificateKind(StrEnum):
    """What a certificate is given for."""

    PARTICIPATION = "participation"
    COMPLETION = "completion"
    APPRECIATION = "appreciation"
    LEADING = "leading"


class CertificateState(StrEnum):
    """Nothing issued is ever deleted; it only changes state."""

    VALID = "valid"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Row):
    """An issued certificate. `facts` is what the paper says, frozen at issue; `code` is the signed text of its QR code."""

    serial: str
    financial_year: str
    sequence: int
    kind: CertificateKind
    language: str
    person_id: str
    programme_id: str
    issued_on: date
    facts: Mapping[str, str]
    code: str
    key_id: str
    state: CertificateState = CertificateState.VALID
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerKey(Row):
    """An Ed25519 key of an issuing office, raw 32 bytes in hex. Only the own office has the private half."""

    key_id: str
    issuer: str
    public_key: str
    private_key: str = ""
    since_at: datetime
