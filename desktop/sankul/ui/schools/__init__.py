"""The schools: the register, its form, and one made of two entries."""
