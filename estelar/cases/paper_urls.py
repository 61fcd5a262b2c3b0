"""Addresses of the papers of a case, below those of the room."""

from __future__ import annotations

from django.urls import path

from estelar.cases.views import papers

urlpatterns = [
    path("<int:pk>/constancia.pdf", papers.receipt, name="receipt_pdf"),
    path("<int:pk>/mensaje/<int:message>/carta.pdf", papers.letter, name="letter_pdf"),
    path("<int:pk>/expediente.zip", papers.whole, name="evidence"),
]
