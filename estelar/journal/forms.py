from __future__ import annotations

import zoneinfo
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from estelar.journal.models import EntryQuerySet
from estelar.journal.rules import MOST_YEARS
from estelar.journal.sentences import ROOMS, room_of, sentence_of, sentences

WHERE = (("", _("Anywhere")), ("page", _("page")), ("command", _("command")), ("job", _("background job")))


def key_choices() -> list[tuple[str, Any]]:
    """Everything that can have been done, by room; "people." means everything of that room."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for key in sentences():
        groups.setdefault(room_of(key), []).append((key, sentence_of(key)))
    choices: list[tuple[str, Any]] = [("", _("Everything"))]
    for room, keys in groups.items():
        name = ROOMS.get(room, room)
        everything = (f"{room}.", _("Everything here"))
        choices.append((str(name), [everything, *sorted(keys, key=lambda pair: pair[1])]))
    return choices


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class KeepingForm(forms.Form):
    """For how many years lines are kept; empty: for ever."""

    years = forms.IntegerField(
        label=_("Years that lines are kept"),
        required=False,
        min_value=1,
        max_value=MOST_YEARS,
        help_text=_("Leave it empty to keep everything for ever. Ask which period the law of your country asks for."),
    )


class FilterForm(forms.Form):
    """Which lines: who, what, on what, when, from where. Everything lives in the address."""

    who = forms.CharField(label=_("Name of the person"), required=False, max_length=120)
    key = forms.ChoiceField(label=_("What was done"), required=False)
    on = forms.CharField(label=_("Name of what was changed"), required=False, max_length=200)
    since = forms.DateField(label=_("From"), required=False, widget=DateInput)
    until = forms.DateField(label=_("To"), required=False, widget=DateInput)
    where = forms.ChoiceField(label=_("From where"), required=False, choices=WHERE)
    address = forms.CharField(label=_("Network address"), required=False, max_length=60)
    request = forms.CharField(label=_("Number of the request"), required=False, max_length=64)
    by = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    subject = forms.RegexField(r"^[a-z_]+\.[a-z_]+:[\w-]+$", required=False, max_length=120, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = key_choices()  # type: ignore[attr-defined]

    def kept(self) -> dict[str, Any]:
        """The filters that say something."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}

    def apply(self, lines: EntryQuerySet, zone: zoneinfo.ZoneInfo) -> EntryQuerySet:
        """Only the lines that are asked for; `zone` says when a day begins and ends."""
        chosen = self.kept()

        def midnight(day: Any, days: int = 0) -> datetime:
            return datetime.combine(day + timedelta(days=days), time.min, tzinfo=zone)

        if "since" in chosen:
            lines = lines.filter(at__gte=midnight(chosen["since"]))
        if "until" in chosen:
            lines = lines.filter(at__lt=midnight(chosen["until"], days=1))
        if "by" in chosen:
            lines = lines.filter(by_id=chosen["by"])
        if "who" in chosen:
            lines = lines.filter(by__name__icontains=chosen["who"])
        if "key" in chosen:
            key = chosen["key"]
            lines = lines.filter(Q(key__startswith=key) if key.endswith(".") else Q(key=key))
        if "subject" in chosen:
            kind, _colon, pk = chosen["subject"].partition(":")
            lines = lines.filter(subject_type=kind, subject_id=pk)
        if "on" in chosen:
            lines = lines.filter(subject_label__icontains=chosen["on"])
        if "where" in chosen:
            lines = lines.filter(origin__startswith=chosen["where"])
        if "request" in chosen:
            lines = lines.filter(request=chosen["request"])
        if "address" in chosen:
            lines = lines.filter(origin__contains=chosen["address"])
        return lines
