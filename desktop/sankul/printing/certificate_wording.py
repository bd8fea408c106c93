"""What certificates say, from their frozen facts; a fact that is missing is left out together with its words.

Thousands of papers of one issue say nearly the same, so each distinct sentence is put together once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sankul.printing.sayings import long_date, say
from sankul.rules.papers import Both, CertificatePage, Signature
from sankul.text import N_

SEPARATOR = "  ·  "
MOST_SIGNATURES = 3
MOST_DAYS = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """The title and the sentence after the name of one kind; `{programme}` and `{period}` may be empty."""

    title: str
    deed: str


WORDINGS = {
    "participation": Wording(
        N_("Certificate of Participation"),
        N_("has taken part in the weekly discussions of {programme} {period}."),
    ),
    "completion": Wording(
        N_("Certificate of Completion"),
        N_("has successfully completed the weekly discussions of {programme} {period}."),
    ),
    "appreciation": Wording(
        N_("Certificate of Appreciation"),
        N_(
            "has guided a circle of fellow teachers in {programme} {period} as a volunteer mentor, with care and "
            "constancy. This office records its sincere appreciation."
        ),
    ),
    "leading": Wording(
        N_("Certificate for Leading a Session"),
        N_(
            "has prepared and led a discussion of fellow teachers in {programme} {period} and shared with them what "
            "was tried in the classroom."
        ),
    ),
}
OPENING = N_("This is to certify that")


@lru_cache(maxsize=100)
def title_of(kind: str, language: str) -> str:
    """The title of a kind in one language."""
    return say(WORDINGS[kind].title, language)


def fact(facts: Mapping[str, str], key: str, language: str) -> str:
    """A fact that may exist in both scripts, in `language`, else in the other, else empty."""
    return Both(facts.get(key, ""), facts.get(f"{key}_hi", "")).in_language(language)


def field_text(field: str, page: CertificatePage, language: str) -> str:
    """What a field of a design says on `page` in one language, or an empty text. The fields are `rules.designs.FIELDS`."""
    facts = page.facts
    match field:
        case "serial":
            return page.serial
        case "title":
            return title_of(page.kind, language)
        case "opening":
            return say(OPENING, language)
        case "place_line":
            return place_line(facts, language)
        case "deed":
            return deed_sentence(page.kind, facts, language)
        case "measures":
            return measure_line(facts, language)
        case "issued_on" | "from_on" | "until_on":
            day = day_of(facts, field)
            return long_date(day, language) if day else ""
        case "percent":
            return f"{facts['percent']} %" if facts.get("percent") else ""
        case "replaces":
            return (
                say(N_("In place of No. {serial}"), language, serial=facts["replaces"]) if facts.get("replaces") else ""
            )
        case _:
            return fact(facts, field, language)


def place_line(facts: Mapping[str, str], language: str) -> str:
    """School, UDISE code, block and district of the person, as far as they are known."""
    texts = (fact(facts, key, language) for key in ("school", "udise", "block", "district"))
    return _place_line(*texts, fact(facts, "block_level", language), language)


@lru_cache(maxsize=10_000)
def _place_line(school: str, udise: str, block: str, district: str, level: str, language: str) -> str:
    """`level` is how the office called its blocks when it issued the paper, where that is not the usual word."""
    parts = [
        school,
        say(N_("UDISE {name}"), language, name=udise) if udise else "",
        (f"{level} {block}" if level else say(N_("Block {name}"), language, name=block)) if block else "",
        say(N_("District {name}"), language, name=district) if district else "",
    ]
    return ", ".join(part for part in parts if part)


def deed_sentence(kind: str, facts: Mapping[str, str], language: str) -> str:
    """What the person did, in one language."""
    days = (day_of(facts, "from_on"), day_of(facts, "until_on"))
    return _deed_sentence(kind, fact(facts, "programme", language), days, language)


@lru_cache(maxsize=10_000)
def _deed_sentence(kind: str, programme: str, days: tuple[date | None, date | None], language: str) -> str:
    named = f"“{programme}”" if programme else say(N_("the programme of peer learning"), language)
    sentence = say(WORDINGS[kind].deed, language, programme=named, period=_period(*days, language))
    return sentence.replace("  ", " ").replace(" .", ".")


def measure_line(facts: Mapping[str, str], language: str) -> str:
    """Sessions and hours, as far as they are known; of a teacher who led, how many sessions and when."""
    if facts.get("sessions_led"):
        return _led_line(facts, language)
    attended, held, hours = (facts.get(key, "") for key in ("sessions_attended", "sessions_held", "hours"))
    return _measure_line(attended, held, hours, language)


@lru_cache(maxsize=10_000)
def _measure_line(attended: str, held: str, hours: str, language: str) -> str:
    parts = []
    if attended and held:
        parts.append(say(N_("Sessions attended: {attended} of {held}"), language, attended=attended, held=held))
    if hours:
        parts.append(say(N_("Hours: {hours}"), language, hours=hours))
    return SEPARATOR.join(parts)


def _led_line(facts: Mapping[str, str], language: str) -> str:
    parts = [say(N_("Sessions led: {n}"), language, n=facts["sessions_led"])]
    days = [long_date(date.fromisoformat(day), language) for day in facts.get("led_on", "").split(",") if day]
    if 1 < len(days) <= MOST_DAYS:  # a single day stands in the sentence above already
        parts.append(", ".join(days))
    return SEPARATOR.join(parts)


def day_of(facts: Mapping[str, str], key: str) -> date | None:
    """A day among the facts; None when it is missing."""
    return date.fromisoformat(facts[key]) if facts.get(key) else None


def signatures_of(facts: Mapping[str, str]) -> tuple[Signature, ...]:
    """Who signs, from left to right."""
    signatures = []
    for number in range(1, MOST_SIGNATURES + 1):
        texts = [
            facts.get(f"signatory{number}_{key}", "") for key in ("name", "name_hi", "designation", "designation_hi")
        ]
        if any(texts):
            signatures.append(Signature(Both(*texts[:2]), Both(*texts[2:])))
    return tuple(signatures)


def _period(start: date | None, end: date | None, language: str) -> str:
    """From the first to the last day, both included; empty when one is missing."""
    if start is None or end is None:
        return ""
    if start == end:
        return say(N_("on {day}"), language, day=long_date(start, language))
    return say(N_("from {start} to {end}"), language, start=long_date(start, language), end=long_date(end, language))
