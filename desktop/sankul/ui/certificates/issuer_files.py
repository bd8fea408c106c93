"""Files of other offices: what is in them is shown before it is taken in, wherever they were dropped or chosen."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sankul.clock import in_india, said_day
from sankul.rules.issuer_keys import BACKUP_SUFFIX, PUBLIC_SUFFIX, Introduction, said_key
from sankul.rules.withdrawals import LIST_SUFFIX, Taken
from sankul.text import _, ngettext
from sankul.ui.facts import Facts
from sankul.ui.forms import Form
from sankul.ui.parts import label, sign

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from sankul.ui.context import Shell

TAKEN_IN = (PUBLIC_SUFFIX, LIST_SUFFIX)
SUFFIXES = (*TAKEN_IN, BACKUP_SUFFIX)


class Host(Protocol):
    """A page or section that shows one form at a time."""

    shell: "Shell"

    def show_form(self, form: Form) -> None:
        """Show it."""

    def close_form(self) -> None:
        """Take it away."""


class FoundForm(Form):
    """Facts and perhaps a warning, with one button that takes them in. Nothing was typed, and nothing can be lost."""

    def __init__(self, title: str, intro: str, facts: Sequence[tuple[str, str]], submit: str) -> None:
        super().__init__(title, [], submit, intro=intro)
        lines = Facts()
        layout = lines.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        lines.add_lines(facts)
        self._rows.insertWidget(self._rows.count() - 2, lines)

    def focus_first(self) -> None:
        """See Form."""
        self.submit.setFocus()

    def warn(self, sentence: str) -> None:
        """Say what to look at, above the button."""
        self._rows.insertWidget(self._rows.count() - 2, noted(sentence))


def noted(sentence: str, icon: str = "triangle-alert", tone: str = "amber") -> QFrame:
    """A sentence with its sign before it."""
    line = QFrame()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(10)
    beside = QVBoxLayout()
    beside.addWidget(sign(icon, tone))
    beside.addStretch(1)
    row.addLayout(beside)
    row.addWidget(label(sentence, can_copy=True), 1)
    return line


def is_issuer_file(what: str) -> bool:
    """Whether a path names a file that offices exchange, other than a paper."""
    return "\n" not in what and what.strip().lower().endswith(SUFFIXES)


def take_in(host: Host, owner: "QObject", path: Path, form: Form | None = None) -> None:
    """Read a file of another office and show what is in it; a refusal is said under the field of `form`, if there is one."""
    from sankul.operations.issuer_keys import introduce
    from sankul.operations.withdrawals import look_at_list

    shell = host.shell
    store, files = shell.context.store, shell.context.files
    suffix = path.suffix.lower()
    if suffix == BACKUP_SUFFIX:
        shell.say(_("This is a backup of a key. Settings restore it, under “Key for certificates”."), "warning")
        return

    def refused(error: Exception) -> None:
        if form is None or not form.refuse(error):
            shell.fail(error)

    if suffix == LIST_SUFFIX:
        shell.jobs.act(
            lambda _progress: look_at_list(store, files["list_files"], path),
            lambda taken: _show(host, form, list_form(host, owner, path, taken)),
            what=_("Read the list"),
            owner=owner,
            failed=refused,
        )
        return
    shell.jobs.act(
        lambda _progress: introduce(store, files["key_files"], path),
        lambda met: _meet(host, owner, path, met, form),
        what=_("Read the key"),
        owner=owner,
        failed=refused,
    )


def _show(host: Host, before: Form | None, form: Form) -> None:
    """In place of the form in which the file was named, whose words were understood."""
    if before is not None:
        host.close_form()
    host.show_form(form)


def _meet(host: Host, owner: "QObject", path: Path, met: Introduction, before: Form | None) -> None:
    if met.is_known:
        if before is not None:
            host.close_form()
        host.shell.say(_("{issuer} is trusted already, with this key.").format(issuer=met.key.issuer))
    else:
        _show(host, before, trust_form(host, owner, path, met))


def trust_form(host: Host, owner: "QObject", path: Path, met: Introduction) -> FoundForm:
    """Asks whether an office shall be trusted."""
    key = met.key
    form = FoundForm(
        _("Trust this office?"),
        _(
            "Its certificates will be checked here from then on. Anybody can write a name into such a file: call the office "
            "and compare the number of the key."
        ),
        [
            (_("Office"), key.issuer),
            (_("Key"), said_key(key.key_id)),
            (_("Since"), said_day(in_india(key.since_at).date())),
        ],
        _("Trust this office"),
    )
    if met.namesakes:
        numbers = ", ".join(said_key(each.key_id) for each in met.namesakes)
        form.warn(
            _("An office of this name is known with another key: {numbers}. Ask whether it made a new one.").format(
                numbers=numbers
            )
        )

    def trusted() -> None:
        from sankul.operations.issuer_keys import trust

        store, files = host.shell.context.store, host.shell.context.files["key_files"]
        host.shell.jobs.act(
            lambda _progress: trust(store, files, path),
            lambda _met: host.close_form(),
            what=_("Trust this office"),
            owner=owner,
        )

    form.submitted.connect(lambda _values: trusted())
    return form


def list_form(host: Host, owner: "QObject", path: Path, taken: Sequence[Taken]) -> FoundForm:
    """Shows what a list brings before it is taken in."""
    newest = taken[-1]
    added, known = sum(each.added + each.updated for each in taken), sum(each.unchanged for each in taken)
    new = ngettext("{n} certificate is new", "{n} certificates are new", added).format(n=added)
    form = FoundForm(
        _("List of withdrawn certificates"),
        _("The list bears the signature of a trusted office. What it withdraws is no longer accepted here."),
        [
            (_("Office"), newest.issuer),
            (_("Made on"), said_day(in_india(newest.made_at).date())),
            (_("In it"), new if not known else _("{new}, {n} known already").format(new=new, n=known)),
        ],
        _("Take in the list"),
    )
    if not all(each.is_newest for each in taken):
        form.warn(_("A newer list of this office was taken in before. This one takes nothing away."))

    def wanted() -> None:
        from sankul.operations.withdrawals import take_list

        store, files = host.shell.context.store, host.shell.context.files["list_files"]
        host.shell.jobs.act(
            lambda _progress: take_list(store, files, path),
            lambda _taken: host.close_form(),
            what=_("Take in the list"),
            owner=owner,
        )

    form.submitted.connect(lambda _values: wanted())
    return form
