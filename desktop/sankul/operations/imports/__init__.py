"""Imports: rows of workbooks and lists become rows of the office, one import in one act."""
