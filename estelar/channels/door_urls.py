from __future__ import annotations

from django.urls import path

from estelar.channels.views import messaging

# Where messaging services deliver: no page, and no name that says what stands behind it.
urlpatterns = [path("<int:pk>/", messaging.deliver, name="messaging")]
