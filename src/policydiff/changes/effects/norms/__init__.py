"""
Which norms a passage holds: its statements, those that only the comparison with another passage tells, and which of them answers which.

Stands on the wording and the acts. The annotations come first; the words that bind besides are listed in ``bindings.toml``.
"""
