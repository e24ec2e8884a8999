"""On `PYTHONPATH` this folder keeps a process to its own machine."""
