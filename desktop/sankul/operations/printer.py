"""What operations ask of a printer: papers become one PDF file each call.

Every method writes to a new file beside `out` and renames it when it is whole, so that a full disk or a pulled drive
leaves no half paper; it raises a Trouble that says what to do. `language` is "en" or "hi".
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.rules.papers import (
    AcquittanceRoll,
    CertificatePage,
    CertificateRegister,
    ClaimSummary,
    ListPaper,
    PrivacyNotice,
    SignInSheet,
)


class Printer(Protocol):
    """Makes PDF files of papers."""

    def certificates(self, pages: Sequence[CertificatePage], out: Path, progress: Progress = NO_PROGRESS) -> None:
        """One page for each certificate, in the given order; `progress` counts the pages, and ends the print by raising."""

    def certificate_preview(self, page: CertificatePage) -> bytes:
        """The PDF file of one certificate, for the eye only: it is saved nowhere."""

    def certificate_text_sizes(self, page: CertificatePage) -> dict[str, float]:
        """The size in points to which each text of a certificate shrinks, by the key of its item in the design."""

    def certificate_register(self, register: CertificateRegister, out: Path, language: str) -> None:
        """The register on A4 landscape."""

    def list_paper(self, paper: ListPaper, out: Path, language: str) -> None:
        """A list of any kind, with its lines numbered."""

    def why_unprintable(self, texts: Iterable[str]) -> str:
        """A sentence that names the first character that no paper can show, or an empty text."""

    def privacy_notices(self, notices: Sequence[PrivacyNotice], out: Path, language: str) -> None:
        """One page for each person; here `language` may also be "both"."""

    def sign_in_sheets(self, sheets: Sequence[SignInSheet], out: Path, language: str) -> None:
        """One sheet (or more pages) for each session."""

    def acquittance_rolls(self, rolls: Sequence[AcquittanceRoll], out: Path, language: str) -> None:
        """Rolls on A4 landscape, each beginning on a new page, with page totals carried forward."""

    def claim_summary(self, summary: ClaimSummary, out: Path, language: str) -> None:
        """The summary for sanction."""
