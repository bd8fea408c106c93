"""What is true and allowed: frozen rows and pure functions in plain Python."""
