"""What operations are handed from other rooms: the printer, the signer of codes, writers and readers of workbooks.

Each is imported when it is first asked for, because their libraries are heavy.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sankul.operations.claims_export import SheetWriter
    from sankul.operations.design_acts import DesignFiles
    from sankul.operations.issuer_keys import KeyFiles
    from sankul.operations.printer import Printer
    from sankul.operations.withdrawals import ListFiles


def printer() -> "Printer":
    """The printer of PDF papers."""
    from sankul.printing.printer import PdfPrinter

    return PdfPrinter()


def codes() -> Any:
    """What signs the codes of certificates and reads them again."""
    from sankul.exchange.codes import Codes

    return Codes()


def key_files() -> "KeyFiles":
    """What writes and reads keys of offices as files."""
    from sankul.exchange.issuer_keys import IssuerKeyFiles

    return IssuerKeyFiles()


def list_files() -> "ListFiles":
    """What writes and reads lists of withdrawn certificates."""
    from sankul.exchange.withdrawals import WithdrawalFiles

    return WithdrawalFiles()


def claim_sheets() -> "SheetWriter":
    """The writer of claim workbooks and payee lists."""
    from sankul.exchange.claims import ClaimSheets

    return ClaimSheets()


def workbooks() -> Any:
    """The reader and writer of workbooks and lists."""
    from sankul.exchange.workbooks import Workbooks

    return Workbooks()


def design_files() -> "DesignFiles":
    """The reader and writer of design files and of the pictures in them."""
    from sankul.exchange import designs

    return designs.DesignFiles()
