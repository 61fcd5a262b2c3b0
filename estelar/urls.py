"""The table of URLs: one line per room. Handlers of errors are the `ui` room's."""

from __future__ import annotations

from django.urls import include, path

from estelar.ui.guard import public
from estelar.watching import doors

urlpatterns = [
    path("", include("estelar.reports.urls")),
    path("casos/", include("estelar.cases.urls")),
    path("pqrs/", include("estelar.cases.public_urls")),
    path("contactos/", include("estelar.encounters.urls")),
    path("ciclos/", include("estelar.cycles.urls")),
    path("clientes/", include("estelar.customers.urls")),
    path("personas/", include("estelar.people.urls")),
    path("calendarios/", include("estelar.calendars.urls")),
    path("bitacora/", include("estelar.journal.urls")),
    path("avisos/", include("estelar.notices.urls")),
    path("webhooks/", include("estelar.webhooks.urls")),
    path("correo/", include("estelar.channels.urls")),
    path("mensajeria/", include("estelar.channels.door_urls")),
    path("salud/", include("estelar.health.urls")),
    path("", include("estelar.api.urls")),
    path("ui/", include("estelar.ui.urls")),
    path("cuenta/", include("estelar.people.login_urls")),
    # for machines; answered before anything else is asked (WatchingMiddleware)
    path("healthz", public(doors.healthz), name="healthz"),
    path("readyz", public(doors.readyz), name="readyz"),
    path("metrics", public(doors.show_metrics), name="metrics"),
]

handler400 = "estelar.ui.views.bad_request"
handler403 = "estelar.ui.views.forbidden"
handler404 = "estelar.ui.views.not_found"
handler500 = "estelar.ui.views.server_error"
