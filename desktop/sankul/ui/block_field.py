"""The field for a block: it proposes those in use and those of the directory, and hints at the directory's spelling."""

from collections.abc import Sequence

from sankul.operations.districts import blocks_of
from sankul.rules.districts import block_meant
from sankul.text import _, fold
from sankul.ui.people.fields import ProposingField


class BlockField(ProposingField):
    """Any text may be typed, because UDISE has blocks of its own; what is typed is never changed."""

    def __init__(self, value: str, district_code: str, in_use: Sequence[str] = ()) -> None:
        super().__init__("block", _("Block"), value, ())
        self.changed.connect(self._hint_at_spelling)
        self.move_to(district_code, in_use)

    def move_to(self, district_code: str, in_use: Sequence[str] = ()) -> None:
        """Propose the blocks of another district, those in use first."""
        self._blocks = blocks_of(district_code)
        used = {fold(name) for name in in_use}
        self.propose([*in_use, *(each.name for each in self._blocks if fold(each.name) not in used)])
        self._hint_at_spelling()

    def _hint_at_spelling(self) -> None:
        meant = block_meant(self.value(), self._blocks)
        self.suggest(_("The directory writes “{name}”.").format(name=meant.name) if meant else "")
