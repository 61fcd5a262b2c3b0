"""What people fill in about services, cycles and moments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from estelar.cycles.models import CycleVersion, Service
from estelar.cycles.rules import durations, edit, words
from estelar.cycles.rules.design import LONGEST_FILE, BadDesign, Design, MomentDesign, moment_of, read_json
from estelar.errors import BadInput

type Choices = list[tuple[str, words.Text]]


def _choices(names: Mapping[str, words.Text], empty: words.Text = "") -> Choices:
    return [("", empty), *names.items()] if empty else list(names.items())


def _one_newline(text: str) -> str:
    """Browsers send two characters for the end of a line; a design keeps one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Text(forms.CharField):
    """A text of several lines, with one character at the end of each."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), required=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(_one_newline(value) if isinstance(value, str) else value) or ""


class ServiceChoiceForm(forms.Form):
    """A service that is there, or a new one with its kind and stage."""

    service = forms.ModelChoiceField(Service.objects.none(), required=False, label=_("Service"), empty_label=_("A new service"))
    service_name = forms.CharField(
        label=_("Name of the new service"), required=False, max_length=120, help_text=_("Leave it empty when you chose a service above.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Service.Kind.choices, initial=Service.Kind.BASIC, required=False)
    stage = forms.ChoiceField(label=_("Life-cycle stage"), choices=Service.Stage.choices, initial=Service.Stage.DESIGN, required=False)
    name = forms.CharField(label=_("Name of the cycle"), max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Service]", self.fields["service"])
        field.queryset = Service.objects.order_by("name")

    service_is_needed = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.service_is_needed and not data.get("service") and not data.get("service_name") and "service_name" not in self.errors:
            self.add_error("service_name", gettext("Choose a service above, or write the name of a new one."))
        data["kind"] = data.get("kind") or Service.Kind.BASIC
        data["stage"] = data.get("stage") or Service.Stage.DESIGN
        return data


class BlankForm(ServiceChoiceForm):
    """A cycle without moments."""

    language = forms.ChoiceField(label=_("Language of the texts"), choices=_choices(words.LANGUAGES))


class StarterForm(ServiceChoiceForm):
    """A cycle that begins as a starter."""


class DuplicateForm(forms.Form):
    """A cycle that begins as another one."""

    name = forms.CharField(label=_("Name of the new cycle"), max_length=120)
    service = forms.ModelChoiceField(Service.objects.order_by("name"), label=_("Service"), empty_label=None)


class DesignFileField(forms.FileField):
    """An uploaded JSON file, read into a design; what is wrong with it becomes the errors of the field."""

    widget = forms.ClearableFileInput(attrs={"accept": ".json,application/json"})

    def clean(self, data: Any, initial: Any = None) -> Design:
        file = cast("UploadedFile[Any]", super().clean(data, initial))
        if (file.size or 0) > LONGEST_FILE:
            raise forms.ValidationError(gettext("The file is larger than 1 MB: no cycle is. Choose the JSON file that Estelar exported."))
        try:
            return read_json(file.read(LONGEST_FILE + 1))
        except BadDesign as bad:
            raise forms.ValidationError([str(one) for one in bad.problems]) from None


class ImportForm(ServiceChoiceForm):
    """A cycle from a JSON file. The service and the name are those in the file, unless something else is chosen."""

    file = DesignFileField(label=_("JSON file of the cycle"), help_text=_("As “Export” makes it; at most 1 MB."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        self.fields["name"].help_text = _("Leave it empty to keep the name in the file.")
        cast("forms.ModelChoiceField[Service]", self.fields["service"]).empty_label = _("The one in the file")

    def clean(self) -> dict[str, Any]:
        design: Design | None = self.cleaned_data.get("file")
        self.service_is_needed = design is not None and "service" not in design
        return super().clean()


class ReplaceForm(forms.Form):
    """Another design for a draft."""

    file = DesignFileField(label=_("JSON file of the cycle"), help_text=_("As “Export” makes it; at most 1 MB. You can undo it."))


class ServiceForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a service is, and where it stands in its life cycle."""

    class Meta:
        model = Service
        fields = ("name", "kind", "stage", "description")
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def validate_unique(self) -> None:
        """The operation says it, whatever the capitals."""


class FactsForm(forms.Form):
    """The cycle as a whole."""

    name = forms.CharField(label=words.FACTS["name"], max_length=120)
    description = Text(label=words.FACTS["description"], max_length=2000, rows=4)
    language = forms.ChoiceField(label=_("Language of the texts"), choices=_choices(words.LANGUAGES))

    @classmethod
    def of(cls, design: Design) -> FactsForm:
        """The form as the design is."""
        facts = cast("Mapping[str, Any]", design)
        return cls(initial={field: facts.get(field, "es" if field == "language" else "") for field in edit.FACTS}, prefix="facts")


class MomentForm(forms.Form):
    """Every field of a moment, as people write it."""

    name = forms.CharField(label=words.FIELDS["name"], max_length=80, help_text=_("As it is lived: “Waits in the room”."))
    wants = Text(label=words.FIELDS["wants"], max_length=1000)
    expectations = forms.MultipleChoiceField(
        label=words.FIELDS["expectations"], choices=_choices(words.EXPECTATIONS), widget=forms.CheckboxSelectMultiple, required=False
    )
    own_expectation = forms.CharField(label=_("Another expectation, of this moment only"), max_length=300, required=False)
    element = forms.ChoiceField(label=words.FIELDS["element"], choices=_choices(words.ELEMENTS, _("not said yet")), required=False)
    channel = forms.ChoiceField(label=words.FIELDS["channel"], choices=_choices(words.CHANNELS, _("not said yet")), required=False)
    human = forms.ChoiceField(
        label=_("Who is there"),
        choices=[("yes", _("A person")), ("no", _("Nobody: a place, a page, a machine"))],
        widget=forms.RadioSelect,
    )
    visibility = forms.ChoiceField(
        label=words.FIELDS["visibility"],
        choices=[("on_stage", _("On stage: it is seen")), ("back_stage", _("Back stage: only its result is felt"))],
        widget=forms.RadioSelect,
    )
    owner_role = forms.CharField(
        label=words.FIELDS["owner_role"], max_length=120, required=False, help_text=_("Who answers for this moment.")
    )
    wait_time = forms.CharField(
        label=_("Wait standard: at most"), max_length=60, required=False, help_text=_("45 s, 20 min, 1 h 30 min, 3 d. Empty: no standard.")
    )
    wait_share = forms.DecimalField(
        label=_("in this share of cases (%)"), min_value=1, max_value=100, max_digits=5, decimal_places=2, required=False, localize=True
    )
    critical = Text(
        label=_("Critical: why?"),
        max_length=500,
        rows=2,
        help_text=_("What is lost when it goes wrong. Empty: it is not declared critical."),
    )
    optional = forms.BooleanField(label=_("Optional: not everybody passes here"), required=False)
    added_value = Text(label=_("Added value: what we give beyond the expected"), max_length=1000)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["wait_standard"] = None
        time, share = data.get("wait_time"), data.get("wait_share")
        if time:
            try:
                seconds = durations.seconds_of(time)
            except BadInput as bad:
                self.add_error("wait_time", str(bad))
            else:
                data["wait_standard"] = {"seconds": seconds, "share": float(share) / 100 if share is not None else 0.9}
        elif share is not None and "wait_time" not in self.errors and "wait_share" in self.changed_data:
            self.add_error("wait_time", gettext("Write the time that the share belongs to, for example 20 min."))
        return data

    def values(self) -> dict[str, Any]:
        """The fields of the moment."""
        data = self.cleaned_data
        plain = {
            field: data[field] for field in ("wants", "expectations", "own_expectation", "element", "channel", "owner_role", "visibility")
        }
        return plain | {
            "name": " ".join(data["name"].split()),
            "human": data["human"] == "yes",
            "wait_standard": data["wait_standard"],
            "critical": data["critical"] or None,
            "optional": data["optional"],
            "added_value": data["added_value"],
        }

    @staticmethod
    def initial_of(moment: MomentDesign) -> dict[str, Any]:
        """A moment as the form shows it."""
        standard = moment.get("wait_standard")
        return dict(moment) | {
            "human": "yes" if moment.get("human", True) else "no",
            "visibility": moment.get("visibility", "on_stage"),
            "wait_time": durations.written(int(standard["seconds"])) if standard else "",
            "wait_share": Decimal(words.share_written(standard["share"])) if standard else "",
        }

    @classmethod
    def of(cls, moment: MomentDesign) -> MomentForm:
        """The form as the moment is."""
        return cls(initial=cls.initial_of(moment))


class BranchForm(forms.Form):
    """A branch that leaves a moment. Forward it is an alternative, backward a loop."""

    to = forms.ChoiceField(label=_("Leads to"))
    when = forms.CharField(
        label=_("When"), max_length=200, required=False, help_text=_("For example: “if the appointment has to be changed”.")
    )

    def __init__(self, data: Any = None, *, design: Design, start: str) -> None:
        super().__init__(data, prefix="branch")
        keys = [one["key"] for one in design["moments"]]
        place = keys.index(start)
        taken = {one["to"] for one in edit.branches_from(design, start)} | {start, *keys[place + 1 : place + 2]}
        field = cast("forms.ChoiceField", self.fields["to"])
        field.choices = [(one["key"], f"{n} {one['name']}") for n, one in enumerate(design["moments"], 1) if one["key"] not in taken]

    @property
    def has_room(self) -> bool:
        """Is there a moment left that a branch could lead to?"""
        return bool(cast("forms.ChoiceField", self.fields["to"]).choices)


class PublishForm(forms.Form):
    """The note of a version."""

    note = Text(label=_("What changes, and why"), max_length=2000, help_text=_("Whoever reads the figures later sees this note."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True


class CompareForm(forms.Form):
    """Two versions of a cycle."""

    old = forms.TypedChoiceField(label=_("From"), coerce=int)
    new = forms.TypedChoiceField(label=_("To"), coerce=int)

    def __init__(self, data: Any, versions: Iterable[CycleVersion]) -> None:
        super().__init__(data)
        choices = [(version.number, f"{version.number} · {version.get_state_display()}") for version in versions]
        for field in ("old", "new"):
            cast("forms.ChoiceField", self.fields[field]).choices = choices


def moment_form(design: Design, key: str) -> MomentForm | None:
    """The form of a moment of a design; None when there is no such moment."""
    moment = moment_of(design, key)
    return None if moment is None else MomentForm.of(moment)
