"""Promises: /casos/promesas/."""

from __future__ import annotations

from django.urls import path

from estelar.cases.views import promises

urlpatterns = [
    path("", promises.promises, name="promises"),
    path("nueva/", promises.promise, name="promise"),
    path("caso/<int:pk>/", promises.in_case, name="promise_in_case"),
    path("a/<int:pk>/", promises.to_customer, name="promise_to"),
    path("<int:pk>/cumplir/", promises.fulfil, name="promise_fulfil"),
    path("<int:pk>/renegociar/", promises.renegotiate, name="promise_renegotiate"),
    path("<int:pk>/liberar/", promises.lift, name="promise_lift"),
]
