"""The facts of a certificate as lines for people: their labels in the order of reading, and days in the Indian form."""

from collections.abc import Mapping
from datetime import date

from sankul.clock import said_day
from sankul.rules.certificates import KIND_LABELS, CertificateKind
from sankul.text import N_, _, language

PAPER_LABELS = {
    "kind": N_("Kind"),
    "name": N_("Name"),
    "name_hi": N_("Name in Hindi"),
    "school": N_("School"),
    "school_hi": N_("School in Hindi"),
    "udise": N_("UDISE code"),
    "block": N_("Block"),
    "block_hi": N_("Block in Hindi"),
    "district": N_("District"),
    "district_hi": N_("District in Hindi"),
    "programme": N_("Programme"),
    "programme_hi": N_("Programme in Hindi"),
    "from_on": N_("From"),
    "until_on": N_("Until"),
    "sessions_held": N_("Sessions held"),
    "sessions_attended": N_("Sessions attended"),
    "percent": N_("Percent"),
    "hours": N_("Hours"),
    "sessions_led": N_("Sessions led"),
    "led_on": N_("Led on"),
    "issued_on": N_("Issued on"),
    "issuer": N_("Issued by"),
    "office": N_("Office"),
    "replaces": N_("In place of"),
}


def said_name(facts: Mapping[str, str]) -> str:
    """The name on the paper in the language now spoken, as far as it is there."""
    name, name_hi = facts.get("name", ""), facts.get("name_hi", "")
    return (name_hi or name) if language() == "hi" else (name or name_hi)


def paper_lines(facts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label and value of each fact that stands on the paper, in the order of reading."""
    return [(_(said), _value(name, facts[name])) for name, said in PAPER_LABELS.items() if facts.get(name)]


def _value(name: str, text: str) -> str:
    if name == "kind" and text in set(CertificateKind):
        return _(KIND_LABELS[CertificateKind(text)])
    if name.endswith("_on"):
        return ", ".join(map(_said_day, text.split(",")))
    return f"{text} %" if name == "percent" else text


def _said_day(text: str) -> str:
    """A day in the Indian form; the text itself where another office, or a newer program, wrote something else."""
    try:
        return said_day(date.fromisoformat(text))
    except ValueError:
        return text
