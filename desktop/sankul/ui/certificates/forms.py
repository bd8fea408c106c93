"""Forms on certificates: print what waits, revoke with a reason."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sankul.errors import Refusal
from sankul.rules.certificate_facts import said_name
from sankul.rules.certificates import Certificate
from sankul.text import _
from sankul.ui.fields import LongTextField
from sankul.ui.folders import FolderField
from sankul.ui.forms import Form


def revoke_form(certificate: Certificate) -> Form:
    """Asks for the reason; the button names the certificate, for it cannot be undone."""
    from sankul.operations.certificates import ReasonMissing

    def given(value: str) -> Refusal | None:
        return None if value else ReasonMissing()

    reason = LongTextField("reason", _("Reason"), validate=given, hint=_("Is kept with the certificate for ever."))
    intro = _("{name} keeps the paper, but every check of it will say that it is revoked. This cannot be undone.")
    return Form(
        _("Revoke a certificate"),
        [reason],
        _("Revoke {serial}").format(serial=certificate.serial),
        intro=intro.format(name=said_name(certificate.facts)),
    )


def waiting_form(folder: Path) -> Form:
    """Asks where the papers shall go that were never made."""
    intro = _("Certificates whose paper could not be saved, as after a power cut, are printed together into one file.")
    return Form(_("Print those that wait"), [FolderField(_("Folder"), folder)], _("Print"), intro=intro)


def pairs_of(refused: Sequence[Any]) -> list[tuple[str, str]]:
    """Person and reason of each refused."""
    return [(each.person, each.why) for each in refused]
