"""The office itself: where it is, what stands at the head of its letters, and who signs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sankul.rules.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Row):
    """The one office of an office file. District by LGD code; `serial_prefix` begins its certificate numbers.

    `level_names` are its own words for the levels below the district, where they differ from those of its state: by level
    ("district", "block", "cluster") in English and with "_hi" in Hindi. `block_names` are the Hindi names of blocks, which the
    directory lacks, by their folded names.
    """

    name: str
    name_hi: str = ""
    state_code: str
    state: str
    district_code: str
    district: str
    block: str = ""
    letterhead: str = ""
    letterhead_hi: str = ""
    serial_prefix: str = ""
    is_demo: bool = False
    level_names: Mapping[str, str] = field(default_factory=dict)
    block_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory(Row):
    """Someone whose name and designation stand under papers; `position` orders them from left to right."""

    name: str
    name_hi: str = ""
    designation: str
    designation_hi: str = ""
    position: int = 0
