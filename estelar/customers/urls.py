from __future__ import annotations

from django.urls import path

from estelar.customers import views

app_name = "customers"
urlpatterns = [
    path("", views.customers, name="list"),
    path("nuevo/", views.add, name="add"),
    path("<int:pk>/", views.customer, name="customer"),
    path("<int:pk>/cambiar/", views.change, name="change"),
]
