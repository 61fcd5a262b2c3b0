from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_save


def _line_written(sender: Any, **_words: Any) -> None:
    """News need not wait for the minute: once a line of the journal is stored, the worker is asked to look."""
    from estelar.webhooks.operations.feeding import ask_for_feeding

    asked = (entry[1] for entry in transaction.get_connection().run_on_commit)
    if ask_for_feeding not in asked:  # once for all the lines of a transaction
        transaction.on_commit(ask_for_feeding, robust=True)


class WebhooksConfig(AppConfig):
    name = "estelar.webhooks"
    label = "webhooks"

    def ready(self) -> None:
        # The journal stands below this room and does not know of it. Lines written otherwise are found within the minute.
        post_save.connect(_line_written, sender="journal.Entry", dispatch_uid="webhooks.line_written")
