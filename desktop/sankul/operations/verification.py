"""The check of a certificate: from a PDF, a picture or the typed text of its code."""

import os
import re
from pathlib import Path

from sankul.operations.codes import CodeReader
from sankul.operations.store import Store, Work
from sankul.rules.certificates import Certificate
from sankul.rules.verification import PREFIX, CodeChanged, CodeForeign, Finding, PageCodes, SignedCode, Verification

_LIKE_A_PATH = re.compile(r"^(/|\.|~|[A-Za-z]:[\\/])|^[^:]*\.\w{2,5}$")
"""A beginning that only paths have, or a suffix on what is no address of the web."""


def verify(store: Store, reader: CodeReader, what: str | Path) -> tuple[Verification, ...]:
    """Check each page of the file `what`, or the code that `what` is; at least one verification, in the order of pages.

    A text is taken for a file when it names one or looks like a name of one. Raises PaperMissing or PaperUnreadable.
    """
    pages = _pages(reader, what)  # before the reading: drawing many pages takes long, and nobody could save meanwhile
    with store.reading() as work:
        return tuple(_verify_page(work, reader, page) for page in pages)


def worst(verifications: tuple[Verification, ...]) -> Verification:
    """The first paper that cannot be accepted, or the first of all when every one is good."""
    return next((each for each in verifications if not each.is_good), verifications[0])


def _pages(reader: CodeReader, what: str | Path) -> tuple[PageCodes, ...]:
    if isinstance(what, Path) or _names_file(what):
        return reader.texts_in(Path(what))
    return (PageCodes(1, (what.translate({ord(letter): None for letter in "\r\n\t"}),)),)


def _names_file(text: str) -> bool:
    """Whether `text` names a file, or was meant to; a code begins with its prefix and is never looked for on the disk."""
    if text.startswith(PREFIX) or len(text) > 1000 or "\n" in text:
        return False
    return bool(_LIKE_A_PATH.search(text)) or os.path.isfile(text)


def _verify_page(work: Work, reader: CodeReader, page: PageCodes) -> Verification:
    """The check of the first of the page's codes that is ours; other codes on the paper do not count beside it."""
    found = Verification(Finding.FOREIGN if page.texts else Finding.NO_CODE, page=page.page)
    for text in page.texts:
        try:
            return _verify_code(work, reader, reader.open(text), text, page.page)
        except CodeForeign:
            continue
        except CodeChanged:
            found = Verification(Finding.CHANGED, page=page.page)
    return found


def _verify_code(work: Work, reader: CodeReader, code: SignedCode, text: str, page: int) -> Verification:
    key = work.issuer_keys.first(key_id=code.key_id)
    if key is None:
        return Verification(Finding.UNKNOWN_ISSUER, page=page)
    if not reader.is_signed_by(code, key):
        return Verification(Finding.CHANGED, page=page)
    serial = code.says.get("serial", "")
    if not key.private_key:
        return Verification(Finding.VALID, serial, code.says, page=page)
    certificate = work.certificates.first(serial=serial)
    return _against_register(certificate, serial, code, text, page)


def _against_register(
    certificate: Certificate | None, serial: str, code: SignedCode, text: str, page: int
) -> Verification:
    """A code that this office signed, compared with what the register holds under its number."""
    if certificate is None or certificate.code != text:
        return Verification(Finding.UNKNOWN_SERIAL, serial, code.says, page=page)
    finding = Finding(certificate.state.value)
    return Verification(finding, serial, code.says, certificate.reason, page)
