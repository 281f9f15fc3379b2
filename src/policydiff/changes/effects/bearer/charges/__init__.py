"""
Who is said, in so many words, to be charged with something, or to do it: *falls to X*, *led by X*, 由X负责.

Stands on the names and the sentences of one passage.
"""
