"""Planning a season: weekly sessions of all circles at once, each with an hour and a space, in one act."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from sankul.clock import moment, said_day
from sankul.operations.holidays import DaysOff, days_off_of
from sankul.operations.programmes import the_programme
from sankul.operations.progress import NO_PROGRESS, Progress
from sankul.operations.rosters import Roster, rosters_of
from sankul.operations.standing import Standing
from sankul.operations.states import week_of
from sankul.operations.store import Among, Store, Work
from sankul.rules import seasons
from sankul.rules.clashes import Clash, ClashKind, Severity, name_of, permission_clash
from sankul.rules.holidays import stops_sessions
from sankul.rules.mentoring import Part
from sankul.rules.papers import Both
from sankul.rules.programmes import Programme
from sankul.rules.seasons import Choice, Demand, Offer, Slot
from sankul.rules.sessions import NoCircles, OutsideProgramme, Series, Session, later, season_days
from sankul.rules.spaces import Booking, Permission, Space, permission_on
from sankul.rules.states import SchoolWeek
from sankul.rules.wishes import CirclePlan, SeasonReport, Skip, Wish, check_wish, wish_clashes
from sankul.text import N_, fold


def plan_season(
    store: Store,
    *,
    from_on: date,
    to_on: date,
    weekday: int,
    at: time,
    minutes: int,
    every_weeks: int = 1,
    programme: str | None = None,
    progress: Progress = NO_PROGRESS,
) -> SeasonReport:
    """Plan the sessions of all circles of a programme from `from_on` to `to_on`, the last day included.

    The weekday and time are a wish that holds wherever spaces suffice; where they do not, circles get other hours of the
    same week near it, so that as many as possible have a space (see `rules.seasons`). Days off are skipped. What is planned
    already stays, and planning again adds only what is missing. Raises the refusals of `rules.sessions`; nothing is
    changed then.
    """
    wish = Wish(from_on, to_on, weekday, at, minutes, every_weeks)
    check_wish(wish)
    with store.transaction(N_("Plan a season of sessions")) as work:
        of = the_programme(work, programme)
        if to_on < of.from_on or from_on >= of.until_on:
            last = of.until_on - timedelta(days=1)
            raise OutsideProgramme(programme=of.name, first=said_day(of.from_on), last=said_day(last))
        report = _Planning(work, of, wish).plan(progress)
        work.relabel(N_("Plan the season: {sessions} sessions"), sessions=report.sessions)
    return report


class _Planning:
    """All that planning reads at the beginning, and the rows that it makes."""

    def __init__(self, work: Work, programme: Programme, wish: Wish) -> None:
        self.work, self.programme, self.wish = work, programme, wish
        circles = sorted(work.circles.where(programme_id=programme.id), key=lambda circle: circle.code)
        if not circles:
            raise NoCircles(programme=programme.name)
        self.rosters = rosters_of(work, circles)
        self.week: SchoolWeek = week_of(work)
        self.days_off: DaysOff = days_off_of(work)
        self.slots = seasons.season_slots(wish.weekday, wish.at, wish.minutes, self.week, (wish.from_on, wish.until_on))
        self.standing = Standing(work, self.rosters, wish.from_on, wish.until_on, wish.minutes)
        districts = {circle.district_code for circle in circles}
        self.spaces = {space.id: space for space in work.spaces.where(district_code=Among(districts))}
        self.new_series: list[Series] = []
        self.sessions: list[Session] = []
        self.bookings: list[Booking] = []
        self.skips: dict[tuple[date, str], Skip] = {}
        self.clashes: list[Clash] = []

    def plan(self, progress: Progress) -> SeasonReport:
        """Choose hours and spaces, make the rows and add them."""
        self.clashes += wish_clashes(self.programme, self.wish, self.week)
        chosen = self._chosen()
        plans = []
        for done, (roster, choice) in enumerate(chosen):
            progress.step(done, len(chosen))
            if choice.slot is not None:
                plans.append(self._plan_circle(roster, choice, choice.slot))
            else:
                self._note(roster, ClashKind.NO_TIME, N_("{circle}: its members have no hour of the week in common."))
        self._save()
        skips = tuple(sorted(self.skips.values(), key=lambda skip: (skip.day, skip.name.en)))
        return SeasonReport(len(self.sessions), len(self.bookings), skips, tuple(self.clashes), tuple(plans))

    def _save(self) -> None:
        self.work.series.add(*self.new_series)
        self.work.sessions.add(*self.sessions)
        self.work.bookings.add(*self.bookings)

    def _chosen(self) -> list[tuple[Roster, Choice]]:
        """Circles that go on with a series keep its hour and space; the others get theirs at the fewest points."""
        going_on = [(roster, choice) for roster in self.rosters.values() if (choice := self._kept(roster))]
        known = {roster.circle.id for roster, _ in going_on}
        new = [roster for roster in self.rosters.values() if roster.circle.id not in known]
        taken = [(choice, _people(roster, self.wish)) for roster, choice in going_on]
        offers = [self._offer(space, [choice for choice, _ in taken]) for space in self._usable_spaces()]
        demands = [self._demand(roster, taken) for roster in new]
        return going_on + list(zip(new, seasons.choose(demands, offers, self.slots), strict=True))

    def _kept(self, roster: Roster) -> Choice | None:
        series = self.standing.going_on(roster.circle.id, self.wish.every_weeks)
        if series is None:
            return None
        slot = Slot(series.weekday, series.at, later(series.at, series.minutes))
        space = self.spaces.get(series.space_id or "")
        return Choice(slot, _offer(space, self.wish, (slot,)) if space else None)

    def _usable_spaces(self) -> list[Space]:
        spaces = [space for space in self.spaces.values() if space.permission is not Permission.REFUSED]
        return sorted(spaces, key=lambda space: (space.name, space.id))

    def _offer(self, space: Space, kept: Iterable[Choice]) -> Offer:
        """The hours in which the space is free on all days of the season."""
        taken = [each.slot for each in kept if each.slot and each.offer and each.offer.space_id == space.id]
        busy = [*self.standing.space_hours(space.id), *taken]
        return _offer(space, self.wish, tuple(s for s in self.slots if not any(s.overlaps(each) for each in busy)))

    def _demand(self, roster: Roster, kept: Iterable[tuple[Choice, frozenset[str]]]) -> Demand:
        people = _people(roster, self.wish)
        shared = sorted(self.standing.shared & people)
        blocked = [choice.slot for choice, others in kept if choice.slot and others.intersection(shared)]
        blocked += [slot for person in shared for slot in self.standing.person_hours(person, roster.circle.id)]
        mentor = roster.mentor_on(self.wish.from_on)
        circle = roster.circle
        school_id = mentor.school_id if mentor else None
        return Demand(
            circle.code, circle.district_code, fold(roster.block), len(people), people, school_id, tuple(blocked)
        )

    def _plan_circle(self, roster: Roster, choice: Choice, slot: Slot) -> CirclePlan:
        """Make the missing sessions of one circle."""
        circle, space = roster.circle, self.spaces[choice.offer.space_id] if choice.offer else None
        days = self._open_days(roster, slot)
        homeless = 0
        if days:
            series = self._series_for(roster, slot, space)
            for number, day in enumerate(days, self.standing.last_number(circle.id) + 1):
                session = self._add_session(series, number, day, slot)
                homeless += not self._has_booked(session, day, space)
            self._note_ambers(roster, space, days, homeless)
        is_wish = (slot.weekday, slot.starts) == (self.wish.weekday, self.wish.at)
        where = name_of(space) if space else None
        return CirclePlan(circle.code, slot.weekday, slot.starts, where, len(days), is_wish)

    def _open_days(self, roster: Roster, slot: Slot) -> list[date]:
        """The days on which the circle has no session yet, no day off and all its people; what is left out is noted."""
        off = self.days_off(roster.circle.district_code, roster.block)
        people = _people(roster, self.wish)
        days, busy = [], 0
        for day in season_days(self.wish.from_on, self.wish.to_on, slot.weekday, self.wish.every_weeks):
            holiday = off.get(day)
            if self.standing.is_planned(roster.circle.id, day, self.wish.every_weeks):
                continue
            if holiday is not None and stops_sessions(holiday):
                self.skips[day, holiday.name] = Skip(day, Both(holiday.name, holiday.name_hi))
            elif not self.standing.are_free(people, day, moment(day, slot.starts), moment(day, slot.ends)):
                busy += 1
            else:
                days.append(day)
        if busy:
            message = N_("{circle}: its members are expected elsewhere on some days ({count}); these were left out.")
            self._note(roster, ClashKind.NO_TIME, message, count=busy)
        return days

    def _series_for(self, roster: Roster, slot: Slot, space: Space | None) -> Series:
        """The series that goes on, reaching further now, or a new one."""
        wish, going_on = self.wish, self.standing.going_on(roster.circle.id, self.wish.every_weeks)
        if going_on is not None:
            first, until = min(going_on.from_on, wish.from_on), max(going_on.until_on, wish.until_on)
            series = replace(going_on, from_on=first, until_on=until)
            self.work.series.replace(series)
            return series
        series = Series(
            circle_id=roster.circle.id,
            weekday=slot.weekday,
            at=slot.starts,
            minutes=wish.minutes,
            every_weeks=wish.every_weeks,
            from_on=wish.from_on,
            until_on=wish.until_on,
            space_id=space.id if space else None,
        )
        self.new_series.append(series)
        return series

    def _add_session(self, series: Series, number: int, day: date, slot: Slot) -> Session:
        session = Session(
            circle_id=series.circle_id,
            series_id=series.id,
            number=number,
            starts_at=moment(day, slot.starts),
            ends_at=moment(day, slot.ends),
            due_on=day,
        )
        self.sessions.append(session)
        present = self.rosters[series.circle_id].members
        people = (member.person_id for member in present)
        self.standing.take_people(series.circle_id, people, session.starts_at, session.ends_at)
        return session

    def _has_booked(self, session: Session, day: date, space: Space | None) -> bool:
        """Book the space for the session, when there is one and it is free then."""
        starts_at, ends_at = session.starts_at, session.ends_at
        if space is None or not self.standing.is_space_free(space.id, day, starts_at, ends_at):
            return False
        self.standing.take_space(space.id, starts_at, ends_at)
        self.bookings.append(Booking(space_id=space.id, session_id=session.id, starts_at=starts_at, ends_at=ends_at))
        return True

    def _note_ambers(self, roster: Roster, space: Space | None, days: Sequence[date], homeless: int) -> None:
        seats = len(_people(roster, self.wish))
        if space is None:
            message = N_("{circle}: no space of its district with {seats} seats is free at a possible hour.")
            self._note(roster, ClashKind.NO_SPACE, message, seats=seats)
            return
        if homeless:
            message = N_("{circle}: {space} is taken on some days ({count}); these sessions have no space yet.")
            self._note(roster, ClashKind.NO_SPACE, message, space=name_of(space), count=homeless)
        state = permission_on(space, days[-1])
        if state is not Permission.GRANTED:
            self.clashes.append(permission_clash(roster.circle.code, space, state))

    def _note(self, roster: Roster, kind: ClashKind, message: str, **values: object) -> None:
        self.clashes.append(Clash(kind, Severity.AMBER, message, {"circle": roster.circle.code, **values}))


def _offer(space: Space, wish: Wish, free: tuple[Slot, ...]) -> Offer:
    is_permitted = permission_on(space, wish.to_on) is Permission.GRANTED
    block = fold(space.block)
    return Offer(space.id, space.district_code, block, space.capacity, is_permitted, free, space.school_id)


def _people(roster: Roster, wish: Wish) -> frozenset[str]:
    """All who are members at some time of the season, and the first members when the season lies before them all."""
    within = [
        member.person_id
        for member in roster.members
        if member.from_on < wish.until_on and (member.until_on is None or wish.from_on < member.until_on)
    ]
    return frozenset(within) or roster.ids_on(wish.from_on, Part.TEACHER) | roster.ids_on(wish.from_on, Part.MENTOR)
