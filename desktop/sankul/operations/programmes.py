"""Acts on programmes, and the programme that an act is about when none is named."""

from dataclasses import dataclass
from datetime import date, timedelta

from sankul.clock import financial_year, today
from sankul.errors import Refusal
from sankul.operations.store import Store, Work
from sankul.rules.programmes import Programme
from sankul.text import N_, _, fold, nfc, speaking

NAME_OF_FIRST = N_("Programme {year}")


class ProgrammeUnknown(Refusal):
    """No programme has this name."""

    message = N_("There is no programme “{name}”. The programmes are: {known}.")
    field = "programme"


class ProgrammeMissing(Refusal):
    """The office has no programme yet."""

    message = N_("There is no programme yet. Make one first: its name, its first day and its last day.")
    field = "programme"


class ProgrammeExists(Refusal):
    """Two programmes of one name could not be told apart."""

    message = N_("There is a programme “{name}” already. Choose another name, such as one with the year.")
    field = "name"


class ProgrammeNameless(Refusal):
    """A programme needs a name."""

    message = N_("Enter the name of the programme.")
    field = "name"


class ProgrammeBackwards(Refusal):
    """The last day lies before the first."""

    message = N_("The programme ends on {last} before it begins on {first}. Exchange the dates or correct one.")
    field = "until_on"


@dataclass(frozen=True, slots=True)
class ProgrammeDates:
    """First and last day as people say them; rows keep the day after the last."""

    first: date
    last: date


def the_programme(work: Work, name: str | None = None) -> Programme:
    """The programme called `name` (compared by the folded key), or the one of today when no name is given.

    Without a name: the programme that runs today, the newest if several; else the newest of all. Raises ProgrammeMissing
    or ProgrammeUnknown.
    """
    programmes = work.programmes.where()
    if not programmes:
        raise ProgrammeMissing
    if name is None:
        running = [each for each in programmes if each.from_on <= today() < each.until_on]
        return (running or list(programmes))[-1]
    for each in programmes:
        if fold(name) in (fold(each.name), fold(each.name_hi)):
            return each
    raise ProgrammeUnknown(name=name, known=", ".join(each.name for each in programmes))


def first_programme() -> Programme:
    """A programme for the financial year of today: what an office that has none needs before anything else."""
    year = financial_year(today())
    first = date(int(year[:4]), 4, 1)
    with speaking("hi"):
        name_hi = _(NAME_OF_FIRST).format(year=year)
    return Programme(
        name=NAME_OF_FIRST.format(year=year),
        name_hi=name_hi,
        from_on=first,
        until_on=first.replace(year=first.year + 1),
    )


def create_programme(store: Store, name: str, dates: ProgrammeDates, name_hi: str = "") -> Programme:
    """Make a programme. Raises ProgrammeNameless, ProgrammeBackwards or ProgrammeExists."""
    name = nfc(name)
    if not name:
        raise ProgrammeNameless
    if dates.last < dates.first:
        raise ProgrammeBackwards(first=dates.first, last=dates.last)
    after_last = dates.last + timedelta(days=1)
    programme = Programme(name=name, name_hi=nfc(name_hi), from_on=dates.first, until_on=after_last)
    with store.transaction(N_("Make the programme “{name}”"), name=name) as work:
        if any(fold(each.name) == fold(name) for each in work.programmes.where()):
            raise ProgrammeExists(name=name)
        work.programmes.add(programme)
    return programme


def list_programmes(store: Store) -> tuple[Programme, ...]:
    """All programmes, oldest first."""
    with store.reading() as work:
        return work.programmes.where()
