"""The names of levels in the office's state, and the office's own: what labels of screens and papers say."""

import csv
from collections.abc import Mapping
from functools import cache

from sankul.operations.store import Store
from sankul.places import resource
from sankul.rules.levels import LEVEL_LABELS, Level, LevelName, level_words, words_for_messages
from sankul.rules.offices import Office
from sankul.rules.papers import Both
from sankul.text import _, fold, language, use_words

_block_names: Mapping[str, str] = {}


@cache
def levels_of_state(state_code: str) -> Mapping[Level, LevelName]:
    """How the state calls its levels, by its LGD code; the usual words where nothing is known of it."""
    with resource("places", "levels.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[Level, LevelName] = {}
    for code in ("", state_code.lstrip("0")):
        for row in rows:
            if row["state_code"] == code:
                words = Both(row["name"], row["name_hi"])
                found[Level(row["level"])] = LevelName(Level(row["level"]), words, row["is_verified"] == "yes")
    return found


def state_words(state_code: str) -> dict[Level, Both]:
    """The words of the state alone."""
    return {level: name.words for level, name in levels_of_state(state_code).items()}


def words_of(office: Office) -> dict[Level, Both]:
    """The office's words for its levels."""
    return level_words(state_words(office.state_code), office.level_names)


def said_level(level: Level) -> str:
    """The word for a level in the language now spoken, as the open office says it."""
    return _(LEVEL_LABELS[level])


def speak_as(office: Office | None) -> bool:
    """Let labels and blocks be called as the office does, from now on; whether anything is said in another way than before."""
    global _block_names
    before = [_(message) for message in LEVEL_LABELS.values()], _block_names
    _block_names = office.block_names if office else {}
    use_words(words_for_messages(words_of(office)) if office else {})
    return before != ([_(message) for message in LEVEL_LABELS.values()], _block_names)


def speak_as_office_of(store: Store) -> None:
    """See `speak_as`; for an office that was just opened."""
    with store.reading() as work:
        speak_as(work.offices.first())


def level_facts(office: Office) -> dict[str, str]:
    """What a certificate keeps of the word for the block, where it is not the one that the catalogue says."""
    words, usual = words_of(office)[Level.BLOCK], state_words("")[Level.BLOCK]
    return {} if words == usual else {"block_level": words.en, "block_level_hi": words.hi}


def said_block(block: str) -> str:
    """A block in the language now spoken: in Hindi its Hindi name, as far as the open office gave one."""
    return (_block_names.get(fold(block), "") if language() == "hi" else "") or block
