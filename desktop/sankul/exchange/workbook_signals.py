"""What readers of workbooks say to the one who called them; he knows the path, and makes a sentence of it."""

from collections.abc import Sequence


class Damaged(Exception):  # noqa: N818 (a signal, not an error)
    """The file breaks the rules of its kind."""


class TooMuch(Exception):  # noqa: N818
    """The file holds more than any office's workbook does."""


class Locked(Exception):  # noqa: N818
    """The file is encrypted with a password."""


class Foreign(Exception):  # noqa: N818
    """The file is something else than a workbook or list."""


class SheetMissing(Exception):  # noqa: N818
    """No sheet has the name that was asked for; `known` are those that there are."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__()
        self.known = known
