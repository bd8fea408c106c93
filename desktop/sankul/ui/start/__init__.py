"""The start: shown when no office can be opened without asking. Language, then three ways to an office."""
