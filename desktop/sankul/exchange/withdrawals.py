"""Lists of withdrawn certificates as a file: one signed list for each key of the office (COSE_Sign1 over CBOR)."""

import base64
import zlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sankul.exchange import cose
from sankul.exchange.key_files import FORMAT, read_marked, write_marked
from sankul.rules.certificates import CertificateState, IssuerKey
from sankul.rules.issuer_keys import MadeByNewer, is_plain_name
from sankul.rules.withdrawals import Entry, NotAWithdrawalList, SignedList, WithdrawalListChanged

MARK = "sankul-withdrawn"
MOST_BYTES = 64_000_000
_CONTENT = "sankul withdrawn"
_STATES = {1: CertificateState.REVOKED, 2: CertificateState.SUPERSEDED}
_NUMBERS = {state: number for number, state in _STATES.items()}
_FIRST_DAY = date(1970, 1, 1)


class WithdrawalFiles:
    """Writes and reads them, as operations ask (see `operations.withdrawals.ListFiles`)."""

    def write(self, lists: Sequence[tuple[SignedList, IssuerKey]], path: Path) -> None:
        """Sign each list with its key and save them as one file; an older such file is replaced."""
        signed = [_written(each, key) for each, key in lists]
        newest = lists[-1][0]
        said = {MARK: FORMAT, "issuer": newest.issuer, "made": newest.made_at.isoformat(), "lists": signed}
        write_marked(path, said, replaces=MARK)

    def read(self, path: Path) -> tuple[SignedList, ...]:
        """The lists in the file, their signatures not yet checked.

        Raises NotAWithdrawalList, MadeByNewer, WithdrawalListChanged, or the faults of files.
        """
        said = read_marked(path)
        if MARK not in said:
            raise NotAWithdrawalList(path=path)
        if said[MARK] != FORMAT:
            raise MadeByNewer(path=path)
        try:
            lists = tuple(map(_read, said["lists"]))
        except Exception as fault:  # what a forger feeds to zlib and CBOR may fail in any way; each is the same finding
            raise WithdrawalListChanged(path=path) from fault
        if not lists:
            raise WithdrawalListChanged(path=path)
        return lists

    def is_signed_by(self, brought: SignedList, key: IssuerKey) -> bool:
        """Whether `key` signed the list."""
        return cose.is_signed_by(brought.signed, brought.signature, key)


def _written(each: SignedList, key: IssuerKey) -> str:
    entries = [[e.serial, _NUMBERS[e.state], e.reason, (e.on - _FIRST_DAY).days] for e in each.entries]
    message = cose.sign([int(each.made_at.timestamp()), each.issuer, entries], key, _CONTENT)
    return base64.b64encode(zlib.compress(message, 9)).decode()


def _read(text: Any) -> SignedList:
    """Raises anything for what is no list."""
    inflater = zlib.decompressobj()
    plain = inflater.decompress(base64.b64decode(text, validate=True), MOST_BYTES)
    if not inflater.eof or inflater.unused_data:
        raise ValueError("list")
    message = cose.read(plain, _CONTENT)
    made, issuer, entries = message.payload
    if not is_plain_name(issuer):
        raise ValueError("issuer")
    return SignedList(
        key_id=message.key_id,
        issuer=issuer,
        made_at=datetime.fromtimestamp(made, UTC),
        entries=tuple(map(_entry, entries)),
        signed=message.signed,
        signature=message.signature,
    )


def _entry(said: Any) -> Entry:
    serial, state, reason, day = said
    if not (isinstance(serial, str) and serial and isinstance(reason, str) and reason):
        raise ValueError("entry")
    return Entry(serial, _STATES[state], reason, _FIRST_DAY + timedelta(days=day))
