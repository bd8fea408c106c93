"""The check of a certificate: from a PDF, a picture or the typed text of its code."""

import os
import re
from pathlib import Path

from sankul.clock import in_india, today
from sankul.operations.codes import CodeReader
from sankul.operations.store import Store, Work
from sankul.rules.certificates import IssuerKey
from sankul.rules.erasure import is_code_of
from sankul.rules.typed_codes import is_like_code, is_long_code, readings
from sankul.rules.verification import (
    CodeChanged,
    CodeForeign,
    Finding,
    ListAge,
    PageCodes,
    SignedCode,
    Verification,
)

_LIKE_A_PATH = re.compile(r"^(/|\.{1,2}[\\/]|~|[A-Za-z]:[\\/])|^[^:]*\.\w{2,5}$")
"""A beginning that only paths have, or a suffix on what is no address of the web."""


def verify(store: Store, reader: CodeReader, what: str | Path) -> tuple[Verification, ...]:
    """Check each paper in the file `what`, or the code that `what` is; at least one verification, in the order of pages.

    A page may show several papers. A text is taken for a file when it names one or looks like a name of one. Raises the
    refusals of papers (see `rules.verification`).
    """
    pages = _pages(reader, what)  # before the reading: drawing many pages takes long, and nobody could save meanwhile
    with store.reading() as work:
        return tuple(found for page in pages for found in _verify_page(work, reader, page))


def worst(verifications: tuple[Verification, ...]) -> Verification:
    """The first paper that cannot be accepted, or the first of all when every one is good."""
    return next((each for each in verifications if not each.is_good), verifications[0])


def _pages(reader: CodeReader, what: str | Path) -> tuple[PageCodes, ...]:
    if isinstance(what, Path) or _names_file(what):
        return reader.texts_in(Path(what))
    return (PageCodes(1, (_typed(reader, what),)),)


def _names_file(text: str) -> bool:
    """Whether `text` names a file, or was meant to; what begins with a code's prefix is never looked for on the disk.

    A code whose beginning is damaged, as by a slash, is no name of a missing file.
    """
    if is_like_code(text) or len(text) > 1000 or "\n" in text:
        return False
    return os.path.isfile(text) or (bool(_LIKE_A_PATH.search(text)) and not is_long_code(text))


def _typed(reader: CodeReader, text: str) -> str:
    """The reading of typed text that holds together, else one of those that do not, else the text as it stands."""
    typed = text
    for reading in readings(text):
        try:
            reader.open(reading)
        except CodeForeign:
            continue
        except CodeChanged:
            typed = reading
            continue
        return reading
    return typed


def _verify_page(work: Work, reader: CodeReader, page: PageCodes) -> tuple[Verification, ...]:
    """The check of each code on the page that is ours; other codes on the paper do not count beside them."""
    found = []
    for text in dict.fromkeys(page.texts):
        try:
            found.append(_verify_code(work, reader, reader.open(text), text, page.page))
        except CodeForeign:
            continue
        except CodeChanged:
            found.append(Verification(Finding.CHANGED, page=page.page))
    nothing = Finding.FOREIGN if page.texts else Finding.NO_CODE
    return tuple(found) or (Verification(nothing, page=page.page),)


def _verify_code(work: Work, reader: CodeReader, code: SignedCode, text: str, page: int) -> Verification:
    key = work.issuer_keys.first(key_id=code.key_id)
    if key is None:
        return Verification(Finding.UNKNOWN_ISSUER, page=page)
    if not reader.is_signed_by(code, key):
        return Verification(Finding.CHANGED, page=page)
    finding, reason, lists = _standing(work, key, code, text)
    return Verification(finding, code.says.get("serial", ""), code.says, reason, page, key.issuer, key.key_id, lists)


def _standing(work: Work, key: IssuerKey, code: SignedCode, text: str) -> tuple[Finding, str, ListAge | None]:
    """What is known of a paper with a genuine signature, and why: by the own register, or by the lists of its office."""
    serial = code.says.get("serial", "")
    if key.private_key:
        certificate = work.certificates.first(serial=serial)
        if certificate is not None and is_code_of(certificate, text):
            return Finding(certificate.state.value), certificate.reason, None
        if not _is_of_former_office(key, code):
            return Finding.UNKNOWN_SERIAL, "", None
    withdrawal = work.withdrawals.first(key_id=key.key_id, serial=serial)
    if withdrawal is not None:
        return Finding(withdrawal.state.value), withdrawal.reason, None
    return Finding.VALID, "", ListAge(in_india(key.listed_at).date() if key.listed_at else None, today())


def _is_of_former_office(key: IssuerKey, code: SignedCode) -> bool:
    """Whether a paper under an own key is from before the key was handed over to this office."""
    issued_on = code.says.get("issued_on", "")
    return key.taken_over_at is not None and "" < issued_on <= in_india(key.taken_over_at).date().isoformat()
