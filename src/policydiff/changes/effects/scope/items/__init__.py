"""
The items that a list gained or lost: marked ones, nouns joined by commas and *and*, and longer phrases.

Stands on a case and on the words that tell a noun from the rest, listed in ``scope.toml``.
"""
