"""The levels below the state and their names, which differ from state to state and from office to office."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sankul.rules.papers import Both
from sankul.text import N_, nfc


class Level(StrEnum):
    """A level of the administration of schools below the state."""

    DISTRICT = "district"
    BLOCK = "block"
    CLUSTER = "cluster"


LEVEL_LABELS = {Level.DISTRICT: N_("District"), Level.BLOCK: N_("Block"), Level.CLUSTER: N_("Cluster")}
# Messages that name several levels, as patterns of their words in each language.
_TOGETHER = {
    N_("Block or district"): Both("{block} or {district}", "{block}/{district}"),
    N_("School, block and district"): Both("School, {block} and {district}", "विद्यालय, {block} एवं {district}"),
}


@dataclass(frozen=True, slots=True)
class LevelName:
    """How a state calls a level; `is_verified` says whether that was read in its own papers."""

    level: Level
    words: Both
    is_verified: bool


def level_words(of_state: Mapping[Level, Both], own: Mapping[str, str]) -> dict[Level, Both]:
    """The words of an office: its own ones, else those of its state. `own` is `Office.level_names`."""
    return {
        level: Both(own.get(level.value) or words.en, own.get(f"{level.value}_hi") or words.hi)
        for level, words in of_state.items()
    }


def words_for_messages(words: Mapping[Level, Both]) -> dict[str, dict[str, str]]:
    """For each language, what stands for the messages that name levels (see `text.use_words`)."""
    said: dict[str, dict[str, str]] = {}
    for language in ("en", "hi"):
        named = {level.value: both.in_language(language) for level, both in words.items()}
        said[language] = {message: named[level.value] for level, message in LEVEL_LABELS.items()}
        for message, pattern in _TOGETHER.items():
            text = pattern.in_language(language).format_map(_in_sentence(named) if language == "en" else named)
            said[language][message] = text[:1].upper() + text[1:]
    return said


def _in_sentence(named: Mapping[str, str]) -> dict[str, str]:
    """English words as they stand within a line: small, unless they are names or abbreviations."""
    return {level: word.lower() if word.istitle() and " " not in word else word for level, word in named.items()}


def checked_level_names(names: Mapping[str, str], of_state: Mapping[Level, Both]) -> dict[str, str]:
    """An office's own words as they are kept: those that are empty or the state's own are left out."""
    usual = {level.value: words.en for level, words in of_state.items()}
    usual |= {f"{level.value}_hi": words.hi for level, words in of_state.items()}
    cleaned = {key: nfc(word) for key, word in names.items() if key in usual}
    return {key: word for key, word in cleaned.items() if word and word != usual[key]}
