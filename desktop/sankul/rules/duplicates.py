"""Likely duplicates among people: alike names, or the same mobile, account or employee code (domain.md, Search).

Alike is never proof (Irfan and Imran Ansari score 93), so what is found here is for a person to judge.
"""

from collections.abc import Sequence
from functools import cache

from sankul.text import fold

ALIKE = 82


@cache
def name_key(name: str) -> str:
    """A name as it is compared: folded, with points and signs as blanks."""
    return " ".join(fold(name).replace("-", " ").replace(",", " ").split())


def name_score(first: tuple[str, str], second: tuple[str, str]) -> int:
    """How alike two people's names are, 0 to 100. Each is a pair: English, Hindi. Only the same script is compared."""
    from rapidfuzz import fuzz

    best = 0.0
    for one, other in zip(first, second, strict=True):
        if one and other:
            a, b = name_key(one), name_key(other)
            best = max(best, fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))
    return round(best)


def alike_pairs(names: Sequence[tuple[str, str]]) -> list[tuple[int, int, int]]:
    """Places and score of each pair of alike names of one school: (earlier, later, score), the best for each later one.

    For a few people it compares them one by one; for many, in one matrix.
    """
    from rapidfuzz import fuzz, process

    best: dict[int, tuple[int, int]] = {}
    for script in (0, 1):
        places = [place for place, name in enumerate(names) if name[script]]
        keys = [name_key(names[place][script]) for place in places]
        sorted_keys = [" ".join(sorted(key.split())) for key in keys]
        for wanted in (keys, sorted_keys):
            if len(wanted) < 2:
                continue
            scores = process.cdist(wanted, wanted, scorer=fuzz.ratio, score_cutoff=ALIKE)
            for later, row in enumerate(scores.tolist() if hasattr(scores, "tolist") else scores):
                for earlier in range(later):
                    if row[earlier] >= ALIKE and row[earlier] > best.get(places[later], (0, 0))[1]:
                        best[places[later]] = (places[earlier], round(row[earlier]))
    return sorted((earlier, later, score) for later, (earlier, score) in best.items())
