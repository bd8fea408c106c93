"""Why a teacher is with a mentor, or with none: codes that rows keep, and the sentences that people read.

A code may carry values after bars, "district_full|57|60"; the sentence is made, and translated, when it is shown.
"""

from collections.abc import Iterable, Sequence

from sankul.text import N_, _

SENTENCES: dict[str, tuple[str, tuple[str, ...]]] = {
    "same_school": (N_("Same school."), ()),
    "same_village": (N_("Same village or ward."), ()),
    "same_block": (N_("Same block."), ()),
    "block_without_mentor": (N_("Other block: there is no mentor in the own block."), ()),
    "block_full": (N_("Other block: the mentors of the own block are full."), ()),
    "other_block": (N_("Other block, so that the circles are of even size."), ()),
    "place_unknown": (N_("Same district; the block or school is not known."), ()),
    "stays": (N_("Stays with the present mentor."), ()),
    "last_mentor": (N_("Had the same mentor before."), ()),
    "changes": (N_("Has to change the mentor."), ()),
    "reporting_line": (N_("The mentor heads the teacher's own school."), ()),
    "pinned": (N_("Kept as a person decided."), ()),
    "no_district": (N_("The district is not known. Enter it on the person's page."), ()),
    "no_mentor": (N_("There is no mentor in this district."), ()),
    "mentors_absent": (N_("All mentors of this district are away."), ()),
    "district_full": (
        N_("All mentors of this district are full: {seats} seats for {teachers} teachers."),
        ("seats", "teachers"),
    ),
    "taken_out": (N_("Taken out of the proposal by hand; there is a free seat."), ()),
    "not_allowed": (N_("The mentors with free seats were ruled out for this teacher."), ()),
}


def code(name: str, *values: object) -> str:
    """The code of a reason with its values."""
    return "|".join((name, *map(str, values)))


def sentence(reason: str) -> str:
    """The reason in the language now spoken."""
    name, *values = reason.split("|")
    message, places = SENTENCES[name]
    return _(message).format(**dict(zip(places, values, strict=True)))


def explain(reasons: Iterable[str]) -> str:
    """All reasons, one after the other."""
    return " ".join(sentence(reason) for reason in reasons)


def explain_next(next_mentor: str, extra: int | None) -> str:
    """What the next best mentor, by name, would have cost; without one, that no other has a free seat."""
    if extra is None:
        return _("No other mentor of the district has a free seat.")
    return _("Next best: {mentor}, {extra} points more.").format(mentor=next_mentor, extra=extra)


def names_of(reasons: Sequence[str]) -> tuple[str, ...]:
    """The names of reasons without their values."""
    return tuple(reason.split("|")[0] for reason in reasons)
