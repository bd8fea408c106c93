"""The form of an erasure: what goes and what stays, where else the person is named, and that it is meant."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sankul.errors import Refusal
from sankul.text import N_, _, in_language, ngettext
from sankul.ui.fields import CheckField, Field
from sankul.ui.forms import Form

if TYPE_CHECKING:
    from sankul.operations.erasure import Erasure
    from sankul.operations.mentions import Mention

MOST_SHOWN = 30
MEANT = "is_meant"
_MORE = ("more_sure", "more_unsure")


class NotMeant(Refusal):
    """An erasure has no way back."""

    message = N_("Tick this to say that it is meant.")
    field = MEANT


class EraseForm(Form):
    """What an erasure takes and leaves, in words; it must be ticked, and the cursor stands on Cancel.

    Each place where the person is named has a tick of its own: the name goes there. Of very many, those that had no room
    have ticks together.
    """

    def __init__(self, name: str, ahead: "Erasure") -> None:
        intro = _(
            "Name, numbers, school, bank account, notes and privacy notices of {person} are erased, from the history too. "
            "Attendance, {claims} claims, {certificates} certificates and {contacts} contacts stay in all totals under the "
            "name “{code}”. Old backups, printed papers and files that were given away still hold the name. "
            "This cannot be undone, nor can what was done with these data before."
        ).format(
            person=name,
            claims=ahead.claims,
            certificates=ahead.certificates,
            contacts=ahead.contacts,
            code=in_language(ahead.person.name, ahead.person.name_hi),
        )
        ordered = sorted(ahead.mentions, key=lambda each: not each.is_sure)
        self._shown, self._others = ordered[:MOST_SHOWN], ordered[MOST_SHOWN:]
        fields = [*_place_fields(self._shown, self._others), CheckField(MEANT, _("It was asked for and is meant."))]
        if ahead.mentions:
            intro += "\n\n" + _(
                "The name stands in these places too. Where a place is ticked, “{code}” takes its place. Places that may mean "
                "somebody else are not ticked: look at each."
            ).format(code=in_language(ahead.person.name, ahead.person.name_hi))
        super().__init__(_("Erase a person"), fields, _("Erase 1 person"), intro=intro)

    def blanked(self) -> frozenset[str]:
        """The keys of the places that are ticked."""
        values = self.values()
        ticked = [each for each in self._shown if values[each.id]]
        ticked += [each for each in self._others if values[_more(each)]]
        return frozenset(each.id for each in ticked)

    def focus_first(self) -> None:
        """Stand on Cancel."""
        self.cancel.setFocus()

    def send(self) -> None:
        """Only when it is ticked."""
        if not self.values()[MEANT]:
            self.refuse(NotMeant())
            return
        super().send()


def _place_fields(shown: "Sequence[Mention]", others: "Sequence[Mention]") -> Iterator[Field]:
    for each in shown:
        yield CheckField(each.id, each.where(), each.is_sure, hint=f"“{each.excerpt}”")
    for key in _MORE:
        if some := [each for each in others if _more(each) == key]:
            said = ngettext("{n} more place", "{n} more places", len(some)).format(n=len(some))
            yield CheckField(key, said, some[0].is_sure)


def _more(mention: "Mention") -> str:
    """Which tick a place has that had no room: those that are sure have one, those to look at another."""
    return _MORE[not mention.is_sure]
