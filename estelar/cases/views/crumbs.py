"""The way back from a page of a case."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.cases.models import Case
from estelar.ui.components import Crumb


def of(case: Case, *more: str) -> list[Crumb]:
    """Cases / 2026-000123 / and whatever page of it this is."""
    here = Crumb(case.number, case.get_absolute_url() if more else "")
    return [Crumb(_("Cases"), reverse("cases:inbox")), here, *(Crumb(one) for one in more)]
