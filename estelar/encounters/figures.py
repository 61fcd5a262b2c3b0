from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count

from estelar.encounters.models import DirtyMark, FileImport
from estelar.watching.metrics import Figure


def figures() -> Iterator[Figure]:
    """Days whose files of facts are out of date, and imports by state."""
    days = DirtyMark.objects.aggregate(days=Count("day", distinct=True))["days"]
    yield Figure("facts_dirty_days", "Days whose facts have changed since their files were written.", days)
    found = dict(FileImport.objects.order_by().values_list("state").annotate(many=Count("pk")))
    for state in FileImport.State.values:
        yield Figure("imports", "Imported files by state.", found.get(state, 0), {"state": state})
