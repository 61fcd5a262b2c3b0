"""Small groups are not shown: below five, a figure says more about a person than about the service.

The rule (version 1): a figure is withheld ("too_few") when fewer than `K` values stand behind it; and in a table by
person also when those values come from fewer than `K` different customers (by customer, else by visit, else each
encounter counts as one), because five encounters of one angry customer are one opinion about one employee.
Counts of encounters are not withheld: they are workload. What the rule does not do: it withholds no second group to
keep the first from being found by subtraction; a page for the public must add that.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

K = 5
RULE_VERSION = 1

OK = "ok"
NONE = "none"
"""Nobody said anything: n is 0."""
TOO_FEW = "too_few"


def customers(table: Any, where: Any) -> Any:
    """How many different customers stand behind the rows of a group for which `where` holds, as an Ibis expression."""
    unnamed = where & table.customer_key.isnull()
    return (
        table.customer_key.nunique(where=where)
        + table.visit_key.nunique(where=unnamed)
        + (unnamed & table.visit_key.isnull()).sum().fill_null(0)
    ).cast("int64")


def states(n: ArrayLike, different: ArrayLike | None = None) -> NDArray[np.str_]:
    """ "ok", "none" or "too_few" for each group of `n` values from so many `different` customers (None = not asked).

    >>> states([0, 4, 5, 9], [0, 4, 5, 2]).tolist()
    ['none', 'too_few', 'ok', 'too_few']
    """
    counts = np.asarray(n)
    few = counts < K
    if different is not None:
        few |= np.asarray(different) < K
    return np.where(counts == 0, NONE, np.where(few, TOO_FEW, OK))
