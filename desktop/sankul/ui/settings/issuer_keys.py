"""The key that signs certificates, the offices that are trusted, and lists of withdrawn certificates."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sankul.clock import in_india, said_day, today
from sankul.errors import Refusal
from sankul.operations.issuer_keys import KeyRing, Trusted, back_up, distrust, export_public, renew, take_over
from sankul.operations.withdrawals import export_list
from sankul.places import file_name
from sankul.rules.certificates import IssuerKey
from sankul.rules.issuer_keys import (
    BACKUP_SUFFIX,
    LEAST_PASSPHRASE,
    PUBLIC_SUFFIX,
    PassphraseShort,
    said_key,
)
from sankul.rules.withdrawals import LIST_SUFFIX
from sankul.text import N_, _, ngettext
from sankul.ui.certificates.issuer_files import TAKEN_IN, take_in
from sankul.ui.file_fields import FileToOpen, FileToSave
from sankul.ui.forms import Form
from sankul.ui.parts import button
from sankul.ui.settings.sections import EntryLine, ListSection
from sankul.ui.start.fields import SecretField
from sankul.ui.tables import Tone

if TYPE_CHECKING:
    from sankul.ui.context import Shell


class PassphrasesDiffer(Refusal):
    """The repetition shows a slip."""

    message = N_("The two passphrases are not the same. Type the second one again.")
    field = "again"


def proposed_file(issuer: str, suffix: str) -> Path:
    """A file in the documents of this user, named like the office."""
    import platformdirs

    return Path(platformdirs.user_documents_path()) / f"{file_name(issuer) or 'office'}{suffix}"


def _since(key: IssuerKey) -> str:
    return said_day(in_india(key.since_at).date())


class KeySection(ListSection):
    """The office's own keys, of which the newest signs."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(
            shell,
            _("Key for certificates"),
            _(
                "The office signs its certificates with this key. Other offices need its public half to check them; the "
                "secret half stays here, encrypted. Keep a backup: without it no other PC can sign for the office."
            ),
        )
        self._ring: KeyRing | None = None
        self.give = button(_("Give to other offices"), self._give, sign="upload")
        self.save = button(_("Back up"), self._save, sign="save")
        self.restore = button(_("Restore"), self._restore, sign="download")
        self.new = button(_("New key"), self._new, sign="refresh-cw")
        for each in (self.give, self.save, self.restore, self.new):
            self.foot.add(each)

    def display(self, ring: KeyRing) -> None:
        """Show the keys, the newest first."""
        if ring == self._ring:
            return
        self._ring = ring
        self.fill(
            [self._line(key) for key in reversed(ring.own)], _("There is no key yet; the first certificate makes one.")
        )
        for each in (self.give, self.save):
            each.setEnabled(bool(ring.own))

    def _line(self, key: IssuerKey) -> EntryLine:
        soft = _("{issuer} · since {day}").format(issuer=key.issuer, day=_since(key))
        chip: tuple[str, Tone] = (_("Signs"), "green") if key == self._signing() else (_("Older"), "grey")
        return EntryLine(said_key(key.key_id), soft, (), chip)

    def _signing(self) -> IssuerKey:
        """The key that signs; there is one whenever its buttons can be pressed."""
        assert self._ring is not None
        assert self._ring.signing is not None
        return self._ring.signing

    def _give(self) -> None:
        key = self._signing()
        form = Form(
            _("Give the key to other offices"),
            [FileToSave(_("File"), proposed_file(key.issuer, PUBLIC_SUFFIX), _("Key of an office"))],
            _("Save the file"),
            intro=_(
                "The file holds no secret. Send it as you like, and tell the number of the key over the telephone."
            ),
        )
        files = self.shell.context.files
        self._ask(form, lambda values: export_public(self._store, files["key_files"], values["file"]))

    def _save(self) -> None:
        key = self._signing()
        first = SecretField("passphrase", _("Passphrase of the backup"), validate=_check_phrase)
        form = Form(
            _("Back up the key"),
            [
                FileToSave(_("File"), _dated(proposed_file(key.issuer, BACKUP_SUFFIX)), _("Backup of a key")),
                first,
                SecretField("again", _("The same passphrase again"), validate=partial(_check_again, first)),
            ],
            _("Save the backup"),
            intro=_(
                "Whoever has the file and its passphrase can sign for this office. Keep the file on a pen drive and the "
                "passphrase elsewhere; nobody can find it out again."
            ),
        )
        files = self.shell.context.files
        self._ask(form, lambda values: back_up(self._store, files["key_files"], values["passphrase"], values["file"]))

    def _restore(self) -> None:
        form = Form(
            _("Restore a key"),
            [
                FileToOpen(_("Backup"), _("Backup of a key"), [BACKUP_SUFFIX]),
                SecretField("passphrase", _("Passphrase of the backup")),
            ],
            _("Restore the key"),
            intro=_(
                "This office signs with the key of the backup from then on. This cannot be undone; the present key stays "
                "as an older one."
            ),
        )
        files = self.shell.context.files
        self._ask(
            form,
            lambda values: take_over(self._store, files["key_files"], values["passphrase"], values["file"]),
            is_saved=False,
        )

    def _new(self) -> None:
        form = Form(
            _("Make a new key?"),
            [],
            _("Make a new key"),
            intro=_(
                "Do this when somebody may have got hold of the present one. Older certificates stay genuine; other offices "
                "need the new key to check those that come. This cannot be undone."
            ),
        )
        self._ask(form, lambda _values: renew(self._store, self.shell.context.files["codes"]), is_saved=False)
        form.cancel.setFocus()

    @property
    def _store(self) -> Any:
        return self.shell.context.store

    def _ask(self, form: Form, run: Callable[[dict[str, Any]], object], *, is_saved: bool = True) -> None:
        """Show a form, and run what it asks for; where a file was made, say where it lies."""

        def done(values: dict[str, Any]) -> None:
            self.close_form()
            if is_saved:
                self.shell.say(_("Saved in {path}.").format(path=values["file"]))

        form.submitted.connect(
            lambda values: self.act(lambda: run(values), lambda _: done(values), form.submit.text(), form)
        )
        self.show_form(form)


class TrustSection(ListSection):
    """Offices whose certificates are checked here, and lists of withdrawn certificates to and fro."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(
            shell,
            _("Trusted offices"),
            _(
                "Certificates of these offices are checked here too. Their lists of withdrawn certificates come as files, "
                "and so does this office's own list to them."
            ),
        )
        self._ring: KeyRing | None = None
        self.take = button(_("Take in a key or list"), self._take, sign="download")
        self.give = button(_("Give the list of withdrawn ones"), self._give, sign="upload")
        self.foot.add(self.take)
        self.foot.add(self.give)

    def display(self, ring: KeyRing) -> None:
        """Show the trusted offices."""
        if ring == self._ring:
            return
        self._ring = ring
        self.fill([self._line(each) for each in ring.trusted], _("No other office is trusted yet."))
        self.give.setEnabled(bool(ring.own))

    def _line(self, each: Trusted) -> EntryLine:
        key = each.key
        lines = [f"{said_key(key.key_id)} · " + _("since {day}").format(day=_since(key)), _said_list(each)]
        return EntryLine(key.issuer, "\n".join(lines), [(_("Stop trusting"), partial(self._distrust, key))])

    def _distrust(self, key: IssuerKey) -> None:
        store = self.shell.context.store
        self.act(lambda: distrust(store, key.key_id), None, _("Stop trusting"))

    def _take(self) -> None:
        form = Form(
            _("Take in a file of another office"),
            [
                FileToOpen(
                    _("Key or list"),
                    _("Files of other offices"),
                    TAKEN_IN,
                    hint=_("Its name ends in .sankul-issuer or .sankul-withdrawn"),
                )
            ],
            _("Look into the file"),
        )
        form.submitted.connect(lambda values: take_in(self, self, values["file"], form))
        self.show_form(form)

    def _give(self) -> None:
        assert self._ring is not None
        issuer = self._ring.own[-1].issuer
        form = Form(
            _("Give the list of withdrawn certificates"),
            [FileToSave(_("File"), proposed_file(issuer, LIST_SUFFIX), _("List of withdrawn certificates"))],
            _("Save the list"),
            intro=_("It names all revoked and replaced certificates of this office with their reasons, and is signed."),
        )
        store, files = self.shell.context.store, self.shell.context.files

        def done(lists: Sequence[Any], path: Path) -> None:
            n = sum(len(each.entries) for each in lists)
            said = ngettext("{n} certificate is listed in {path}.", "{n} certificates are listed in {path}.", n)
            self.close_form()
            self.shell.say(said.format(n=n, path=path))

        form.submitted.connect(
            lambda values: self.act(
                lambda: export_list(store, files["list_files"], values["file"]),
                lambda lists: done(lists, values["file"]),
                _("Save the list"),
                form,
            )
        )
        self.show_form(form)


def _said_list(each: Trusted) -> str:
    if each.key.listed_at is None:
        return _("No list of withdrawn certificates yet")
    said = _("List of {day}: {n} withdrawn")
    return said.format(day=said_day(in_india(each.key.listed_at).date()), n=each.withdrawn)


def _dated(path: Path) -> Path:
    """A name that a backup of another day does not have."""
    return path.with_name(f"{path.stem}-{today().isoformat()}{path.suffix}")


def _check_phrase(phrase: str) -> Refusal | None:
    return None if len(phrase) >= LEAST_PASSPHRASE else PassphraseShort(least=LEAST_PASSPHRASE)


def _check_again(first: SecretField, phrase: str) -> Refusal | None:
    return None if phrase == first.value() else PassphrasesDiffer()
