"""Which circle goes to which space at least cost: a min-cost flow in which a space's next hour is never cheaper.

Every circle wants one place; a space offers several hours at rising prices; going nowhere is always possible, at a price.
Circles enter one by one along a shortest path on which earlier circles may change their space (successive shortest
paths, as in Ahuja, Magnanti and Orlin, Network Flows, chapter 9), so the result has the least total cost, and equal input
gives equal output.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

INFINITE = 10**15


@dataclass(slots=True)
class _State:
    """Who is where. `moves[j][k]` is the cheapest change of a circle from j to k, `leaves[j]` from j to nowhere."""

    costs: Sequence[Mapping[int, int]]
    prices: Sequence[Sequence[int]]
    nowhere: int
    guests: list[set[int]] = field(default_factory=list)
    moves: list[dict[int, tuple[int, int]]] = field(default_factory=list)
    leaves: list[tuple[int, int]] = field(default_factory=list)

    def refresh(self, space: int) -> None:
        """Find again what it costs to move one of the guests of `space` away."""
        moves: dict[int, tuple[int, int]] = {}
        for guest in sorted(self.guests[space]):
            here = self.costs[guest][space]
            for other, there in self.costs[guest].items():
                if other != space and there - here < moves.get(other, (INFINITE, 0))[0]:
                    moves[other] = (there - here, guest)
        self.moves[space] = moves
        self.leaves[space] = min(
            ((self.nowhere - self.costs[guest][space], guest) for guest in self.guests[space]), default=(INFINITE, -1)
        )

    def price_of_next(self, space: int) -> int:
        """The price of the next free hour of `space`."""
        used = len(self.guests[space])
        return self.prices[space][used] if used < len(self.prices[space]) else INFINITE


def place_all(
    costs: Sequence[Mapping[int, int]], prices: Sequence[Sequence[int]], nowhere: int
) -> tuple[int | None, ...]:
    """The space of each circle, or None for nowhere, at the least total cost.

    `costs[i][j]` is what space j costs circle i (absent: impossible); `prices[j]` are the prices of its hours, rising;
    `nowhere` is the cost of having no space.
    """
    many = len(prices)
    state = _State(costs, prices, nowhere, [set() for _ in prices], [{} for _ in prices], [(INFINITE, -1)] * many)
    for circle in range(len(costs)):
        _enter(state, circle)
    found: list[int | None] = [None] * len(costs)
    for space, guests in enumerate(state.guests):
        for guest in guests:
            found[guest] = space
    return tuple(found)


def _enter(state: _State, circle: int) -> None:
    """Bring one more circle in by the cheapest chain of changes; the chain ends in a free hour or nowhere."""
    reach, before = _distances(state, circle)
    best, end, is_leaving = state.nowhere, -1, False
    for space, so_far in sorted(reach.items()):
        if so_far + state.price_of_next(space) < best:
            best, end, is_leaving = so_far + state.price_of_next(space), space, False
        if so_far + state.leaves[space][0] < best:
            best, end, is_leaving = so_far + state.leaves[space][0], space, True
    if end < 0:
        return
    changed = {end}
    if is_leaving:
        state.guests[end].discard(state.leaves[end][1])
    space = end
    while (source := before[space]) is not None:
        guest = state.moves[source][space][1]
        state.guests[source].discard(guest)
        state.guests[space].add(guest)
        changed.add(source)
        space = source
    state.guests[space].add(circle)
    for each in changed:
        state.refresh(each)


def _distances(state: _State, circle: int) -> tuple[dict[int, int], dict[int, int | None]]:
    """The least cost at which `circle` makes each space receive one more guest, and the space before it on that way."""
    reach = dict(state.costs[circle])
    before: dict[int, int | None] = dict.fromkeys(reach)
    waiting = sorted(space for space in reach if state.guests[space])
    while waiting:
        improved: set[int] = set()
        for space in waiting:
            for other, (extra, _) in state.moves[space].items():
                if reach[space] + extra < reach.get(other, INFINITE):
                    reach[other], before[other] = reach[space] + extra, space
                    improved.add(other)
        waiting = sorted(space for space in improved if state.guests[space])
    return reach, before
