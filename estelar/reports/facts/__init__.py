"""The only bridge from PostgreSQL (the truth) to the facts folder (Parquet, one file per table and day).

    rebuild(at=...)                       # bring the days that changed up to date; safe to run twice, at once, and to kill
    with reading([period]) as reader:     # clean days from Parquet, changed days live: exact to the second
        reader.run(expression)
    differences = check()                 # rows in PostgreSQL == rows in Parquet, day by day

Facts hold no names of persons and no free text; customers, visits and persons appear under keyed pseudonyms.
"""

from estelar.reports.facts.check import Difference, check, mark_dirty
from estelar.reports.facts.overlay import BeingPrepared, Reading, engine, reading
from estelar.reports.facts.rebuilding import Rebuilt, rebuild
from estelar.reports.facts.truth import person_keys

__all__ = [
    "BeingPrepared",
    "Difference",
    "Reading",
    "Rebuilt",
    "check",
    "engine",
    "mark_dirty",
    "person_keys",
    "reading",
    "rebuild",
]
