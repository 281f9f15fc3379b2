"""
How a passage is worded: what everything else here stands on.

A passage and its sentences, how much two stretches share, and the lists of words and phrases that rules go by. It knows no norm and no second document.
"""
