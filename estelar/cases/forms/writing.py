"""The three papers of a case: a reply and an answer go out, a note stays in the house."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from estelar.cases import rules
from estelar.cases.models import Cause
from estelar.cases.operations.deadlines import rule_of
from estelar.cases.rules.moves import BY_ANSWER

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from estelar.cases.models import Case, Point
    from estelar.channels.models import Attachment

MOST_FILES = 10
THEN = [("", ""), (rules.Status.CLOSED.value, "")]


class Area(forms.Textarea):
    """Some lines of text."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, **(attrs or {})})


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, up to ten at a time."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=FilesInput(attrs={"multiple": True}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [file for file in given[:MOST_FILES] if file]


class OnceField(forms.CharField):
    """A number of the form itself, made when it is drawn: what is sent twice from one form is written once."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=36, widget=forms.HiddenInput, initial=lambda: str(uuid4()))


class WritingForm(forms.Form):
    """What every paper has: words, files, and the last message that its writer had before them."""

    kind = ""
    label_of_text: Any = ""
    kept_files: Sequence[Attachment] = ()  # of its draft
    text = forms.CharField(
        max_length=100_000, widget=forms.Textarea(attrs={"rows": 7}), error_messages={"required": _("Nothing is written yet.")}
    )
    attached = FilesField(label=_("Attach files"))
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    once = OnceField()

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.fields["text"].label = self.label_of_text
        self.fields["text"].widget.attrs["id"] = f"write-{self.kind}"
        self.fields["attached"].widget.attrs["id"] = f"files-{self.kind}"
        self.fields["seen"].widget.attrs["id"] = f"seen-{self.kind}"
        self.fields["once"].widget.attrs["id"] = f"once-{self.kind}"


class ReplyForm(WritingForm):
    """Words to whoever brought the case; the term runs on."""

    kind = "reply"
    label_of_text = _("What is sent")
    then = forms.ChoiceField(required=False, choices=THEN)


class NoteForm(WritingForm):
    """Words among ourselves."""

    kind = "note"
    label_of_text = _("What is noted")


class AnswerForm(WritingForm):
    """The answer that ends the term: every point, a result, and what the rule of the case asks for."""

    kind = "answer"
    label_of_text = _("The answer, with its reasons")
    outcome = forms.ChoiceField(label=_("How the request ends"), error_messages={"required": _("Say how the request ends.")})
    appeal = forms.CharField(label=_("What may be done against it"), required=False, max_length=5_000, widget=Area)
    adr = forms.CharField(label=_("Where else one may turn, out of court"), required=False, max_length=5_000, widget=Area)
    then = forms.ChoiceField(required=False, choices=THEN)
    cause = forms.ModelChoiceField(Cause.objects.none(), required=False, label=_("Root cause"), empty_label=_("not known yet"))
    measures = forms.CharField(label=_("Measures taken"), required=False, max_length=10_000, widget=Area)

    def __init__(self, *args: Any, case: Case, points: Sequence[Point], **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.rule, self.points = rule_of(case), points if len(points) > 1 else ()
        names = [(o.value, name) for o, name in rules.OUTCOMES.items() if o in BY_ANSWER]
        self.fields["outcome"].choices = [("", "—"), *names]  # type: ignore[attr-defined]
        causes = Cause.objects.filter(closed_at=None).order_by("name")
        self.fields["cause"].queryset = causes  # type: ignore[attr-defined]
        # left to itself the field asks with a cursor on the server, which takes longer than all else the form asks
        self.fields["cause"].choices = [("", _("not known yet")), *((cause.pk, str(cause)) for cause in causes)]  # type: ignore[attr-defined]
        self.fields["cause"].widget.attrs["id"] = "answer-cause"
        self.fields["measures"].widget.attrs["id"] = "answer-measures"
        for point in self.points:
            name = f"p{point.position}"
            attrs = {"rows": 2, "id": f"answer-{name}"}
            self.fields[name] = forms.CharField(label=point.text, required=False, max_length=20_000, widget=forms.Textarea(attrs=attrs))
            self.initial.setdefault(name, point.answer)
        answer = self.rule.answer if self.rule is not None else None
        if answer is None or answer.appeal is None:
            del self.fields["appeal"]
        else:
            asked = answer.appeal.in_(get_language() or "es")
            self.fields["appeal"].help_text = gettext("When not everything is granted, the law asks for this: %(what)s.") % {"what": asked}
        if answer is None or not answer.adr_text:
            del self.fields["adr"]
        else:
            self.fields["adr"].help_text = gettext("When not everything is granted, the law asks for it.")

    @property
    def point_fields(self) -> list[tuple[Point, Any]]:
        """The points of a case with several, each with its field."""
        return [(point, self[f"p{point.position}"]) for point in self.points]

    @property
    def asks(self) -> list[Any]:
        """What the law asks of this answer, in words."""
        answer = self.rule.answer if self.rule is not None else None
        if answer is None:
            return []
        asked = [(answer.all_points, _("it addresses every point")), (answer.reasoned, _("it gives its reasons"))]
        return [words for wanted, words in asked if wanted]

    def answers(self) -> dict[int, str]:
        """What is said to which point, by its number."""
        return {point.pk: said for point in self.points if (said := self.cleaned_data.get(f"p{point.position}", ""))}


class PointForm(forms.Form):
    """What we answer to one point."""

    text = forms.CharField(
        label=_("What we answer to it"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what we answer to this point.")},
    )  # fmt: skip

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"text": point.answer}
        self.fields["text"].widget.attrs["id"] = f"point-{point.pk}-text"
