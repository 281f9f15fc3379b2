from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from policydiff.align.assign import solve

weighted = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 9)), min_size=1, max_size=8, unique_by=lambda entry: entry[:2])


def best_by_trying(entries):
    best = 0
    for size in range(1, len(entries) + 1):
        for chosen in combinations(entries, size):
            olds, news = {entry[0] for entry in chosen}, {entry[1] for entry in chosen}
            if len(olds) == len(news) == size:
                best = max(best, sum(entry[2] for entry in chosen))
    return best


@given(weighted)
def test_the_choice_is_one_to_one_and_of_the_greatest_weight(entries):
    old, new, weight = (np.array(column) for column in zip(*entries, strict=True))
    taken = solve(old, new, weight.astype(float))
    assert len(set(old[taken])) == len(set(new[taken])) == len(taken)
    assert weight[taken].sum() == best_by_trying(entries)


def test_nothing_to_choose_from_gives_nothing():
    empty = np.zeros(0, dtype=np.int64)
    assert len(solve(empty, empty, np.zeros(0))) == 0
