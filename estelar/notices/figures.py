from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count

from estelar.notices.models import Mail
from estelar.watching.metrics import Figure


def figures() -> Iterator[Figure]:
    """Mails that are still to be sent, or could not be."""
    found = dict(Mail.objects.order_by().values_list("state").annotate(many=Count("pk")))
    for state in (Mail.State.WAITING, Mail.State.SENDING, Mail.State.FAILED):
        yield Figure("mails", "Mails by state.", found.get(state, 0), {"state": state.value})
