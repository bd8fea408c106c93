"""The optimum of a district's network, found and proved by HiGHS, and turned back into who goes to whom.

Deterministic: one thread, a fixed seed, ordered input. Only a time limit that strikes may change the answer; then the best
found so far is given, with the bound that was proved until then.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sankul.rules.mentoring_costs import Mentor, Path, Teacher, Weights, circle_cost, left_cost, pair_cost
from sankul.rules.mentoring_network import Model, Network, build_network

SEEMS_WHOLE = 1e-6
GOOD_ENOUGH = 0.001
"""Stop when the proved distance from the optimum is a thousandth: the rest would cost minutes in a big district."""
INFINITE_SECONDS = 1e30


@dataclass(frozen=True, slots=True)
class Optimum:
    """Mentor by teacher's key (missing: left over), the points of it all, and the fewest points proved to be possible."""

    chosen: dict[str, str]
    cost: int
    bound: int


def solve_district(teachers: Sequence[Teacher], mentors: Sequence[Mentor], weights: Weights, seconds: float) -> Optimum:
    """The best assignment found in about `seconds`. Teachers beyond the district's seats cost nothing; pins must be sound."""
    network = build_network(teachers, mentors, weights)
    if not network.model.switches and not any(mentor.is_absent for mentor in mentors):
        cost = cost_of(network, {}, weights)
        return Optimum({}, cost, cost)
    values, bound = _solve(network.model, seconds)
    chosen = dict(_decompose(network, values))
    cost = cost_of(network, chosen, weights)
    return Optimum(chosen, cost, min(cost, bound))


def cost_of(network: Network, chosen: dict[str, str], weights: Weights) -> int:
    """All points of pairs and circles. Only teachers left over beside free seats are not in it: the model prices them out."""
    by_id = {mentor.id: mentor for mentor in network.mentors}
    loads: dict[str, int] = defaultdict(int)
    cost = 0
    for group in network.groups:
        for teacher in group.teachers:
            if teacher.id in chosen:
                loads[chosen[teacher.id]] += 1
                cost += pair_cost(teacher, by_id[chosen[teacher.id]], weights)
            else:
                cost += left_cost(teacher, weights)
    shares = network.shares
    return cost + sum(circle_cost(m, loads[m.id], shares.get(m.id, 0), weights) for m in network.mentors)


def _solve(model: Model, seconds: float) -> tuple[list[float], int]:
    """Values of all columns, and the lower bound. First which circles open, as whole numbers; then the flow, a vertex."""
    import highspy

    solver = _solver(highspy, model, seconds)
    solver.run()
    bound = _bound(solver.getInfo().mip_dual_bound)
    found = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = list(solver.getSolution().col_value) if found else []
    for column in model.switches:
        whole = float(round(values[column])) if found else 1.0
        solver.changeColIntegrality(column, highspy.HighsVarType.kContinuous)
        solver.changeColBounds(column, whole, whole)
    solver.setOptionValue("time_limit", INFINITE_SECONDS)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"the flow has no optimum: {solver.getModelStatus()}")
    return list(solver.getSolution().col_value), bound


def _bound(proved: float) -> int:
    """Costs are whole, so a proved bound of 12.3 means 13; nothing costs less than 0."""
    return max(0, math.ceil(proved - SEEMS_WHOLE)) if math.isfinite(proved) else 0


def _solver(highspy: Any, model: Model, seconds: float) -> Any:
    solver = _quiet(highspy)
    options = {
        "threads": 1,
        "random_seed": 1,
        "mip_rel_gap": GOOD_ENOUGH,
        "mip_abs_gap": 0.99,
        "time_limit": max(0.1, seconds),
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(_linear_program(highspy, model))
    return solver


def _quiet(highspy: Any) -> Any:
    """A solver that prints nothing: its maker prints a line on standard output before one can forbid it otherwise."""

    class Quiet(highspy.Highs):  # type: ignore[misc]
        def enableCallbacks(self) -> None:
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()

    return Quiet()


def _linear_program(highspy: Any, model: Model) -> Any:
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(model.costs), len(model.row_lows)
    program.col_cost_, program.col_lower_, program.col_upper_ = model.costs, model.lows, model.highs
    program.row_lower_, program.row_upper_ = model.row_lows, model.row_highs
    program.offset_ = model.offset
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    starts = [0]
    for entries in model.entries:
        starts.append(starts[-1] + len(entries))
    program.a_matrix_.start_ = starts
    program.a_matrix_.index_ = [row for entries in model.entries for row, _ in entries]
    program.a_matrix_.value_ = [factor for entries in model.entries for _, factor in entries]
    kinds = [highspy.HighsVarType.kContinuous] * len(model.costs)
    for column in model.switches:
        kinds[column] = highspy.HighsVarType.kInteger
    program.integrality_ = kinds
    return program


def _decompose(network: Network, values: list[float]) -> Iterator[tuple[str, str]]:
    """Pairs of teacher and mentor from the flow: the direct ones first, then those that meet in the tree."""
    climbing: dict[Path, list[str]] = defaultdict(list)
    for number, group in enumerate(network.groups):
        waiting = [teacher.id for teacher in group.teachers]
        for mentor in network.mentors:
            column = network.directs.get((number, mentor.id))
            for _ in range(round(values[column]) if column is not None else 0):
                yield waiting.pop(0), mentor.id
        column = network.climbs.get(number)
        climbers = round(values[column]) if column is not None else 0
        climbing[group.first.path].extend(waiting[:climbers])
    seats: dict[Path, list[str]] = defaultdict(list)
    for mentor in network.mentors:
        column = network.intakes[mentor.id]
        seats[mentor.path].extend([mentor.id] * (round(values[column]) if column >= 0 else 0))
    yield from _meet(climbing, seats)


def _meet(climbing: dict[Path, list[str]], seats: dict[Path, list[str]]) -> Iterator[tuple[str, str]]:
    """Pair climbers and seats as deep in the tree as they can meet, which is the cheapest for the given seats.

    Neighbours wait side by side, so that a circle that takes teachers from afar takes them from few places.
    """
    depth = max((len(path) for path in (*climbing, *seats)), default=0)
    for level in range(depth, 0, -1):
        for path in sorted({path for path in (*climbing, *seats) if len(path) == level}):
            here, free = climbing.pop(path, []), seats.pop(path, [])
            met = min(len(here), len(free))
            yield from zip(here[:met], free[:met], strict=True)
            if level > 1 and len(here) > met:
                climbing.setdefault(path[:-1], []).extend(here[met:])
            if level > 1 and len(free) > met:
                seats.setdefault(path[:-1], []).extend(free[met:])
