"""Tables from files: those that are read, and those that are given back with a reason."""
