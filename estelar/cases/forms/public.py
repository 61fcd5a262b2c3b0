"""What somebody without an account says: in one minute, on a phone, without scripts."""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core import signing
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from estelar.cases import rules
from estelar.cases.forms.writing import FilesField, OnceField
from estelar.cases.operations import proving, tracking
from estelar.cases.rules import public
from estelar.cases.rules.contact import Contact, SheetData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile
    from django.http import QueryDict

    from estelar.cases.models import Case
    from estelar.people.models import Unit

SALT = "estelar.cases.public"
ANSWERS = [
    ("", _("by e-mail or on this site")),
    ("paper", _("by letter to my address")),
    ("phone", _("by phone")),
]
NEEDED_FOR = {"paper": ("address", _("Write the address to which the letter goes.")), "phone": ("phone", _("Write your phone number."))}
PERSONAL = ("name", "document", "email", "phone", "address")
TOO_OFTEN = _("This was asked for very often from here. Wait for an hour and try again.")
GOODS = [("service", _("a service")), ("product", _("a product"))]


def stamp(at: datetime) -> str:
    """When the form was shown, signed, with a number of its own."""
    return signing.dumps([secrets.token_hex(8), int(at.timestamp())], salt=SALT)


def read_stamp(text: str, *, at: datetime) -> tuple[str, int] | None:
    """The number of a form and its age in seconds; none: it is not one of ours."""
    try:
        number, shown = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    return str(number), int(at.timestamp()) - int(shown)


class SeveralFilesField(FilesField):
    """Up to ten files; of more, nothing is left out in silence."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        if isinstance(data, list | tuple) and len(data) > public.MOST_FILES:
            sentence = ngettext_lazy("At most %(most)s file at a time.", "At most %(most)s files at a time.", public.MOST_FILES)
            raise forms.ValidationError(sentence, params={"most": public.MOST_FILES})
        return super().clean(data, initial)


class PublicForm(forms.Form):
    """A case in the words of whoever brings it. Only what happened must be said."""

    said_kind = forms.ChoiceField(
        label=_("What is it?"), choices=[(kind.value, words) for kind, words in public.KIND_WORDS.items()], widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is. If you are not sure, choose what comes nearest: we set it right.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("What happened, or what do you ask for?"), max_length=50_000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("In your own words: what, when, where, and what you expect of us."),
        error_messages={"required": _("Write what is asked for or what happened.")},
    )  # fmt: skip
    unit = forms.ChoiceField(label=_("Where did it happen?"), required=False)
    attached = SeveralFilesField(label=_("Photos or documents"))
    name = forms.CharField(label=_("Your name"), max_length=160, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    document = forms.CharField(label=_("Your document number"), max_length=60, required=False)
    email = forms.EmailField(
        label=_("Your e-mail"), max_length=254, required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    phone = forms.CharField(
        label=_("Your phone"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Your address"), max_length=300, required=False, widget=forms.TextInput(attrs={"autocomplete": "street-address"})
    )
    answer_by = forms.ChoiceField(label=_("How do you want the answer?"), choices=ANSWERS, required=False)
    vulnerability = forms.MultipleChoiceField(
        label=_("The law asks us to attend you first if"), choices=list(rules.VULNERABILITIES.items()), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("It is enough that you say so."),
    )  # fmt: skip
    consent = forms.BooleanField(label=_("I agree that my data are used for this."), required=False)
    website = forms.CharField(required=False, max_length=200)  # nobody sees it; a machine that fills in everything does
    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)

    def __init__(self, *args: Any, at: datetime, offices: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at, self.offices, self.number = at, offices, ""
        self.initial.setdefault("stamp", stamp(at))
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            ("", _("I do not know, or it is about everything")),
            *((str(unit.pk), unit.name) for unit in offices[1:]),
        ]
        if len(offices) < 2:
            del self.fields["unit"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("website"):
            raise forms.ValidationError(_("This looks like it was filled in by a machine. If you are a person, load the page again."))
        read = read_stamp(said.get("stamp", ""), at=self.at)
        if read is None or read[1] > public.OLDEST:
            self.data = self._stamped()
            raise forms.ValidationError(_("This page was open for very long. Read what you wrote once more and send it again."))
        self.number, age = read
        if age < public.QUICKEST:
            raise forms.ValidationError(_("That was very quick. Wait a moment and send it again: nothing of what you wrote is lost."))
        if (needed := NEEDED_FOR.get(said.get("answer_by", ""))) and needed[0] not in self.errors and not said.get(needed[0]):
            self.add_error(needed[0], needed[1])
        if any(said.get(name) for name in PERSONAL) and not said.get("consent"):
            self.add_error(
                "consent",
                _("Without your agreement we may not keep your data. Agree, or leave everything about you empty."),
            )
        return said

    def _stamped(self) -> QueryDict:
        fresh = cast("QueryDict", self.data).copy()
        fresh["stamp"] = stamp(self.at)
        return fresh

    def filing(self) -> dict[str, Any]:
        """What the operation is told. The same words sent twice from one page (a second tap) are one case."""
        said = self.cleaned_data
        unit = next((one for one in self.offices if str(one.pk) == said.get("unit")), self.offices[0])
        what = {name: said.get(name) for name in ("said_kind", "text", "unit", *PERSONAL)}
        what["files"] = [[file.name, file.size] for file in said["attached"]]
        contact = Contact(said["name"], said["document"], said["email"], said["phone"], said["address"])
        digest = hashlib.sha256(json.dumps(what, sort_keys=True, default=str).encode()).hexdigest()
        return {
            "kind": said["said_kind"],
            "subject": "",
            "text": said["text"],
            "unit": unit,
            "contact": contact,
            "answer_by": said["answer_by"] or ("email" if said["email"] else "web"),
            "vulnerability": said["vulnerability"],
            "language": (get_language() or "es")[:2],
            "external_id": f"{self.number}-{digest[:48]}",
            "consented": bool(said["consent"]),
            "sheet": self.sheet(),
        }

    def sheet(self) -> SheetData | None:
        """What only a sheet of the complaints book holds; none: this is no such sheet."""
        return None


class SheetForm(PublicForm):
    """The sheet of the complaints book of Peru (Annex I of DS 011-2011-PCM), for complaints and claims; the rest is as everywhere."""

    good = forms.ChoiceField(label=_("What was contracted"), choices=GOODS, initial="service", required=False)
    description = forms.CharField(label=_("Which product or service"), max_length=500, required=False)
    money_claimed = forms.DecimalField(label=_("Amount claimed"), max_digits=15, decimal_places=2, min_value=0, required=False)
    request = forms.CharField(label=_("What you ask for"), max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    guardian = forms.CharField(label=_("Father or mother, if the consumer is a minor"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.is_sheet:
            asked = ("name", "document", "address", "description", "request")
            for name in asked:
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("The complaints book asks for this."))
            if not (said.get("email") or said.get("phone")) and "email" not in self.errors:
                self.add_error("email", _("The complaints book asks for an e-mail or a phone."))
        return said

    @property
    def is_sheet(self) -> bool:
        """Is what was chosen a complaint or a claim?"""
        return self.cleaned_data.get("said_kind") in public.SHEET_KINDS

    def filing(self) -> dict[str, Any]:
        return {**super().filing(), "money_claimed": self.cleaned_data["money_claimed"] if self.is_sheet else None}

    def sheet(self) -> SheetData | None:
        said = self.cleaned_data
        if not self.is_sheet:
            return None
        good = "product" if said["good"] == "product" else "service"
        return SheetData(good=good, description=said["description"], request=said["request"], guardian=said["guardian"])  # type: ignore[arg-type]


def form_of(country: str) -> type[PublicForm]:
    """The form that the law of the country asks for."""
    return SheetForm if country == "PE" else PublicForm


class TrackingForm(forms.Form):
    """The key, and what proves that it is one's own."""

    key = forms.CharField(
        label=_("Tracking key"), max_length=40, help_text=_("Twelve letters and digits, as on your receipt: 7K2M‑9QXR‑4TBC."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    proof = forms.CharField(
        label=_("E-mail, phone or document that you gave"), max_length=254, required=False,
        help_text=_("Leave it empty only if you gave none of them."),
    )  # fmt: skip

    def send_code(self, place: str, *, at: datetime) -> bool:
        """A code is sent to the address that the case knows, if there is such a case; an error when too many were asked for."""
        if proving.send_code(self.cleaned_data["key"], place=place, at=at):
            return True
        self.add_error(None, TOO_OFTEN)
        return False

    def find(self, place: str) -> Case | None:
        """The case, and an error that says the same whatever was wrong."""
        case = tracking.case_of(self.cleaned_data["key"], self.cleaned_data["proof"], place=place)
        if case is None:
            self.add_error(
                None,
                _("We find no case with this key and these data. Look at your receipt again; after many tries, wait for an hour."),
            )
        return case


class CodeForm(forms.Form):
    """The six digits that were sent."""

    code = forms.CharField(
        label=_("Code"), max_length=20, help_text=_("Six digits."), error_messages={"required": _("Write the six digits of the message.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )  # fmt: skip

    def find(self, key: str, place: str, *, at: datetime) -> Case | None:
        """The case of the key, and an error that says the same whatever was wrong."""
        case = proving.case_of_code(key, self.cleaned_data["code"], place=place, at=at)
        if case is None:
            self.add_error("code", _("This code is not right, or no longer good. After five wrong tries, ask for another one."))
        return case


class LostKeyForm(forms.Form):
    """The e-mail that one gave with one's cases."""

    email = forms.EmailField(
        label=_("Your e-mail"), max_length=254, help_text=_("The one that you gave when you wrote to us."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip

    def ask(self, place: str, *, at: datetime) -> bool:
        """The keys go to the address, if it has any; an error when too many were asked for."""
        if proving.ask_for_keys(self.cleaned_data["email"], place=place, at=at):
            return True
        self.add_error(None, TOO_OFTEN)
        return False


class AddForm(forms.Form):
    """More words or files for one's own case."""

    text = forms.CharField(label=_("What you want to add"), max_length=50_000, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    attached = SeveralFilesField(label=_("Photos or documents"))
    once = OnceField()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("text") and not said.get("attached") and not self.errors:
            self.add_error("text", _("Write what you want to add, or attach a file."))
        return said


class RatingForm(forms.Form):
    """How satisfied one is with how the case was handled: asked only once it is resolved."""

    rating = forms.TypedChoiceField(
        label=_("How satisfied are you with how we handled it?"), coerce=int, widget=forms.RadioSelect,
        choices=[(5, _("5, very satisfied")), (4, "4"), (3, "3"), (2, "2"), (1, _("1, very dissatisfied"))],
        error_messages={"required": _("Choose from 1 to 5.")},
    )  # fmt: skip
    comment = forms.CharField(label=_("Why?"), max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
