"""Statistics with their references, on the standard library alone."""
