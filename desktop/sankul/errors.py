"""The two kinds of wrong that a person can meet: a refusal that they can mend, and trouble with the machine.

Anything else that is raised is a bug of ours. Each refusal is a class of its own; its sentence stands beside it as a
gettext message with named places, is translated only when shown, and says the mend, not only the fault.
"""

from typing import Any, ClassVar

from sankul.text import N_, _


class Sentence(Exception):  # noqa: N818 - what it is for a person, not for a programmer
    """An error that tells a person, in their language, what is wrong and what to do."""

    message: ClassVar[str] = N_("Something went wrong.")

    def __init__(self, **values: Any) -> None:
        """Keep `values` for the named places of the sentence; a missing one is a bug and raises at once."""
        self.message.format(**values)
        self.values = values
        super().__init__(self.message)

    def __str__(self) -> str:
        return _(self.message).format(**self.values)


class Refusal(Sentence):
    """What was asked breaks a rule, and the person can mend it. `field` names the input to look at, or is empty."""

    field: ClassVar[str] = ""


class Trouble(Sentence):
    """Disk, file, printer or font failed; nothing was changed, and the sentence says what to do now."""


class NotFound(Refusal):
    """A row that was named does not exist, or exists no longer."""

    message = N_("This entry is no longer there. Close this view and open it again to see the present state.")
