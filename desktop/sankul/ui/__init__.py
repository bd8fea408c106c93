"""What you see: PySide6 lives only here."""
