from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Max, Q

from estelar.channels.models import Incoming, Mailbox
from estelar.watching.metrics import Figure


def figures() -> Iterator[Figure]:
    """Messages that wait, and when each mailbox was last fetched."""
    open_ones = Q(state__in=(Incoming.State.STORED, Incoming.State.READ, Incoming.State.QUARANTINED))
    found = dict(Incoming.objects.filter(open_ones).order_by().values_list("state").annotate(many=Count("pk")))
    for state in (Incoming.State.STORED, Incoming.State.READ, Incoming.State.QUARANTINED):
        yield Figure("incoming", "Messages received that are not settled, by state.", found.get(state, 0), {"state": state.value})
    boxes = Mailbox.objects.filter(is_active=True).values_list("pk").annotate(at=Max("last_success_at"))
    for pk, at in boxes:
        stamp = at.timestamp() if at else 0
        yield Figure("mailbox_fetched", "When each mailbox was last fetched (seconds since 1970; 0: never).", stamp, {"mailbox": str(pk)})
