from __future__ import annotations

from collections.abc import Iterator

from estelar.journal.operations.chain import waiting
from estelar.watching.metrics import Figure


def figures() -> Iterator[Figure]:
    """How many lines wait for their link of the chain: many, when no worker runs."""
    yield Figure("journal_waiting", "Lines of the journal that are not chained yet.", waiting())
