"""The flow problem of one district: teachers climb from their school towards the mentors, through few and shared edges.

A model with one variable for each teacher and mentor would be huge (475,000 in a district of 20,000 teachers' office). The
distance is that of a tree, so a teacher's way can be a flow through village, block and district; only what breaks the
tree (a known mentor, a forbidden one, oneself, a reporting line) has variables of its own. Pure Python; see
`mentoring_optimum` for the solving.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sankul.rules.mentoring_costs import (
    BLOCK,
    SCHOOL,
    VILLAGE,
    Mentor,
    Path,
    Teacher,
    Weights,
    circle_cost,
    climb_cost,
    even_shares,
    keeps,
    left_cost,
    may_pair,
    pair_cost,
)

INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Group:
    """Teachers whom the costs cannot tell apart. With `goes_direct`, they have an edge to each allowed mentor instead."""

    teachers: tuple[Teacher, ...]
    known: Mentor | None
    goes_direct: bool

    @property
    def first(self) -> Teacher:
        """Any of them."""
        return self.teachers[0]


@dataclass(slots=True)
class Model:
    """A linear model in columns: points, bounds, whether whole, and entries by row. Rows have bounds too."""

    costs: list[float] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    switches: list[int] = field(default_factory=list)
    entries: list[list[tuple[int, float]]] = field(default_factory=list)
    row_lows: list[float] = field(default_factory=list)
    row_highs: list[float] = field(default_factory=list)
    offset: float = 0

    def add_row(self, low: float, high: float) -> int:
        """A new row; returns its number."""
        self.row_lows.append(low)
        self.row_highs.append(high)
        return len(self.row_lows) - 1

    def add_column(self, cost: float, high: float, entries: Iterable[tuple[int, float]], *, low: float = 0) -> int:
        """A new column with its entries (row, factor); returns its number."""
        self.costs.append(cost)
        self.lows.append(low)
        self.highs.append(high)
        self.entries.append(list(entries))
        return len(self.costs) - 1


@dataclass(frozen=True, slots=True)
class Network:
    """The model of a district and where its answers stand: columns by group and mentor."""

    mentors: tuple[Mentor, ...]
    groups: tuple[Group, ...]
    shares: dict[str, int]
    unavoidable: int
    model: Model
    intakes: dict[str, int]
    directs: dict[tuple[int, str], int]
    climbs: dict[int, int]


def group_teachers(teachers: Sequence[Teacher], mentors: Sequence[Mentor]) -> tuple[Group, ...]:
    """Teachers in groups of equal costs, in the order of their keys."""
    by_id = {mentor.id: mentor for mentor in mentors}
    heads = {mentor.path for mentor in mentors if mentor.heads_school}
    sorted_teachers = sorted(teachers, key=lambda teacher: teacher.id)
    groups: dict[tuple[object, ...], list[Teacher]] = defaultdict(list)
    for teacher in sorted_teachers:
        barred = frozenset(id_ for id_ in (*teacher.forbidden, teacher.id) if id_ in by_id)
        in_line = teacher.path if teacher.path in heads else None
        known = teacher.known_mentor_id if teacher.known_mentor_id in by_id else None
        is_changed = teacher.known_mentor_id is not None
        pinned = teacher.pinned_mentor_id
        groups[teacher.path, known, is_changed, teacher.is_present, barred, in_line, pinned].append(teacher)
    return tuple(_group(tuple(members), by_id, heads) for members in groups.values())


def _group(members: tuple[Teacher, ...], by_id: dict[str, Mentor], heads: set[Path]) -> Group:
    first = members[0]
    barred = any(id_ in by_id for id_ in (*first.forbidden, first.id))
    known = by_id.get(first.known_mentor_id or "")
    goes_direct = barred or first.path in heads or first.pinned_mentor_id is not None
    return Group(members, known if known and may_pair(first, known) else None, goes_direct)


def seats_of(mentor: Mentor, teachers: Sequence[Teacher]) -> int:
    """How many teachers a mentor may have: the limit; when absent, no more than are in the circle now."""
    if not mentor.is_absent:
        return mentor.max_teachers
    return min(mentor.max_teachers, sum(keeps(teacher, mentor) for teacher in teachers))


def build_network(teachers: Sequence[Teacher], mentors: Sequence[Mentor], weights: Weights) -> Network:
    """The flow problem of one district; pins must not exceed a mentor's limit."""
    ordered = tuple(sorted(mentors, key=lambda mentor: mentor.id))
    groups = group_teachers(teachers, ordered)
    shares = even_shares(len(teachers), ordered)
    seats = {mentor.id: seats_of(mentor, teachers) for mentor in ordered}
    builder = _Builder(weights, shares, Model())
    intakes = {mentor.id: builder.add_mentor(mentor, seats[mentor.id]) for mentor in ordered}
    unavoidable = max(0, len(teachers) - sum(seats.values()))
    builder.add_left_over(unavoidable, len(teachers), ordered)
    for number, group in enumerate(groups):
        builder.add_group(number, group, ordered)
    return Network(ordered, groups, shares, unavoidable, builder.model, intakes, builder.directs, builder.climbs)


@dataclass(slots=True)
class _Builder:
    """Puts a network's model together."""

    weights: Weights
    shares: dict[str, int]
    model: Model
    nodes: dict[Path, int] = field(default_factory=dict)
    load_rows: dict[str, int] = field(default_factory=dict)
    directs: dict[tuple[int, str], int] = field(default_factory=dict)
    climbs: dict[int, int] = field(default_factory=dict)
    left_row: int = -1

    def node(self, path: Path) -> int:
        """The row that balances the flow at `path`; made with its edges to the level above when new."""
        if path not in self.nodes:
            row = self.nodes[path] = self.model.add_row(0, 0)
            if len(path) > 1:
                above = self.node(path[:-1])
                self.model.add_column(self._step(len(path)), INFINITE, [(row, -1), (above, 1)])
                self.model.add_column(0, INFINITE, [(row, 1), (above, -1)])
        return self.nodes[path]

    def _step(self, depth: int) -> int:
        """The points of leaving a node of this depth upwards."""
        return {
            SCHOOL: self.weights.other_school,
            VILLAGE: self.weights.other_village,
            BLOCK: self.weights.other_block,
        }[depth]

    def add_mentor(self, mentor: Mentor, seats: int) -> int:
        """A mentor's seats: those below the wish, up to the even share and above it, opened by a switch; returns the intake."""
        model, weights = self.model, self.weights
        load = self.load_rows[mentor.id] = model.add_row(0, 0)
        if mentor.is_absent:
            model.add_column(0, seats, [(load, -1)])
            return -1
        wish, share = min(mentor.min_teachers, seats), self.shares[mentor.id]
        above = [weights.balance * (number + 1) for number in range(seats - share)]
        parts = (
            (wish, [(wish, -weights.short_seat)]),
            (share - wish, [(share - wish, 0)]),
            (len(above), [(1, c) for c in above]),
        )
        gates = [(model.add_row(-INFINITE, 0), size, steps) for size, steps in parts if size > 0]
        for gate, _, steps in gates:
            for high, points in steps:
                model.add_column(points, high, [(load, -1), (gate, 1)])
        unused = circle_cost(mentor, 0, share, weights)
        open_cost = weights.short_seat * mentor.min_teachers - unused
        model.offset += unused
        if gates:
            model.switches.append(model.add_column(open_cost, 1, [(gate, -size) for gate, size, _ in gates]))
        return model.add_column(0, seats, [(load, 1), (self.node(mentor.path), -1)])

    def add_left_over(self, unavoidable: int, teachers: int, mentors: Sequence[Mentor]) -> None:
        """Teachers left over: those beyond all seats cost nothing, every further one more than all else together."""
        self.left_row = self.model.add_row(0, 0)
        self.model.add_column(0, unavoidable, [(self.left_row, -1)], low=unavoidable)
        self.model.add_column(self.price_of_leaving(teachers, mentors), INFINITE, [(self.left_row, -1)])

    def price_of_leaving(self, teachers: int, mentors: Sequence[Mentor]) -> int:
        """More than any change of pairs and circles could save."""
        pair = climb_cost(0, self.weights) + self.weights.change_of_mentor + self.weights.reporting_line
        worst = max(pair, self.weights.lost_circle)
        circles = sum(
            max(circle_cost(mentor, load, 0, self.weights) for load in (0, 1, mentor.max_teachers))
            for mentor in mentors
        )
        return 1 + worst * teachers + circles

    def add_group(self, number: int, group: Group, mentors: Sequence[Mentor]) -> None:
        """A group's ways: left over, straight to mentors of its own, or up the tree."""
        model, first, size = self.model, group.first, len(group.teachers)
        row = model.add_row(size, size)
        model.add_column(left_cost(first, self.weights), size, [(row, 1), (self.left_row, 1)])
        for mentor in self._direct_mentors(group, mentors):
            entries = [(row, 1.0), (self.load_rows[mentor.id], 1.0)]
            column = model.add_column(pair_cost(first, mentor, self.weights), size, entries)
            self.directs[number, mentor.id] = column
        if not group.goes_direct:
            unknown = climb_cost(len(first.path), self.weights)
            change = self.weights.change_of_mentor if first.known_mentor_id else 0
            self.climbs[number] = model.add_column(unknown + change, size, [(row, 1), (self.node(first.path), 1)])

    def _direct_mentors(self, group: Group, mentors: Sequence[Mentor]) -> Iterable[Mentor]:
        pinned = group.first.pinned_mentor_id
        if pinned is not None:
            return [mentor for mentor in mentors if mentor.id == pinned]
        if group.goes_direct:
            return [mentor for mentor in mentors if may_pair(group.first, mentor)]
        return [group.known] if group.known else []


def breaks_a_pin(teachers: Sequence[Teacher], mentors: Sequence[Mentor]) -> tuple[str, ...]:
    """Keys of the teachers whose pin cannot hold: the pair is not allowed, or the mentor's limit is reached before them."""
    by_id = {mentor.id: mentor for mentor in mentors}
    taken: Counter[str] = Counter()
    broken = []
    for teacher in sorted(teachers, key=lambda each: each.id):
        if teacher.pinned_mentor_id is None:
            continue
        mentor = by_id.get(teacher.pinned_mentor_id)
        if mentor is None or not may_pair(teacher, mentor) or taken[mentor.id] >= seats_of(mentor, teachers):
            broken.append(teacher.id)
        else:
            taken[mentor.id] += 1
    return tuple(broken)
