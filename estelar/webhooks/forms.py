from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from estelar.journal.sentences import ROOMS, room_of, sentence_of, sentences
from estelar.webhooks.rules import EVERYTHING


@dataclass(frozen=True)
class Event:
    """Something that can be chosen."""

    key: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Group:
    """The events of one part of Estelar."""

    name: str
    events: list[Event]
    is_open: bool


def event_choices() -> list[tuple[str, Any]]:
    """Every event by room; "people." is everything of that room, also what later versions add."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for key in sentences():
        groups.setdefault(room_of(key), []).append((key, f"{sentence_of(key)} ({key})"))
    choices: list[tuple[str, Any]] = [(EVERYTHING, _("Everything that the journal records"))]
    for room, keys in groups.items():
        everything = (f"{room}.", _("Everything of this part"))
        choices.append((str(ROOMS.get(room, room)), [everything, *sorted(keys, key=lambda pair: pair[1])]))
    return choices


class EndpointForm(forms.Form):
    """Where news go, and which."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("What the other program is, for the people here."))
    url = forms.CharField(label=_("Address"), max_length=500, help_text=_("It begins with https://. News are sent there by POST."))
    keys = forms.MultipleChoiceField(
        label=_("Events"), widget=forms.CheckboxSelectMultiple, help_text=_("Choose as few as the other program needs.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keys"].choices = event_choices()  # type: ignore[attr-defined]

    def groups(self) -> list[Group]:
        """The events as the page shows them: what stands alone first, then each part, open when something in it is chosen."""
        chosen = set(self["keys"].value() or [])
        found = []
        for value, label in event_choices():
            inside = label if isinstance(label, list) else [(value, label)]
            events = [Event(key, str(words), key in chosen) for key, words in inside]
            name = value if isinstance(label, list) else ""
            found.append(Group(name, events, any(event.chosen for event in events)))
        return found
