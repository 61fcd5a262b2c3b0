from __future__ import annotations

from django.db import models

from estelar.cases.models.case import Case


class TrackingCode(models.Model):
    """Six digits that were sent to whoever brought a case: they open it once, within minutes. Only their digest lies here."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.case)


class KeyRequest(models.Model):
    """Somebody wrote this address on the page of the lost key; the worker answers it, so that the page never tells who brought a case."""

    email = models.CharField(max_length=254)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"request {self.pk}"
