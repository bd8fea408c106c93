"""The printer that operations ask for papers. The libraries that draw are loaded with the first paper, not before."""

from collections.abc import Iterable, Sequence
from pathlib import Path

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


class PdfPrinter:
    """Makes PDF files as `operations.printer.Printer` promises."""

    def certificates(self, pages: Sequence[CertificatePage], out: Path, progress: Progress = NO_PROGRESS) -> None:
        """One page for each certificate, in the given order."""
        from sankul.printing.certificates import print_certificates

        print_certificates(pages, out, progress)

    def certificate_preview(self, page: CertificatePage) -> bytes:
        """The PDF file of one certificate."""
        from sankul.printing.certificates import certificate_file

        return certificate_file(page)

    def certificate_text_sizes(self, page: CertificatePage) -> dict[str, float]:
        """The sizes that the texts of a certificate get."""
        from sankul.printing.certificates import text_sizes_of

        return text_sizes_of(page)

    def certificate_register(self, register: CertificateRegister, out: Path, language: str) -> None:
        """The register on A4 landscape."""
        from sankul.printing.certificate_register import print_certificate_register

        print_certificate_register(register, out, language)

    def list_paper(self, paper: ListPaper, out: Path, language: str) -> None:
        """A list of any kind, with its lines numbered."""
        from sankul.printing.lists import print_list

        print_list(paper, out, language)

    def why_unprintable(self, texts: Iterable[str]) -> str:
        """A sentence on the first character that no paper can show."""
        from sankul.printing.text import why_unprintable

        return why_unprintable(texts)

    def privacy_notices(self, notices: Sequence[PrivacyNotice], out: Path, language: str) -> None:
        """One page for each person."""
        from sankul.printing.privacy_notice import print_privacy_notices

        print_privacy_notices(notices, out, language)

    def sign_in_sheets(self, sheets: Sequence[SignInSheet], out: Path, language: str) -> None:
        """One sheet (or more pages) for each session."""
        from sankul.printing.sessions import print_sign_in_sheets

        print_sign_in_sheets(sheets, out, language)

    def acquittance_rolls(self, rolls: Sequence[AcquittanceRoll], out: Path, language: str) -> None:
        """Rolls on A4 landscape, each beginning on a new page, with page totals carried forward."""
        from sankul.printing.claims import print_acquittance_rolls

        print_acquittance_rolls(rolls, out, language)

    def claim_summary(self, summary: ClaimSummary, out: Path, language: str) -> None:
        """The summary for sanction."""
        from sankul.printing.claims import print_claim_summary

        print_claim_summary(summary, out, language)
