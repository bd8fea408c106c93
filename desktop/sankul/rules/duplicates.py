"""Likely duplicates among people: alike names, or the same mobile, account or employee code (domain.md, Search).

Alike is never proof (Irfan and Imran Ansari score 93), so what is found here is for a person to judge.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from sankul.rules.names_in_cells import sounds_alike
from sankul.text import fold

ALIKE = 82
MOST_IN_SCHOOL = 400
Names = tuple[str, str]


@cache
def name_key(name: str) -> str:
    """A name as it is compared: folded, with points and signs as blanks."""
    return " ".join(fold(name).replace("-", " ").replace(",", " ").split())


def name_score(first: Names, second: Names) -> int:
    """How alike two people's names are, 0 to 100. Each is a pair: English, Hindi.

    The same script is compared; names that have none in common are just alike when they sound so.
    """
    from rapidfuzz import fuzz

    if not any(one and other for one, other in zip(first, second, strict=True)):
        (latin, hindi), (other_latin, other_hindi) = first, second
        return ALIKE if sounds_alike(latin or other_latin, hindi or other_hindi) else 0
    best = 0.0
    for one, other in zip(first, second, strict=True):
        if one and other:
            a, b = name_key(one), name_key(other)
            best = max(best, fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))
    return round(best)


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

    for script in (0, 1):
        places = [place for place, pair in enumerate(names) if pair[script]]
        keys = [name_key(names[place][script]) for place in places]
        for forms in (keys, [" ".join(sorted(key.split())) for key in keys]):
            if len(forms) < 2:
                continue
            scores = process.cdist(forms, forms, scorer=fuzz.ratio, score_cutoff=ALIKE)
            for later, earlier in zip(*(each.tolist() for each in scores.nonzero()), strict=True):
                if earlier < later:
                    yield places[earlier], places[later], round(float(scores[later, earlier]))
