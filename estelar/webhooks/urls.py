from __future__ import annotations

from django.urls import path

from estelar.webhooks import views

app_name = "webhooks"
urlpatterns = [
    path("", views.endpoints, name="list"),
    path("nueva/", views.add, name="add"),
    path("<int:pk>/", views.endpoint, name="endpoint"),
    path("<int:pk>/cambiar/", views.change, name="change"),
    path("<int:pk>/pausar/", views.pause, name="pause"),
    path("<int:pk>/reanudar/", views.resume, name="resume"),
    path("<int:pk>/quitar/", views.remove, name="remove"),
    path("<int:pk>/clave/", views.rotate, name="rotate"),
    path("<int:pk>/prueba/", views.test, name="test"),
    path("<int:pk>/repetir/", views.replay_failed, name="replay_failed"),
    path("<int:pk>/envios/<int:delivery>/", views.delivery, name="delivery"),
    path("<int:pk>/envios/<int:delivery>/repetir/", views.replay_one, name="replay"),
]
