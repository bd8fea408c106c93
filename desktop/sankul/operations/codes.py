"""What operations ask of those who sign certificates and read their codes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from sankul.rules.certificates import IssuerKey
from sankul.rules.verification import PageCodes, SignedCode


class Signer(Protocol):
    """Makes keys and signs what a paper says."""

    def make_key(self, issuer: str) -> IssuerKey:
        """A new key pair of the office called `issuer`."""

    def sign(self, says: Mapping[str, str], key: IssuerKey) -> str:
        """The text of the signed code."""


class CodeReader(Protocol):
    """Finds and opens codes."""

    def texts_in(self, file: Path) -> tuple[PageCodes, ...]:
        """The codes on each page of a PDF, PNG or JPEG. Raises PaperMissing or PaperUnreadable."""

    def open(self, text: str) -> SignedCode:
        """The opened code, its signature not yet checked. Raises CodeForeign or CodeChanged."""

    def is_signed_by(self, code: SignedCode, key: IssuerKey) -> bool:
        """Whether `key` signed the code."""
