"""The addresses of figures."""

from __future__ import annotations

from django.urls import path, re_path

from estelar.reports.views import exports, index, live, methods, moment

app_name = "reports"
urlpatterns = [
    path("", index.index, name="index"),
    path("ciclos/<int:pk>/vivo/", live.live, name="live"),
    path("ciclos/<int:pk>/vivo/panel/<int:moment>/", live.panel, name="panel"),
    re_path(r"^ciclos/(?P<pk>\d+)/vivo/cifras\.(?P<kind>csv|xlsx)$", exports.live_export, name="live_export"),
    path("ciclos/<int:pk>/momentos/<int:moment>/", moment.moment, name="moment"),
    re_path(r"^ciclos/(?P<pk>\d+)/momentos/(?P<moment>\d+)/cifras\.(?P<kind>csv|xlsx)$", exports.moment_export, name="moment_export"),
    path("metodos/", methods.methods, name="methods"),
    path("metodos/reglas/", methods.method_rules, name="method_rules"),
    path("metodos/<slug:name>/", methods.method, name="method"),
]
