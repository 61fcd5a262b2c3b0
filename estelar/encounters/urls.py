from __future__ import annotations

from django.urls import path

from estelar.encounters.import_urls import urlpatterns as import_urls
from estelar.encounters.views import customers, lists, record

app_name = "encounters"
record_urls = [
    path("", lists.encounters, name="list"),
    path("descargar.csv", lists.export, name="export"),
    path("regla-de-impresion/", lists.impression_rule, name="impression_rule"),
    path("registrar/", record.record, name="record"),
    path("buscar-cliente/", record.customer_options, name="customer_options"),
    path("<int:pk>/", lists.detail, name="detail"),
    path("<int:pk>/corregir/", record.edit, name="edit"),
    path("<int:pk>/quitar/", lists.remove, name="remove"),
    path("<int:pk>/deshacer/", record.undo, name="undo"),
    path("de/<int:pk>/", lists.of_customer, name="of_customer"),
    path("de/<int:pk>/unir/", customers.merge, name="merge_customers"),
    path("de/<int:pk>/borrar/", customers.erase, name="erase_customer"),
]
urlpatterns = [*record_urls, *import_urls]
