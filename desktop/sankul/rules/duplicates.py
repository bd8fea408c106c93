"""Alike names among the people of one school, for the report of an import (see `likeness`)."""

from collections.abc import Iterator, Sequence

from sankul.rules.likeness import ALIKE, Names, Spelled, likeness, name_key, sound_alike, spelled

MOST_IN_SCHOOL = 400
MOST_BY_SOUND = 10_000
"""How many pairs of one name in English and one in Hindi are heard in one school; that takes longest."""


def name_score(first: Names, second: Names) -> int:
    """How alike two people's names are, 0 to 100. Each is a pair: English, Hindi."""
    return likeness(spelled(*first), spelled(*second))


def alike_pairs(names: Sequence[Names]) -> list[tuple[int, int, int]]:
    """Places and score of each pair of alike names of one school: (earlier, later, score), the best for each later one.

    Among more people than any school has, only the very same names count; the code then stands for no school.
    """
    best: dict[int, tuple[int, int]] = {}
    pairs = _same_pairs(names) if len(names) > MOST_IN_SCHOOL else _near_pairs(names)
    for earlier, later, score in pairs:
        if score > best.get(later, (0, 0))[1]:
            best[later] = (earlier, score)
    return sorted((earlier, later, score) for later, (earlier, score) in best.items())


def _same_pairs(names: Sequence[Names]) -> Iterator[tuple[int, int, int]]:
    seen: dict[tuple[int, str], int] = {}
    for later, pair in enumerate(names):
        for script, name in enumerate(pair):
            earlier = seen.setdefault((script, name_key(name)), later) if name else later
            if earlier != later:
                yield earlier, later, 100


def _near_pairs(names: Sequence[Names]) -> Iterator[tuple[int, int, int]]:
    """Compares all with all, in one go for each script: first the names as they stand, then with their words in order."""
    from rapidfuzz import fuzz, process

    forms = [spelled(*pair) for pair in names]
    for script in (0, 1):
        places = [place for place, form in enumerate(forms) if form[script][0]]
        for order in (0, 1):
            compared = [forms[place][script][order] for place in places]
            if len(compared) < 2:
                continue
            scores = process.cdist(compared, compared, scorer=fuzz.ratio, score_cutoff=ALIKE)
            for later, earlier in zip(*(each.tolist() for each in scores.nonzero()), strict=True):
                if earlier < later:
                    yield places[earlier], places[later], round(float(scores[later, earlier]))
    for one, other in heard_apart(forms):
        yield min(one, other), max(one, other), ALIKE


def heard_apart(forms: Sequence[Spelled]) -> Iterator[tuple[int, int]]:
    """Places of pairs of which one stands in English only and one in Hindi only, and which sound alike."""
    latin = [place for place, (name, name_hi) in enumerate(forms) if name[0] and not name_hi[0]]
    hindi = [place for place, (name, name_hi) in enumerate(forms) if name_hi[0] and not name[0]]
    if len(latin) * len(hindi) <= MOST_BY_SOUND:
        yield from ((one, other) for one in latin for other in hindi if sound_alike(forms[one], forms[other]))
