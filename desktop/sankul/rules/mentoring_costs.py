"""What a pair of teacher and mentor costs, and what a circle costs by its size, in points: the fewer, the better.

A place is a path from the district down to the school, so that the distance of two people is how far the teacher has to
climb until the paths meet. The same district is a hard rule; everything else is a weight that the office sees and moves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields

from sankul.text import N_

Path = tuple[str, ...]
DEPTH = 4
MOST_POINTS = 1000
DISTRICT, BLOCK, VILLAGE, SCHOOL = range(1, DEPTH + 1)


@dataclass(frozen=True, slots=True)
class Weights:
    """Points, all whole and none negative. Distances add up: another block is also another village and another school."""

    other_school: int = 1
    other_village: int = 2
    other_block: int = 6
    change_of_mentor: int = 12
    lost_circle: int = 30
    reporting_line: int = 6
    balance: int = 2
    short_seat: int = 20
    unused_mentor: int = 10

    def as_texts(self) -> Mapping[str, str]:
        """The points by name, as a draft keeps them."""
        return {name: str(points) for name, points in asdict(self).items()}

    @property
    def are_sound(self) -> bool:
        """Whether all points are whole and within bounds; with negative ones "the cheapest" would have no meaning."""
        return all(isinstance(points, int) and 0 <= points <= MOST_POINTS for points in asdict(self).values())

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> "Weights":
        """The weights that `as_texts` wrote; names unknown today are passed over, missing ones take their default."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: int(points) for name, points in texts.items() if name in known})


WEIGHT_LABELS = {
    "other_school": N_("Mentor at another school"),
    "other_village": N_("Mentor in another village"),
    "other_block": N_("Mentor in another block"),
    "change_of_mentor": N_("Change of mentor"),
    "lost_circle": N_("Loss of the present circle"),
    "reporting_line": N_("Mentor heads the teacher's school"),
    "balance": N_("Each seat above the even share"),
    "short_seat": N_("Each seat below the wished size"),
    "unused_mentor": N_("Mentor without a circle"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Teacher:
    """A teacher who needs a circle. `known_mentor_id` is the present mentor or the last one; `path` ends where unknown."""

    id: str
    path: Path
    known_mentor_id: str | None = None
    is_present: bool = False
    pinned_mentor_id: str | None = None
    forbidden: frozenset[str] = field(default_factory=frozenset)

    @property
    def district(self) -> str:
        """The LGD code of the district, or empty."""
        return self.path[0] if self.path else ""

    @property
    def school(self) -> Path | None:
        """The path when it reaches down to a school, else None."""
        return self.path if len(self.path) == SCHOOL else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """A mentor who offers a circle for `min_teachers` (wish) to `max_teachers` (limit). An absent one keeps, but gets none."""

    id: str
    path: Path
    min_teachers: int = 10
    max_teachers: int = 15
    heads_school: bool = False
    is_absent: bool = False

    @property
    def district(self) -> str:
        """The LGD code of the district, or empty."""
        return self.path[0] if self.path else ""


def path_of(district_code: str, block: str = "", village: str = "", school: str = "") -> Path:
    """The path of a place: as deep as it is known without a gap."""
    path: list[str] = []
    for part in (district_code, block, village, school):
        if not part:
            break
        path.append(part)
    return tuple(path)


def shared_depth(one: Path, other: Path) -> int:
    """How many levels two paths share: DISTRICT, BLOCK, VILLAGE or SCHOOL, and 0 for different districts."""
    depth = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        depth += 1
    return depth


def climb_cost(depth: int, weights: Weights) -> int:
    """What it costs a teacher that the mentor is met only at this depth."""
    levels = ((SCHOOL, weights.other_school), (VILLAGE, weights.other_village), (BLOCK, weights.other_block))
    return sum(points for level, points in levels if depth < level)


def is_in_line(teacher: Teacher, mentor: Mentor) -> bool:
    """Whether the mentor heads the teacher's own school: a reporting line in which few speak freely."""
    return mentor.heads_school and teacher.school is not None and teacher.school == mentor.path


def may_pair(teacher: Teacher, mentor: Mentor) -> bool:
    """Whether the pair is allowed at all: same district, not oneself, not forbidden, and an absent mentor gets no one new."""
    return (
        teacher.district != ""
        and teacher.district == mentor.district
        and teacher.id != mentor.id
        and mentor.id not in teacher.forbidden
        and (not mentor.is_absent or keeps(teacher, mentor))
    )


def keeps(teacher: Teacher, mentor: Mentor) -> bool:
    """Whether the teacher is in this mentor's circle now."""
    return teacher.is_present and teacher.known_mentor_id == mentor.id


def pair_cost(teacher: Teacher, mentor: Mentor, weights: Weights) -> int:
    """The points of an allowed pair, without those of the circle's size."""
    cost = climb_cost(shared_depth(teacher.path, mentor.path), weights)
    if teacher.known_mentor_id not in (None, mentor.id):
        cost += weights.change_of_mentor
    return cost + (weights.reporting_line if is_in_line(teacher, mentor) else 0)


def left_cost(teacher: Teacher, weights: Weights) -> int:
    """The points of a teacher left over: who has a circle now should not lose it to a newcomer."""
    return weights.lost_circle if teacher.is_present else 0


def even_shares(teachers: int, mentors: Sequence[Mentor]) -> dict[str, int]:
    """The load up to which no one carries too much, by mentor: in proportion to the limits, and not below the wish."""
    present = [mentor for mentor in mentors if not mentor.is_absent]
    seats = sum(mentor.max_teachers for mentor in present)
    shares = {}
    for mentor in present:
        proportional = -(-teachers * mentor.max_teachers // seats) if seats else 0
        shares[mentor.id] = min(mentor.max_teachers, max(mentor.min_teachers, proportional))
    return shares


def circle_cost(mentor: Mentor, load: int, share: int, weights: Weights) -> int:
    """The points of a circle's size: each seat missing below the wish, the seats above the even share, a mentor left unused.

    The first seat above the share costs `balance`, the second twice that, and so on, so that no one carries it all. To be
    unused never costs more than all seats missing: otherwise an empty circle would be better than none.
    """
    if mentor.is_absent:
        return 0
    if load == 0:
        return min(weights.unused_mentor, weights.short_seat * mentor.min_teachers)
    above = max(0, load - share)
    return weights.short_seat * max(0, mentor.min_teachers - load) + weights.balance * above * (above + 1) // 2
