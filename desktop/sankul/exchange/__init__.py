"""What comes in and goes out: workbooks, calendars and codes."""
