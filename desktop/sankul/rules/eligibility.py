"""Who may have a certificate: what is on record about a person against what is asked for, in words and with figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sankul.clock import said_day
from sankul.rules.certificates import CertificateKind, Conditions, hours
from sankul.rules.course_work import Task, said_title
from sankul.rules.participation import Participation
from sankul.text import N_, _

MOST_TITLES = 4
_REACHABLE = N_("Sessions still planned: {planned}; whoever attends {n} of them reaches it.")
_TOO_FEW = N_("Sessions still planned: {planned}; that is too few to reach it.")
_PLANNED = N_("Sessions still planned: {planned}.")


@dataclass(frozen=True, slots=True)
class Led:
    """A held session that a teacher prepared and led, on its day in India."""

    on: date
    topic: str = ""


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What is on record about one person in one part.

    `planned_minutes` are the lengths of the sessions still to come; `tasks` all tasks of the programme and `handed_in` the
    ids of those that the person has handed in; `led` the sessions led that no valid certificate names yet.
    """

    took_part: Participation
    planned_minutes: tuple[int, ...] = ()
    tasks: tuple[Task, ...] = ()
    handed_in: frozenset[str] = frozenset()
    led: tuple[Led, ...] = ()

    @property
    def missing(self) -> tuple[Task, ...]:
        """The tasks that the person has not handed in."""
        return tuple(task for task in self.tasks if task.id not in self.handed_in)

    @property
    def work_done(self) -> int:
        """How many tasks the person has handed in."""
        return len(self.tasks) - len(self.missing)


def why_not(kind: CertificateKind, record: OnRecord, conditions: Conditions, last_on: date, today: date) -> str:
    """Why a person cannot have a certificate of `kind` yet: every condition that is not met; empty when they can."""
    return " ".join(unmet(kind, record, conditions, last_on, today))


def unmet(
    kind: CertificateKind, record: OnRecord, conditions: Conditions, last_on: date, today: date
) -> tuple[str, ...]:
    """Each condition that is not met, with what would still meet it where that can be told.

    Compared without rounding: attended * 100 >= held * least percent; minutes >= least hours * 60. Completion also needs
    the programme's last day, and leading a session that was led.
    """
    sentences = (
        _unmet_attendance(record, conditions.min_percent),
        _unmet_hours(record, conditions.min_hours),
        _unmet_work(record, conditions.min_work),
        _unmet_leading(kind, record),
        _unmet_completion(kind, last_on, today),
    )
    return tuple(filter(None, sentences))


def _unmet_attendance(record: OnRecord, least: int) -> str:
    took_part, planned = record.took_part, len(record.planned_minutes)
    if not took_part.held:
        sentence = _("No session of the circle was held while the person was a member.")
        return f"{sentence} {_(_PLANNED).format(planned=planned)}" if planned else sentence
    if took_part.attended * 100 >= took_part.held * least:
        return ""
    sentence = _("Attended {attended} of {held} sessions ({percent} %); {least} % is needed.").format(
        attended=took_part.attended, held=took_part.held, percent=took_part.percent, least=least
    )
    needed_in_all = -(-least * (took_part.held + planned) // 100)
    return _with_outlook(sentence, needed_in_all - took_part.attended, planned)


def _unmet_hours(record: OnRecord, least: int) -> str:
    minutes = record.took_part.minutes
    if minutes >= least * 60:
        return ""
    sentence = _("Attended for {hours} hours; {least} are needed.").format(hours=hours(minutes), least=least)
    needed = _how_many(record.planned_minutes, least * 60 - minutes)
    return _with_outlook(sentence, needed, len(record.planned_minutes))


def _how_many(lengths: Iterable[int], gap: int) -> int:
    """How many sessions fill `gap` minutes, whichever of them are attended; more than there are when none do."""
    number = 0
    for number, minutes in enumerate(sorted(lengths), start=1):
        gap -= minutes
        if gap <= 0:
            return number
    return number + 1


def _with_outlook(sentence: str, needed: int, planned: int) -> str:
    if not planned:
        return sentence
    outlook = _REACHABLE if needed <= planned else _TOO_FEW
    return f"{sentence} {_(outlook).format(planned=planned, n=needed)}"


def _unmet_work(record: OnRecord, least: int) -> str:
    if record.work_done >= least:
        return ""
    sentence = _("Handed in {done} of {total} tasks; {least} are needed.").format(
        done=record.work_done, total=len(record.tasks), least=least
    )
    if len(record.tasks) < least:
        return sentence
    missing = _("Not handed in: {titles}.").format(titles=said_titles(record.missing))
    return f"{sentence} {missing}"


def _unmet_leading(kind: CertificateKind, record: OnRecord) -> str:
    is_missing = kind is CertificateKind.LEADING and not record.led
    return _("Led no session that was held.") if is_missing else ""


def _unmet_completion(kind: CertificateKind, last_on: date, today: date) -> str:
    if kind is not CertificateKind.COMPLETION or today >= last_on:
        return ""
    sentence = _("The programme runs until {last}; completion can be certified from that day on.")
    return sentence.format(last=said_day(last_on))


def said_titles(tasks: Sequence[Task]) -> str:
    """The titles of tasks in the language now spoken; of many the first ones and a sign that there are more."""
    said = ", ".join(f"“{said_title(task)}”" for task in tasks[:MOST_TITLES])
    return f"{said}, …" if len(tasks) > MOST_TITLES else said
