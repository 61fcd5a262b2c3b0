from __future__ import annotations

from django.urls import include, path

from estelar.cases.views import acts, case, deadlines, desk, inbox, live, new, search, writing

app_name = "cases"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("buscar/", search.page, name="search"),
    path("en-vivo/", live.news, name="live"),
    path("varios/", inbox.bulk, name="bulk"),
    path("vistas/guardar/", inbox.keep_view, name="keep_view"),
    path("vistas/<int:pk>/quitar/", inbox.drop_view, name="drop_view"),
    path("nuevo/", new.new, name="new"),
    path("nuevo/quien/", new.who, name="who"),
    path("ajustes/", include("estelar.cases.settled_urls")),
    path("promesas/", include("estelar.cases.promise_urls")),
    path("", include("estelar.cases.paper_urls")),
    path("informes/", include("estelar.cases.report_urls")),
    path("mural/", include("estelar.cases.wallboard_urls")),
    path("calendario/cambio/<int:pk>/", deadlines.calendar_preview, name="calendar_preview"),
    path("calendario/<int:pk>/", deadlines.calendar_adopt, name="calendar_adopt"),
    path("de/<int:pk>/", case.of_customer, name="of_customer"),
    path("<int:pk>/", case.case, name="case"),
    path("<int:pk>/radicado/", new.opened, name="opened"),
    path("<int:pk>/hoja/", case.pane, name="pane"),
    path("<int:pk>/partes/", case.parts, name="parts"),
    path("<int:pk>/relacionados/", case.related, name="related"),
    path("<int:pk>/vencimiento/", case.deadline, name="deadline"),
    path("<int:pk>/mensaje/<int:message>/", case.letter, name="letter"),
    path("<int:pk>/mensaje/<int:message>/cuerpo/", case.letter_body, name="letter_body"),
    path("<int:pk>/mensaje/<int:message>/archivo/<int:attachment>/", case.file, name="file"),
    path("<int:pk>/responder/", writing.reply, name="reply"),
    path("<int:pk>/nota/", writing.note, name="note"),
    path("<int:pk>/respuesta/", writing.answer, name="answer"),
    path("<int:pk>/punto/<int:point>/", writing.point, name="point"),
    path("<int:pk>/plantillas/", writing.canned, name="canned"),
    path("<int:pk>/borrador/", desk.draft, name="draft"),
    path("<int:pk>/presencia/", desk.presence, name="presence"),
    path("<int:pk>/pestana/", desk.keep_open, name="keep_open"),
    path("<int:pk>/pestana/quitar/", desk.put_away, name="put_away"),
    path("<int:pk>/hacer/<slug:key>/", acts.act, name="act"),
    path("<int:pk>/enlace/<int:link>/", acts.link, name="link"),
    path("<int:pk>/notificacion/<int:notification>/", acts.notification, name="notification"),
]
