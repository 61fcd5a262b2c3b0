from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from estelar.channels.forms.units import UnitChoice
from estelar.channels.models import Login, Mailbox, Security
from estelar.people.models import UnitQuerySet


class _Secret(forms.CharField):
    """What was just written comes back with the page (after a try); what is stored never does."""

    widget = forms.PasswordInput(render_value=True, attrs={"autocomplete": "new-password"})

    def __init__(self, **words: Any) -> None:
        super().__init__(required=False, strip=False, max_length=4000, **words)


class MailboxForm(forms.Form):
    """Everything that a mailbox needs; secrets that are there already may stay empty."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("How people here call it, such as “Complaints”."))
    address = forms.EmailField(label=_("E-mail address"), max_length=254)
    unit = UnitChoice(label=_("Unit"), help_text=_("Whoever looks after the channels of this unit sees its mail and its quarantine."))
    imap_host = forms.CharField(label=_("IMAP server"), max_length=253, help_text=_("Such as imap.example.org."))
    imap_security = forms.ChoiceField(label=_("Protection of IMAP"), choices=Security.choices, initial=Security.SSL)
    imap_port = forms.IntegerField(
        label=_("IMAP port"), min_value=1, max_value=65535, initial=993, help_text=_("Usually 993 (SSL) or 143.")
    )
    imap_user = forms.CharField(
        label=_("IMAP user"), max_length=254, required=False, help_text=_("Usually the address itself: leave it empty.")
    )
    folders = forms.CharField(
        label=_("Folders"),
        required=False,
        initial="INBOX",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line. Usually INBOX alone; add the folder of unwanted mail if petitions end there."),
    )
    login = forms.ChoiceField(label=pgettext_lazy("mailbox", "Login"), choices=Login.choices, initial=Login.PASSWORD)
    password = _Secret(label=_("Password"), help_text=_("It is kept encrypted. Leave it empty to keep the one that is stored."))
    oauth_token_url = forms.CharField(label=_("Token address"), max_length=500, required=False)
    oauth_client_id = forms.CharField(label=_("Client id"), max_length=200, required=False)
    oauth_scope = forms.CharField(label=_("Scope"), max_length=500, required=False)
    oauth_secret = _Secret(label=_("Secret of the client"))
    refresh_token = _Secret(
        label=_("Refresh token"), help_text=_("Empty with client credentials, as Microsoft 365 gives them to services.")
    )
    smtp_host = forms.CharField(
        label=_("SMTP server"),
        max_length=253,
        required=False,
        help_text=_("By which answers leave. Empty: by the mail server of this installation."),
    )
    smtp_security = forms.ChoiceField(label=_("Protection of SMTP"), choices=Security.choices, initial=Security.STARTTLS)
    smtp_port = forms.IntegerField(
        label=_("SMTP port"), min_value=1, max_value=65535, initial=587, help_text=_("Usually 587 or 465 (SSL).")
    )
    smtp_user = forms.CharField(label=_("SMTP user"), max_length=254, required=False)
    take_old = forms.BooleanField(
        label=_("Take the mail that is there already as new"),
        required=False,
        help_text=_("Without it, old mail is kept here in silence: no cases are made of it, and nobody gets an answer."),
    )
    delete_after_custody = forms.BooleanField(
        label=_("Delete from the server what is in custody"),
        required=False,
        help_text=_("Only after the stored bytes were compared. Without it nothing is ever deleted there."),
    )

    def __init__(self, *args: Any, units: UnitQuerySet, **words: Any) -> None:
        super().__init__(*args, **words)
        unit = self.fields["unit"]
        assert isinstance(unit, UnitChoice)
        unit.offer(units)

    def clean_folders(self) -> list[str]:
        return [line.strip()[:200] for line in self.cleaned_data["folders"].splitlines() if line.strip()]


def initial_of(mailbox: Mailbox) -> dict[str, Any]:
    """What the form shows of a mailbox: everything but its secrets."""
    shown = [name for name in MailboxForm.base_fields if name not in {"password", "oauth_secret", "refresh_token", "folders"}]
    return {name: getattr(mailbox, name) for name in shown} | {"folders": "\n".join(mailbox.folders)}


class RejectForm(forms.Form):
    """Why a message becomes nothing."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Such as: advertising; the same by telephone already, case 2026-000123.")
    )
