"""Sankul: mentors, circles, sessions, spaces, certificates and claims for one education office."""

__version__ = "0.1.0"
