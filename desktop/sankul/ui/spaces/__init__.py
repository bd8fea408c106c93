"""Meeting spaces: the register, who uses them when, and the search for a free one."""
