"""Sessions: agenda, calendar, planning, moving, attendance, sign-in sheets."""
