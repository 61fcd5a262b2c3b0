from __future__ import annotations

from django.urls import path

from estelar.channels.views import ledger, mailboxes, messaging, quarantine

app_name = "channels"
urlpatterns = [
    path("buzones/", mailboxes.mailboxes, name="mailboxes"),
    path("buzones/nuevo/", mailboxes.add, name="mailbox_add"),
    path("buzones/<int:pk>/", mailboxes.mailbox, name="mailbox"),
    path("buzones/<int:pk>/cambiar/", mailboxes.change, name="mailbox_change"),
    path("buzones/<int:pk>/probar/", mailboxes.try_it, name="mailbox_try"),
    path("buzones/<int:pk>/pausar/", mailboxes.pause, name="mailbox_pause"),
    path("buzones/<int:pk>/reanudar/", mailboxes.resume, name="mailbox_resume"),
    path("cuarentena/", quarantine.quarantine, name="quarantine"),
    path("recibidos/", quarantine.received, name="received"),
    path("recibidos/<int:pk>/", quarantine.incoming, name="incoming"),
    path("recibidos/<int:pk>/asumir/", quarantine.take_over, name="incoming_take_over"),
    path("recibidos/<int:pk>/releer/", quarantine.retry, name="incoming_retry"),
    path("recibidos/<int:pk>/carta/", quarantine.as_letter, name="incoming_as_letter"),
    path("recibidos/<int:pk>/rechazar/", quarantine.reject, name="incoming_reject"),
    path("recibidos/<int:pk>/original/", quarantine.original, name="incoming_original"),
    path("mensajeria/", messaging.accounts, name="accounts"),
    path("mensajeria/nueva/", messaging.account_add, name="account_add"),
    path("mensajeria/<int:pk>/", messaging.account, name="account"),
    path("mensajeria/<int:pk>/cambiar/", messaging.account_change, name="account_change"),
    path("mensajeria/<int:pk>/pausar/", messaging.account_pause, name="account_pause"),
    path("mensajeria/<int:pk>/reanudar/", messaging.account_resume, name="account_resume"),
    path("enviados/", messaging.sent, name="sent"),
    path("enviados/<int:pk>/", messaging.outgoing, name="outgoing"),
    path("enviados/<int:pk>/repetir/", messaging.outgoing_retry, name="outgoing_retry"),
    path("automaticas/<int:pk>/reanudar/", messaging.auto_resume, name="auto_resume"),
    path("libro/", ledger.ledger, name="ledger"),
    path("libro.csv", ledger.ledger_csv, name="ledger_csv"),
]
