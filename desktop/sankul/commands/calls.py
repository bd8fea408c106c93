"""What a command is given and what it answers, and the reading of its words: dates, times, weekdays, folders."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

from sankul import app
from sankul.clock import is_plausible
from sankul.errors import Refusal
from sankul.operations.levels import speak_as_office_of
from sankul.operations.store import Store
from sankul.rules.sessions import read_time, read_weekday
from sankul.settings import Settings
from sankul.storage.keys import needs_passphrase
from sankul.text import N_, _, ascii_digits


class DateUnreadable(Refusal):
    """A word that should be a date is none."""

    message = N_("“{word}” is not a date. Write year, month and day, such as 2026-10-14.")
    field = "date"


class NumberUnreadable(Refusal):
    """A word that should be a whole number is none, or is out of range."""

    message = N_("“{word}” is not a whole number from {low} to {high}.")
    field = "number"


@dataclass(frozen=True, slots=True)
class Option:
    """One word or option of a command; `settings` go to argparse."""

    name: str
    help: str
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers: the JSON values, a sentence, further lines; exit code 1 when it is not good.

    `opens_window` asks for the window on the office of the answer afterwards, where there is a screen.
    """

    values: Mapping[str, Any]
    sentence: str
    lines: tuple[str, ...] = ()
    is_good: bool = True
    opens_window: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """The words that a command was given, and this user's settings."""

    words: argparse.Namespace
    settings: Settings

    @contextmanager
    def office(self) -> Iterator[Store]:
        """The office that is meant, open for the time of the block."""
        place = app.place_of_office(self.named_office)
        store = app.open_store(place, app.given_passphrase() if needs_passphrase(place) else None)
        try:
            speak_as_office_of(store)
            yield store
        finally:
            store.close()

    @property
    def named_office(self) -> str | None:
        """What --office names."""
        named = getattr(self.words, "office", None)
        return str(named) if named else None

    def word(self, name: str) -> str | None:
        """A word as it was given, with a question mark for each byte that is no text and could not be saved."""
        given = getattr(self.words, name)
        return None if given is None else str(given).encode("utf-8", "replace").decode("utf-8")

    def all_words(self, name: str) -> tuple[str, ...]:
        """The words of an option that may be given several times."""
        given = getattr(self.words, name) or ()
        return tuple(str(word).encode("utf-8", "replace").decode("utf-8") for word in given)

    def day(self, name: str) -> date | None:
        """A word as a date; raises DateUnreadable."""
        word = self.word(name)
        if word is None:
            return None
        try:
            day = date.fromisoformat(ascii_digits(word.strip()))
        except ValueError as error:
            raise DateUnreadable(word=word) from error
        if not is_plausible(day):
            raise DateUnreadable(word=word)
        return day

    def needed_date(self, name: str) -> date:
        """A date that the parser has made sure of."""
        day = self.day(name)
        assert day is not None
        return day

    def clock_time(self, name: str) -> time:
        """A word as a time of day; raises TimeUnknown."""
        return read_time(self.word(name) or "")

    def weekday(self, name: str) -> int:
        """A word as a weekday, Monday being 0; raises WeekdayUnknown."""
        return read_weekday(self.word(name) or "")

    def number(self, name: str, low: int, high: int) -> int:
        """A word as a whole number from `low` to `high`; raises NumberUnreadable."""
        word = ascii_digits(self.word(name) or "")
        try:
            number = int(word)
        except ValueError as error:
            raise NumberUnreadable(word=word, low=low, high=high) from error
        if not low <= number <= high:
            raise NumberUnreadable(word=word, low=low, high=high)
        return number

    def path(self, name: str) -> Path:
        """A word as a path: byte for byte, because the system lets files have any name."""
        return Path(getattr(self.words, name) or "")


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its noun and verb, what it takes, and what it runs."""

    name: str
    help: str
    run: Callable[[Call], Answer]
    options: tuple[Option, ...] = ()


PROGRAMME = Option("--programme", "the programme; else the one that runs today", {"metavar": "P"})
OUT_FOLDER = Option("--out", "the folder for the files", {"required": True, "metavar": "DIR"})


class TerminalProgress:
    """Says on standard error how far a long command is, when someone watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._said = -1

    def step(self, done: int, total: int) -> None:
        """Write "37 of 120" in its place, at most a hundred times."""
        percent = 100 * done // total if total else 100
        if self._watched and percent != self._said:
            self._said = percent
            end = "\n" if done >= total else "\r"
            print(_("{done} of {total}").format(done=done, total=total), end=end, file=sys.stderr, flush=True)
