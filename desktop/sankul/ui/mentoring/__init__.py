"""Mentoring: circles as they are, and the draft of who goes to whom."""
