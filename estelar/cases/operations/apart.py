"""Work that comes round by itself, row by row: one row that fails keeps none of the others waiting."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import OperationalError, transaction

if TYPE_CHECKING:
    from django.db.models import Model

log = logging.getLogger(__name__)


@contextmanager
def apart(row: Model) -> Iterator[None]:
    """Do something with this row in a transaction of its own; what fails is undone and logged.

    Raises OperationalError: the database is gone or busy, which is no fault of the row, and the whole job is tried again.
    """
    try:
        with transaction.atomic():
            yield
    except OperationalError:
        raise
    except Exception:
        log.exception("%s %s was passed over", row._meta.label, row.pk, extra={"row": f"{row._meta.label} {row.pk}"})
