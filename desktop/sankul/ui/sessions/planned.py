"""What planning a season came to, told in the pane."""

from sankul.rules.clashes import Severity
from sankul.rules.sessions import WEEKDAYS
from sankul.rules.wishes import SeasonReport
from sankul.text import _, language
from sankul.ui.parts import label
from sankul.ui.reports import MOST_LINES, Report
from sankul.ui.sessions.dates import short_day


def season_report(report: SeasonReport) -> Report:
    """Counts, what cannot be and what may be, the days left out with their reasons, and who meets at other hours."""
    sentence = _("{sessions} sessions planned, {bookings} of them in a space.").format(
        sessions=report.sessions, bookings=report.bookings
    )
    if not report.sessions:
        sentence = _("All circles had their sessions in this time already; nothing was added.")
    told = Report(_("The season is planned"), sentence)
    _add_clashes(told, report)
    skipped = [(short_day(skip.day), skip.why) for skip in report.skipped]
    told.add_pairs(_("Days left out ({n})").format(n=len(skipped)), skipped)
    others = [plan for plan in report.plans if not plan.is_wish]
    spoken = language()
    told.add_pairs(
        _("Circles at another hour ({n})").format(n=len(others)),
        [
            (
                f"{plan.circle}: {_(WEEKDAYS[plan.weekday])}, {plan.at:%H:%M}",
                plan.space.in_language(spoken) if plan.space else "",
            )
            for plan in others
        ],
    )
    return told


def _add_clashes(told: Report, report: SeasonReport) -> None:
    red = [clash.what for clash in report.clashes if clash.severity is Severity.RED]
    amber = [clash.what for clash in report.clashes if clash.severity is Severity.AMBER]
    told.add_pairs(_("Cannot be ({n})").format(n=len(red)), [(what, "") for what in red])
    if not amber:
        told.add(label(_("Nothing stands against it."), "soft"))
        return
    told.add(label(_("To look at ({n})").format(n=len(amber)), "strong"))
    told.add_warnings(amber[:MOST_LINES])
    if len(amber) > MOST_LINES:
        told.add(label(_("… and {n} more").format(n=len(amber) - MOST_LINES), "soft"))
