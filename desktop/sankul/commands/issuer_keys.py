"""Commands on keys for certificates: the office's own, and those of the offices that it trusts."""

import os
import sys

from sankul import hands
from sankul.clock import in_india, said_day
from sankul.commands.calls import Answer, Call, Command, Option
from sankul.errors import Refusal
from sankul.operations.issuer_keys import (
    Trusted,
    back_up,
    distrust,
    export_public,
    read_key_ring,
    renew,
    take_over,
    trust,
)
from sankul.rules.certificates import IssuerKey
from sankul.rules.issuer_keys import NoKeyYet, said_key
from sankul.text import N_, _, ngettext

PASSPHRASE = "SANKUL_KEY_PASSPHRASE"  # noqa: S105 - the name of the variable, not what is in it


class KeyPassphraseMissing(Refusal):
    """There is nobody to ask for the passphrase of a backup."""

    message = N_("The backup of a key needs a passphrase. Give it in the environment variable SANKUL_KEY_PASSPHRASE.")
    field = "passphrase"


class PassphrasesDiffer(Refusal):
    """What was typed twice was not the same."""

    message = N_("The two passphrases are not the same. Nothing was saved; try again.")
    field = "passphrase"


def _key(key: IssuerKey) -> dict[str, object]:
    return {"key_id": key.key_id, "issuer": key.issuer, "since": key.since_at.isoformat(), "public_key": key.public_key}


def _said(key: IssuerKey) -> str:
    sentence = _("Key {key_id} of {issuer}, since {day}")
    return sentence.format(key_id=said_key(key.key_id), issuer=key.issuer, day=said_day(in_india(key.since_at).date()))


def _passphrase(*, twice: bool) -> str:
    """From the environment, else asked at a terminal; never from an argument, which other users could read."""
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not sys.stdin or not sys.stdin.isatty():
        raise KeyPassphraseMissing
    from getpass import getpass

    typed = getpass(_("Passphrase of the backup: "))
    if twice and getpass(_("The same passphrase again: ")) != typed:
        raise PassphrasesDiffer
    return typed


def _show(call: Call) -> Answer:
    with call.office() as store:
        ring = read_key_ring(store)
    if ring.signing is None:
        raise NoKeyYet
    older = ring.own[-2::-1]
    return Answer(
        {**_key(ring.signing), "older": [_key(key) for key in older]}, _said(ring.signing), tuple(map(_said, older))
    )


def _export(call: Call) -> Answer:
    path = call.path("file")
    with call.office() as store:
        key = export_public(store, hands.key_files(), path)
    said = _("Send {file} to the offices that shall check your certificates. It holds no secret.")
    return Answer({"file": str(path), **_key(key)}, said.format(file=path), (_said(key),))


def _back_up(call: Call) -> Answer:
    path = call.path("file")
    with call.office() as store:
        key = back_up(store, hands.key_files(), _passphrase(twice=True), path)
    said = _(
        "The key is saved in {file}. Keep the file and its passphrase apart; without the passphrase it is of no use."
    )
    return Answer({"file": str(path), **_key(key)}, said.format(file=path), (_said(key),))


def _restore(call: Call) -> Answer:
    with call.office() as store:
        key = take_over(store, hands.key_files(), _passphrase(twice=False), call.path("file"))
    return Answer(_key(key), _("This office signs with this key from now on."), (_said(key),))


def _renew(call: Call) -> Answer:
    with call.office() as store:
        before = read_key_ring(store).signing
        key = renew(store, hands.codes())
    said = _(
        "This office signs with a new key from now on. Send it to the other offices; older certificates stay genuine."
    )
    return Answer({**_key(key), "before": before.key_id if before else None}, said, (_said(key),))


def _trust(call: Call) -> Answer:
    with call.office() as store:
        met = trust(store, hands.key_files(), call.path("file"))
    said = (
        _("This office is trusted already.")
        if met.is_known
        else _("Certificates of {issuer} can be checked from now on.")
    )
    return Answer({**_key(met.key), "added": not met.is_known}, said.format(issuer=met.key.issuer), (_said(met.key),))


def _trusted(each: Trusted) -> dict[str, object]:
    listed_at = each.key.listed_at
    until = in_india(listed_at).date().isoformat() if listed_at else None
    return {**_key(each.key), "withdrawn": each.withdrawn, "withdrawals_until": until}


def _list_trusted(call: Call) -> Answer:
    with call.office() as store:
        trusted = read_key_ring(store).trusted
    said = ngettext("{n} office is trusted.", "{n} offices are trusted.", len(trusted)).format(n=len(trusted))
    return Answer({"issuers": [_trusted(each) for each in trusted]}, said, tuple(_said(each.key) for each in trusted))


def _distrust(call: Call) -> Answer:
    with call.office() as store:
        key = distrust(store, call.word("key_id") or "")
    return Answer(_key(key), _("Certificates of {issuer} are no longer accepted.").format(issuer=key.issuer))


def _file(words: str) -> Option:
    return Option("file", words, {"metavar": "FILE"})


COMMANDS = (
    Command("certificates key show", "the key that signs the office's certificates, and older ones", _show),
    Command(
        "certificates key export",
        "save the public half of the key for other offices, which need it to check this office's certificates",
        _export,
        (_file("the file to write, NAME.sankul-issuer"),),
    ),
    Command(
        "certificates key backup",
        f"save the key under a passphrase, from {PASSPHRASE} or a prompt, against loss or to hand it over",
        _back_up,
        (_file("the file to write, NAME.sankul-key-backup; it must not be there yet"),),
    ),
    Command(
        "certificates key restore",
        f"take over the key of a backup, which signs from now on; its passphrase from {PASSPHRASE} or a prompt",
        _restore,
        (_file("the backup"),),
    ),
    Command("certificates key renew", "make a new key, which signs from now on; older ones stay", _renew),
    Command(
        "certificates trust",
        "trust the certificates of another office, by the file with its public key",
        _trust,
        (_file("the file of the other office, NAME.sankul-issuer"),),
    ),
    Command("certificates trusted", "list the offices whose certificates are trusted", _list_trusted),
    Command(
        "certificates distrust",
        "trust the certificates of an office no longer",
        _distrust,
        (Option("key_id", "the key, as “certificates trusted” lists it", {"metavar": "KEY_ID"}),),
    ),
)
