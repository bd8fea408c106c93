"""What the office can do: one function is one act, one transaction and one named undo step."""
