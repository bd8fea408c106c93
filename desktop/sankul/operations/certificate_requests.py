"""What an issue of certificates is asked for, and whom it is meant for."""

from dataclasses import dataclass

from sankul.operations.designs import design_called
from sankul.operations.eligibility import Candidate, candidates_of, check_tasks, meant
from sankul.operations.printable import Proof
from sankul.operations.programmes import the_programme
from sankul.operations.store import Work
from sankul.rules.certificates import Conditions, certificate_kind, check_conditions, usual_conditions


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """What shall be issued: kind, language and design by their names, the conditions, one file or one each, and to whom.

    `min_percent` None: what is usual for the kind. `only` names people by id or name; empty: everyone who may have one.
    `overrides` are pairs of a person and the reason why they get one although a condition is not met.
    """

    kind: str
    min_percent: int | None = None
    language: str = "both"
    separate: bool = False
    programme: str | None = None
    design: str | None = None
    min_hours: int = 0
    min_work: int = 0
    only: tuple[str, ...] = ()
    overrides: tuple[tuple[str, str], ...] = ()

    @property
    def conditions(self) -> Conditions:
        """What is asked for. Raises KindUnknown."""
        usual = usual_conditions(certificate_kind(self.kind)).min_percent
        return Conditions(usual if self.min_percent is None else self.min_percent, self.min_hours, self.min_work)


def candidates_for(work: Work, request: IssueRequest, proof: Proof | None = None) -> tuple[Candidate, ...]:
    """Those whom a request is meant for, each with why not and with the reason of whoever is overridden.

    Raises KindUnknown, the refusals of `check_conditions`, MoreThanTasks, DesignUnknown, NobodyInCircles and those of
    `meant`.
    """
    kind, conditions = certificate_kind(request.kind), request.conditions
    check_conditions(kind, conditions)
    programme = the_programme(work, request.programme)
    check_tasks(work, programme, conditions)
    design_called(work, request.design)
    return meant(candidates_of(work, programme, kind, conditions, proof), request.only, request.overrides)
