"""People in the window: the register, one person, forms, and the import of workbooks."""
