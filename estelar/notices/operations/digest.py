"""The summary of a day: one mail to each person who wants their notices so."""

from __future__ import annotations

import itertools
import zoneinfo
from datetime import datetime

from django.db import transaction

from estelar.notices import rules
from estelar.notices.models import Notice, Place
from estelar.notices.operations.posting import mail_ready, new_mail


@transaction.atomic
def gather(*, at: datetime, organisation: Place, most: int = 20_000) -> int:
    """Make the summaries that are due (seven o'clock of the organisation), of what nobody has read in the meantime; how many.

    Called every minute; a notice enters a summary once, whoever calls and however often.
    """
    if not mail_ready():
        return 0
    due = rules.last_digest_time(at, zoneinfo.ZoneInfo(organisation.time_zone))
    waiting = Notice.objects.filter(delivery=rules.Delivery.DIGEST, mail=None, read_at=None, at__lt=due, to__is_active=True)
    rows = list(waiting.select_for_update(skip_locked=True, of=("self",)).select_related("to").order_by("to_id", "at", "pk")[:most])
    made = 0
    for _person, group in itertools.groupby(rows, key=lambda notice: notice.to_id):
        notices = list(group)
        mail = new_mail(notices[0].to, at=at, is_digest=True)
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mail=mail)
        made += 1
    return made
