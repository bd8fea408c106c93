"""Districts by their LGD code: names are never keys, for a name may stand in two states or be spelled in several ways."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sankul.text import fold

_NO_LETTERS = re.compile(r"[\s\-–_.,'’()/&]+")
_WORDS_AROUND = re.compile(r"^(?:district|distt|dist|जनपद|जिला)\b|(?<!\S)(?:district|distt|dist|जनपद|जिला)$")
_SOUNDS = (
    ("aa", "a"), ("ee", "i"), ("oo", "u"), ("ou", "au"), ("w", "v"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("bh", "b"),
    ("dh", "d"), ("th", "t"), ("ph", "f"), ("z", "j"), ("y", "i"),
)  # fmt: skip
_TWICE = re.compile(r"([a-z])\1+")


@dataclass(frozen=True, slots=True)
class District:
    """A district of the Local Government Directory. `name_hi` is empty where no Hindi name is shipped."""

    code: str
    name: str
    name_hi: str
    state_code: str
    state: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the directory; the blocks of UDISE may be others."""

    code: str
    name: str
    district_code: str


class Districts:
    """All districts, found by what people type."""

    def __init__(self, districts: Iterable[District], spellings: Iterable[tuple[str, str]] = ()) -> None:
        """`spellings` are pairs of a district's code and another way to write its name."""
        self.by_code = {each.code: each for each in districts}
        self._exact: dict[str, list[District]] = defaultdict(list)
        self._alike: dict[str, list[District]] = defaultdict(list)
        self._found: dict[tuple[str, str], District | None] = {}
        names = [(each.code, name) for each in self.by_code.values() for name in (each.name, each.name_hi) if name]
        for code, name in (*names, *spellings):
            district = self.by_code[code]
            for index, key in ((self._exact, name_key(name)), (self._alike, sound_key(name))):
                if district not in index[key]:
                    index[key].append(district)

    def find(self, text: str, state_code: str = "") -> District | None:
        """The district that `text` names: of the state `state_code` if it has one, else the only one of that name.

        The same letters come first, then the same sound, such as Shrawasti for Shravasti. None when there is none, or
        when several of other states could be meant.
        """
        if (text, state_code) not in self._found:
            self._found[text, state_code] = self._find(text, state_code)
        return self._found[text, state_code]

    def _find(self, text: str, state_code: str) -> District | None:
        for index, key in ((self._exact, name_key(text)), (self._alike, sound_key(text))):
            found = index.get(key, []) if key else []
            here = [each for each in found if each.state_code == state_code.lstrip("0")]
            if len(here or found) == 1:
                return (here or found)[0]
        return None

    def like(self, text: str, state_code: str) -> District | None:
        """The district of the state whose name is nearest to a misspelt one, as a proposal for a person to judge."""
        from difflib import get_close_matches

        keys = {key: each for key, found in self._exact.items() for each in found if each.state_code == state_code}
        near = get_close_matches(name_key(text), keys, n=1, cutoff=0.7)
        return keys[near[0]] if near else None

    def of_state(self, state_code: str) -> tuple[District, ...]:
        """The districts of a state, by name."""
        found = (each for each in self.by_code.values() if each.state_code == state_code.lstrip("0"))
        return tuple(sorted(found, key=lambda each: each.name))


def name_key(text: str) -> str:
    """The folded name without blanks, hyphens and the word for district."""
    return _NO_LETTERS.sub("", _WORDS_AROUND.sub("", fold(text).strip(" -:.")))


def sound_key(text: str) -> str:
    """A rougher key: how the Latin name sounds, so that the usual spellings fall together."""
    key = name_key(text)
    for letters, sound in _SOUNDS:
        key = key.replace(letters, sound)
    return _TWICE.sub(r"\1", key)


def block_meant(text: str, blocks: Iterable[Block]) -> Block | None:
    """The one block of a district whose name sounds like `text` but is written otherwise; None when none or several do."""
    key = name_key(text)
    known = list(blocks)
    if not key or any(name_key(each.name) == key for each in known):
        return None
    alike = [each for each in known if sound_key(each.name) == sound_key(text)]
    return alike[0] if len(alike) == 1 else None
