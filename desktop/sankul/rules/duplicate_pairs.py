"""The queue of likely duplicates: which pairs of entries of the whole register somebody should look at (product.md B3).

Two entries are a pair when

- they share a mobile number, an employee code or a bank account. With another name (below 82) that is the louder alarm: one of
  the two may have got the other's number or money;
- their names are alike (82 or more, see `alikeness`) in the same school;
- their names are alike in the same block, and their mobile numbers differ in one digit, or in two neighbours that changed places;
- their names are very alike (90 or more) in the same block, one of the two has no school, and nothing speaks against it;
- they bear the very same name in the same block, where at most three bear it, and nothing speaks against it.

What speaks against it: two employee codes, mobiles, accounts, genders or designations that differ. Who does not say the block is
taken for somebody of any block of the district. Pairs that somebody found to be two people, and people who were erased, are left
out. Nobody is compared with all others: people meet only in groups that share a code, a school, a block's name or a digit less
of a number, and among more than some hundred only the very same names count, as for lists in which one school stands for all.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import combinations, product
from typing import Any

from sankul.rules.duplicate_faces import Face, alikeness, differ, speaks_against
from sankul.rules.duplicates import MOST_IN_SCHOOL, heard_apart
from sankul.rules.likeness import ALIKE, CODE_LABELS, is_shortened
from sankul.text import N_, _

VERY_ALIKE = 90
MOST_SHARING = 12
MOST_NAMESAKES = 3
MOST_COMPARED = MOST_IN_SCHOOL * MOST_IN_SCHOOL
_FEW = 12
_MOST_BY_WORDS = 60


class Sign(StrEnum):
    """What two entries have in common; the codes come first, the gravest before."""

    ACCOUNT = "account"
    EMPLOYEE_CODE = "employee_code"
    MOBILE = "mobile"
    SCHOOL = "school"
    NEAR_MOBILE = "near mobile"
    NO_SCHOOL = "no school"
    SAME_NAME = "same name"


CODE_SIGNS = (Sign.ACCOUNT, Sign.EMPLOYEE_CODE, Sign.MOBILE)
_WHY = {
    Sign.SCHOOL: N_("An alike name in the same school."),
    Sign.NEAR_MOBILE: N_("An alike name in the same block, and mobile numbers that differ by a slip."),
    Sign.NO_SCHOOL: N_("An alike name in the same block, and one of the two has no school."),
    Sign.SAME_NAME: N_("The very same name in the same block, and nothing that speaks against it."),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A pair to look at: `one_id` is the smaller key, `score` compares the names (0 to 100)."""

    one_id: str
    other_id: str
    score: int
    signs: tuple[Sign, ...]

    @property
    def shared(self) -> tuple[Sign, ...]:
        """The codes that both have."""
        return tuple(sign for sign in self.signs if sign in CODE_SIGNS)

    @property
    def is_alarm(self) -> bool:
        """Whether they share a code though they are called differently."""
        return bool(self.shared) and self.score < ALIKE

    def why(self) -> str:
        """Why the pair is here, in the language now spoken."""
        if not self.shared:
            return _(_WHY[self.signs[0]]) if self.signs else ""
        codes = ", ".join(_(CODE_LABELS[sign]) for sign in self.shared)
        said = _("The same {codes}, but another name.") if self.is_alarm else _("The same {codes}, and an alike name.")
        return said.format(codes=codes)


Found = dict[tuple[str, str], tuple[int, set[Sign]]]


@dataclass(slots=True)
class _Search:
    """Collects the pairs. `told_apart` are pairs of keys, the smaller first."""

    faces: Sequence[Face]
    told_apart: Collection[tuple[str, str]]
    found: Found = field(default_factory=dict)

    def take(self, one: Face, other: Face, sign: Sign, least: int = 0) -> None:
        """Note a sign of a pair whose names score at least `least`."""
        if one.id == other.id:
            return
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if key in self.told_apart:
            return
        score = alikeness(one, other)
        if score < least:
            return
        best, signs = self.found.get(key, (0, set()))
        self.found[key] = (max(best, score), signs | {sign})

    def by_code(self, sign: Sign) -> None:
        """Everybody who shares a code; of very many who do, each with the first, and those with alike names."""
        for group in _grouped(self.faces, lambda face: str(getattr(face, sign.value))):
            pairs = combinations(group, 2) if len(group) <= MOST_SHARING else _star(group)
            for one, other in pairs:
                self.take(one, other, sign)

    def by_school(self) -> None:
        """Alike names in each school."""
        for group in _grouped(self.faces, lambda face: face.school_id):
            for one, other in _alike_within(group):
                self.take(one, other, Sign.SCHOOL, ALIKE)

    def by_name(self) -> None:
        """The very same name in a block where few bear it."""
        for script in (0, 1):
            named = (face for face in self.faces if " " in face.names[script][0])
            for group in _grouped(named, lambda face: face.district + "|" + face.names[script][1]):  # noqa: B023
                for some in _by_block(group):
                    if len({face.id for face in some}) <= MOST_NAMESAKES:
                        self._take_agreeing(combinations(some, 2), Sign.SAME_NAME, ALIKE)

    def by_missing_school(self) -> None:
        """Who has no school, with the very alike names of the block."""
        for group in _grouped(self.faces, lambda face: face.district):
            for some in _by_block(group):
                homeless = [face for face in some if not face.school_id]
                if homeless and len(homeless) * len(some) <= MOST_COMPARED:
                    self._take_agreeing(_very_alike(homeless, some), Sign.NO_SCHOOL, VERY_ALIKE)

    def by_slip(self) -> None:
        """Mobile numbers that differ by a slip of the finger, with alike names of the block."""
        owners: dict[str, list[Face]] = {}
        for face in self.faces:
            if face.mobile:
                owners.setdefault(face.mobile, []).append(face)
        for one, other in slips(sorted(owners)):
            for first, second in product(owners[one][:MOST_SHARING], owners[other][:MOST_SHARING]):
                if _may_share_block(first, second) and not differ(first.employee_code, second.employee_code):
                    self.take(first, second, Sign.NEAR_MOBILE, ALIKE)

    def _take_agreeing(self, pairs: Iterable[tuple[Face, Face]], sign: Sign, least: int) -> None:
        for one, other in pairs:
            if not speaks_against(one, other):
                self.take(one, other, sign, least)


def compare(one: Sequence[Face], other: Sequence[Face]) -> Likeness:
    """Two people whom somebody put side by side, by all their faces; only the codes count as signs."""
    search = _Search([*one, *other], ())
    for first, second in product(one, other):
        shared = [sign for sign in CODE_SIGNS if getattr(first, sign) == getattr(second, sign) != ""]
        for sign in shared or [Sign.SCHOOL]:
            search.take(first, second, sign)
    (key, (score, signs)), *_rest = search.found.items()
    return Likeness(*key, score, tuple(sign for sign in CODE_SIGNS if sign in signs))


def looked_alike(one: Sequence[Face], other: Sequence[Face]) -> Likeness:
    """Why the two stood in the queue, as far as they still say so; else what `compare` says."""
    return next(iter(likely_pairs([*one, *other])), None) or compare(one, other)


def _grouped(faces: Iterable[Face], key: Callable[[Face], str]) -> list[list[Face]]:
    """The groups of two and more that share a key that is not empty."""
    groups: dict[str, list[Face]] = {}
    for face in faces:
        if value := key(face):
            groups.setdefault(value, []).append(face)
    return [group for group in groups.values() if len(group) > 1]


def _by_block(group: Sequence[Face]) -> Iterator[list[Face]]:
    """The people of a district block by block, each with those whose block is not known."""
    blocks: dict[str, list[Face]] = {}
    for face in group:
        blocks.setdefault(face.block, []).append(face)
    nowhere = blocks.pop("", [])
    if not blocks:
        yield nowhere
    for some in blocks.values():
        yield [*some, *nowhere]


def _star(group: Sequence[Face]) -> Iterator[tuple[Face, Face]]:
    yield from ((group[0], face) for face in group[1:])
    yield from _alike_within(group)


def _alike_within(group: Sequence[Face]) -> Iterator[tuple[Face, Face]]:
    """Pairs whose names are perhaps alike: all of a few; else by comparing in one go; of very many, the very same names."""
    if len(group) <= _FEW:
        yield from combinations(group, 2)
        return
    if len(group) > MOST_IN_SCHOOL:
        for script in (0, 1):
            for same in _grouped(group, lambda face: face.names[script][1]):  # noqa: B023
                yield from (
                    combinations(same, 2) if len(same) <= MOST_SHARING else ((same[0], face) for face in same[1:])
                )
        return
    yield from _near(group, group, ALIKE)
    yield from ((group[one], group[other]) for one, other in heard_apart([face.names for face in group]))
    if len(group) <= _MOST_BY_WORDS:
        yield from (pair for pair in combinations(group, 2) if is_shortened(pair[0].names, pair[1].names))


def _very_alike(some: Sequence[Face], group: Sequence[Face]) -> Iterator[tuple[Face, Face]]:
    return _near(some, group, VERY_ALIKE)


def _near(some: Sequence[Face], group: Sequence[Face], least: int) -> Iterator[tuple[Face, Face]]:
    """Pairs of one of `some` and one of `group` whose names score at least `least`, compared in one go for script and form."""
    from rapidfuzz import fuzz, process

    for script, form in ((0, 0), (0, 1), (1, 0), (1, 1)):
        ours = [face for face in some if face.names[script][0]]
        theirs = [face for face in group if face.names[script][0]]
        if ours and theirs:
            names = ([face.names[script][form] for face in ours], [face.names[script][form] for face in theirs])
            scores = process.cdist(*names, scorer=fuzz.ratio, score_cutoff=least)
            for at, beside in zip(*(each.tolist() for each in scores.nonzero()), strict=True):
                if ours[at].id != theirs[beside].id:
                    yield ours[at], theirs[beside]


def _may_share_block(one: Face, other: Face) -> bool:
    return one.district == other.district and not differ(one.block, other.block)


def slips(numbers: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of different numbers of ten digits that differ in one digit, or in two neighbours that changed places.

    For each place the numbers are sorted without what may differ there, so that those of a pair come to lie side by side.
    """
    import numpy

    if len(numbers) < 2:
        return []
    digits = numpy.array([list(map(int, number)) for number in numbers], dtype=numpy.int64)
    whole = 10 ** numpy.arange(9, -1, -1, dtype=numpy.int64)
    values = digits @ whole
    found: set[tuple[str, str]] = set()
    for place in range(10):
        keys = [values - digits[:, place] * whole[place]]
        if place < 9:
            low, high = numpy.sort(digits[:, place : place + 2], axis=1).T
            pair = digits[:, place] * whole[place] + digits[:, place + 1] * whole[place + 1]
            keys.append(values - pair + low * whole[place] + high * whole[place + 1])
        for key in keys:
            found.update((numbers[min(two)], numbers[max(two)]) for two in _equal_neighbours(key))
    return sorted(found)


def _equal_neighbours(keys: Any) -> Iterator[tuple[int, int]]:
    """Places of equal keys, each pair once."""
    import numpy

    order = numpy.argsort(keys, kind="stable")
    ordered = numpy.asarray(keys)[order]
    starts = numpy.flatnonzero(numpy.concatenate(([True], ordered[1:] != ordered[:-1])))
    ends = numpy.append(starts[1:], len(ordered))
    for at in numpy.flatnonzero(ends - starts > 1):
        yield from combinations(order[starts[at] : ends[at]].tolist(), 2)


def likely_pairs(
    faces: Sequence[Face],
    told_apart: Collection[tuple[str, str]] = (),
    step: Callable[[int, int], object] = lambda _done, _total: None,
) -> tuple[Likeness, ...]:
    """All pairs to look at: alarms first (accounts and employee codes before mobiles), then those who share most.

    `told_apart` are pairs of keys, the smaller first. The order depends on the register alone. `step` hears how far it is.
    """
    search = _Search(sorted(faces, key=lambda face: face.id), told_apart)
    ways = [partial(search.by_code, sign) for sign in CODE_SIGNS]
    ways += [partial(way) for way in (search.by_school, search.by_slip, search.by_missing_school, search.by_name)]
    for done, way in enumerate(ways):
        step(done, len(ways))
        way()
    order = list(Sign)
    pairs = [
        Likeness(one, other, score, tuple(sorted(signs, key=order.index)))
        for (one, other), (score, signs) in search.found.items()
    ]
    return tuple(sorted(pairs, key=_rank))


def _rank(pair: Likeness) -> tuple[bool, bool, int, int, str, str]:
    is_phone = pair.shared == (Sign.MOBILE,)
    alarm = pair.is_alarm
    return (not alarm, alarm and is_phone, -len(pair.shared), -pair.score, pair.one_id, pair.other_id)
