"""The forms of the import wizard: the file, its columns, what its values mean. Each gives its part of the mapping document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from estelar.cycles.models import Cycle, Moment
from estelar.cycles.rules import CHANNELS
from estelar.encounters.models import SavedMapping
from estelar.encounters.rules import ELEMENT_NAMES, SCALES
from estelar.encounters.rules.dates import ORDERS, DateGuess
from estelar.encounters.rules.mapping import CUSTOMER_FIELDS, VERSION
from estelar.encounters.rules.reading import DELIMITERS, ENCODINGS, Column, likeness, roles_of, suggest
from estelar.people.models import Person, Unit
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.encounters.operations.intake.looking import Look

type Document = dict[str, Any]
NOT_THERE = [("", _("not in the file"))]
DELIMITER_NAMES = {",": _("comma"), ";": _("semicolon"), "\t": _("tabulator"), "|": _("vertical bar")}
TIME_NAMES = [("s", _("seconds")), ("min", _("minutes")), ("h", _("hours")), ("clock", _("hours:minutes:seconds"))]
CUSTOMER_NAMES = {
    "name": _("name"), "document": _("document"), "phone": _("telephone"), "email": _("e-mail"), "external_id": _("number in your systems"),
}  # fmt: skip
OWN_WORDS = "words"
MOST_VALUES = 80


class UploadForm(forms.Form):
    """A file, and perhaps how such files have been read before."""

    file = forms.FileField(
        label=_("File"), help_text=_("CSV, XLSX, ODS or Parquet, also packed with gzip. At most 2 GB."), allow_empty_file=True
    )
    saved = forms.ModelChoiceField(
        SavedMapping.objects.order_by("name"), required=False, label=_("Read it as before"), empty_label=_("no, I will say how")
    )


class ShapeForm(forms.Form):
    """How the file is written, which cycle it speaks of, and in which form."""

    encoding = forms.ChoiceField(label=_("Letters (encoding)"), choices=[(e, e.upper()) for e in ENCODINGS])
    delimiter = forms.ChoiceField(label=_("Between columns"), choices=[(d, DELIMITER_NAMES[d]) for d in DELIMITERS])
    header = forms.IntegerField(label=_("Row of the names"), min_value=0, max_value=1000, help_text=_("0 when the columns have no names."))
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    decimal = forms.ChoiceField(label=_("Decimals"), choices=[(".", _("point: 3.5")), (",", _("comma: 3,5"))])
    cycle = forms.ModelChoiceField(Cycle.objects.none(), label=_("Cycle of which the file speaks"), empty_label=_("Choose…"))
    form = forms.ChoiceField(
        label=_("Each row is"),
        widget=forms.RadioSelect,
        choices=[("long", _("one contact")), ("wide", _("one visit, with a column per moment (as surveys come)"))],
    )

    def __init__(self, data: Any, *, person: Person, look: Look, sheets: Sequence[str], draft: Document, wide: bool) -> None:
        kind, shape = look.kind, look.shape
        initial = {
            "encoding": shape.encoding,
            "delimiter": shape.delimiter,
            "header": shape.header,
            "decimal": shape.decimal,
            "sheet": shape.sheet,
        }
        initial |= {"cycle": draft.get("cycle"), "form": draft.get("form", "wide" if wide else "long")}
        super().__init__(data, initial=initial)
        self.kind = kind
        fields = cast("dict[str, Any]", self.fields)
        cycles = Cycle.objects.visible_to(person).filter(archived_at=None, moments__is_in_force=True).distinct().order_by("name")
        fields["cycle"].queryset = cycles
        if len(cycles) == 1 and not initial["cycle"]:
            self.initial["cycle"] = cycles[0].pk
        if shape.encoding and shape.encoding not in ENCODINGS:
            fields["encoding"].choices = [(shape.encoding, shape.encoding.upper()), *fields["encoding"].choices]
        if shape.delimiter and shape.delimiter not in DELIMITERS:
            fields["delimiter"].choices = [(shape.delimiter, shape.delimiter), *fields["delimiter"].choices]
        fields["sheet"].choices = [(s, s) for s in sheets]
        unused = {"text": {"sheet"}, "gzip": {"sheet"}, "sheet": {"encoding", "delimiter"}}.get(
            kind, {"sheet", "encoding", "delimiter", "header"}
        )
        for name in unused:
            del fields[name]

    def document(self) -> Document:
        """The keys file, cycle and form."""
        said = self.cleaned_data
        file = {name: said[name] for name in ("encoding", "delimiter", "header", "sheet", "decimal") if said.get(name) not in (None, "")}
        return {"schema": VERSION, "file": file, "cycle": said["cycle"].pk, "form": said["form"]}


def _choice(label: Any, choices: Iterable[tuple[str, Any]], *, required: bool = False, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), required=required, help_text=help_text)


class ColumnsForm(forms.Form):
    """Which column says what."""

    source = forms.CharField(
        label=_("Name of this source"), max_length=60, help_text=_("Contacts keep it. The same row of the same source comes in once.")
    )

    def __init__(
        self, data: Any, *, person: Person, draft: Document, columns: Sequence[Column], moments: Sequence[Moment], file_name: str
    ) -> None:
        self.draft, self.columns, self.moments, self.wide = draft, columns, moments, draft.get("form") == "wide"
        super().__init__(data, initial=self._guessed(file_name) | _initial(draft))
        names = [(c.name, c.name) for c in columns]
        fields = cast("dict[str, Any]", self.fields)
        some = [*NOT_THERE, *names]
        orders = [("", gettext("Choose…")), *ORDERS.items()]
        fields |= {
            "date_column": _choice(_("Date"), some),
            "time_column": _choice(_("Time, when it stands apart"), some),
            "order": _choice(_("Its dates are"), orders),
            "order_2": _choice(_("and where that gives no date"), [("", gettext("reject the row")), *ORDERS.items()]),
            "not_before": forms.DateField(
                label=_("Earliest date possible"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
            ),
            "not_after": forms.DateField(
                label=_("Latest date possible"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
            ),
            "fixed_date": forms.DateField(
                label=_("The same date for all"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
            ),
            "unit_column": _choice(_("Unit"), some),
            "unit": forms.ModelChoiceField(
                Unit.objects.where(person, Permission.IMPORT_ENCOUNTERS).order_by("path"),
                required=False,
                label=_("The same unit for all"),
                empty_label="—",
            ),
        }
        scales = [
            ("", gettext("Choose…")),
            *((code, scale.name) for code, scale in SCALES.items()),
            (OWN_WORDS, gettext("words of this file, I will order them")),
        ]
        if not self.wide:
            fields |= {
                "moment_column": _choice(_("Moment"), some),
                "moment": _choice(_("The same moment for all"), [("", "—"), *((m.key, m.name) for m in moments)]),
                "rating_column": _choice(_("Rating"), some),
            }
        fields |= {
            "scale": _choice(_("Scale of the ratings"), scales),
            "not_applicable": forms.CharField(
                label=_("Ratings that mean “not applicable”"), required=False, help_text=_("With commas between: 0, N/A")
            ),
        }
        for moment in moments if self.wide else ():
            fields[f"m_{moment.key}"] = _choice(moment.name, some)
            fields[f"c_{moment.key}"] = _choice(gettext("Comment on “%(moment)s”") % {"moment": moment.name}, some)
        fields |= {f"customer_{f}": _choice(CUSTOMER_NAMES[f], some) for f in CUSTOMER_NAMES}
        fields |= {
            "served_by_column": _choice(_("Who served (e-mail or staff number)"), some),
            "channel_column": _choice(_("Channel"), some),
            "external_id_column": _choice(
                _("Number of the row in its system"), some, help_text=_("With it, a corrected file does not repeat contacts.")
            ),
        }
        if not self.wide:
            fields |= {
                "impression_column": _choice(_("Impression"), some),
                "obtained": _choice(
                    _("Impressions were said by"), [("customer", _("whoever was served")), ("staff", _("staff who saw it"))]
                ),
                "wait_column": _choice(_("Wait"), some),
                "wait_unit": _choice(_("Waits are in"), TIME_NAMES),
                "duration_column": _choice(_("Duration"), some),
                "duration_unit": _choice(_("Durations are in"), TIME_NAMES),
                "elements_column": _choice(_("Dissatisfaction elements"), some),
                "separator": forms.CharField(label=_("Between several elements"), max_length=5, required=False),
                "evidence_column": _choice(_("Evidence of the elements"), some),
                "made_stellar_column": _choice(_("What made it stellar"), some),
                "comment_column": _choice(_("Comment"), some),
                "comment_column_2": _choice(_("Comment, second part"), some),
                "visit_column": _choice(_("Visit (rows of one journey share it)"), some),
            }
        fields["nothing"] = forms.CharField(
            label=_("Texts that mean “nothing”"), required=False, help_text=_("With commas between. Names and comments are never emptied.")
        )
        self.fields = fields

    def _guessed(self, file_name: str) -> Document:
        """What names and values give away; anything else is left to the person."""
        known = {
            name: (f"{name}_column" if "." not in name else name.replace(".", "_"))
            for name in ("unit", "served_by", "channel", "external_id")
        }
        known |= {"when": "date_column", **{f"customer.{f}": f"customer_{f}" for f in CUSTOMER_FIELDS}}
        if not self.wide:
            known |= {name: f"{name}_column" for name in ("rating", "comment", "moment", "wait", "duration")}
        guessed: Document = {"source": PurePath(file_name).stem[:60], "obtained": "customer", "wait_unit": "min", "duration_unit": "min"}
        guessed |= {known[role]: column for role, column in roles_of(c.name for c in self.columns) if role in known}
        dated = [c.name for c in self.columns if c.dates.looks_like_dates]
        if dated and guessed.get("date_column") not in dated:
            guessed["date_column"] = dated[0]
        dates = next((c.dates for c in self.columns if c.name == guessed.get("date_column")), None)
        if dates and dates.decided:
            guessed["order"] = dates.fits[0]
        if self.wide:
            taken = {v for k, v in guessed.items() if k.endswith("_column")}
            free = [c.name for c in self.columns if c.scales and c.name not in taken]
            guessed |= {f"m_{key}": column for key, column in suggest(free, {m.key: m.name for m in self.moments}).items()}
        return guessed

    def column(self, name: str) -> Column | None:
        """The column that a field points to now."""
        value = self.data.get(name) if self.is_bound else self.initial.get(name)
        return next((c for c in self.columns if c.name == value), None)

    @property
    def dates(self) -> DateGuess | None:
        """What the chosen date column says about its order."""
        column = self.column("date_column")
        return column.dates if column else None

    @property
    def rated(self) -> list[Column]:
        """The columns chosen for ratings."""
        names = [f"m_{m.key}" for m in self.moments] if self.wide else ["rating_column"]
        return [c for name in names if (c := self.column(name))]

    def suggested_scales(self) -> list[str]:
        """Codes of the scales that read every chosen rating column, likeliest first: offered, never imposed."""
        rated = self.rated
        return [code for code in rated[0].scales if all(code in c.scales for c in rated)] if rated else []

    def clean(self) -> Document:
        said = super().clean() or {}
        if bool(said.get("date_column")) == bool(said.get("fixed_date")):
            self.add_error("date_column", gettext("Choose the column of the date, or one date for all rows."))
        elif said.get("date_column") and not said.get("order"):
            self.add_error("order", gettext("Say how its dates are written: from the values alone it cannot be known."))
        if bool(said.get("unit_column")) == bool(said.get("unit")):
            self.add_error("unit_column", gettext("Choose the column of the unit, or one unit for all rows."))
        if not self.wide and bool(said.get("moment_column")) == bool(said.get("moment")):
            self.add_error("moment_column", gettext("Choose the column of the moment, or one moment for all rows."))
        rated = [m for m in self.moments if said.get(f"m_{m.key}")] if self.wide else said.get("rating_column")
        if self.wide and not rated:
            self.add_error(None, gettext("Give at least one moment a column."))
        if rated and not said.get("scale"):
            self.add_error("scale", gettext("Say on which scale the ratings are."))
        return said

    def document(self) -> Document:
        """The draft with everything the columns say; meanings of values are kept where the column stays the same."""
        said, draft = self.cleaned_data, self.draft
        made: Document = {k: draft[k] for k in ("schema", "file", "cycle", "form") if k in draft} | {"source": said["source"].strip()}
        made["when"] = self._when()
        made["unit"] = (
            _kept(draft.get("unit"), said["unit_column"]) if said["unit_column"] else {"fixed": said["unit"].code or said["unit"].name}
        )
        for key in ("served_by", "channel"):
            if said[f"{key}_column"]:
                made[key] = _kept(draft.get(key), said[f"{key}_column"])
        customer = {f: said[f"customer_{f}"] for f in CUSTOMER_NAMES if said[f"customer_{f}"]}
        made |= {"customer": customer} if customer else {}
        made |= {k: {"column": said[f"{k}_column"]} for k in ("external_id", "visit", "made_stellar") if said.get(f"{k}_column")}
        if nothing := _listed(said["nothing"]):
            made["nothing"] = nothing
        return made | (self._wide() if self.wide else self._long())

    def _when(self) -> Document:
        said = self.cleaned_data
        if said["fixed_date"]:
            return {"fixed": said["fixed_date"].isoformat()}
        when: Document = {"columns": [c for c in (said["date_column"], said["time_column"]) if c]}
        when["orders"] = list(dict.fromkeys(o for o in (said["order"], said["order_2"]) if o))
        return when | {k: said[k].isoformat() for k in ("not_before", "not_after") if said[k]}

    def _rating(self, column: str, before: Document | None) -> Document:
        said = self.cleaned_data
        scale: Any = said["scale"]
        if scale == OWN_WORDS:
            kept = (before or {}).get("scale")
            scale = kept if isinstance(kept, list) else [["-1"], ["-2"]]  # ordered on the next page
        made = {"column": column, "scale": scale}
        return made | ({"not_applicable": _listed(said["not_applicable"])} if said["not_applicable"] else {})

    def _wide(self) -> Document:
        said, before = self.cleaned_data, {m["moment"]: m for m in self.draft.get("moments", ())}
        made = []
        for moment in self.moments:
            part: Document = {"moment": moment.key}
            if column := said[f"m_{moment.key}"]:
                part["rating"] = self._rating(column, before.get(moment.key, {}).get("rating"))
            if comment := said[f"c_{moment.key}"]:
                part["comment"] = {"columns": [comment]}
            if len(part) > 1:
                made.append(part)
        return {"moments": made}

    def _long(self) -> Document:
        said, draft = self.cleaned_data, self.draft
        made: Document = {
            "moment": _kept(draft.get("moment"), said["moment_column"]) if said["moment_column"] else {"fixed": said["moment"]}
        }
        if said["rating_column"]:
            made["rating"] = self._rating(said["rating_column"], draft.get("rating"))
        if said["impression_column"]:
            made["impression"] = _kept(draft.get("impression"), said["impression_column"]) | {"obtained": said["obtained"] or "customer"}
        for name in ("wait", "duration"):
            if said[f"{name}_column"]:
                made[name] = {"column": said[f"{name}_column"], "unit": said[f"{name}_unit"] or "min"}
        if said["elements_column"]:
            before = next(iter(draft.get("elements", ())), None)
            elements = _kept(before, said["elements_column"])
            elements |= {"separator": said["separator"]} if said["separator"] else {}
            made["elements"] = [elements | ({"evidence": said["evidence_column"]} if said["evidence_column"] else {})]
        if comments := [said[c] for c in ("comment_column", "comment_column_2") if said[c]]:
            made["comment"] = {"columns": comments}
        return made


def _listed(text: str) -> list[str]:
    return [t.strip() for t in text.split(",") if t.strip()]


def _kept(before: Document | None, column: str) -> Document:
    same = before is not None and before.get("column") == column
    return {"column": column} | ({"values": before["values"]} if same and before and before.get("values") else {})


def _initial(draft: Document) -> Document:
    """A mapping document as the fields of ColumnsForm."""
    when = draft.get("when", {})
    made: Document = {}
    columns = [*when.get("columns", ()), "", ""]
    orders = [*when.get("orders", ()), "", ""]
    if when:
        made |= {"date_column": columns[0], "time_column": columns[1], "order": orders[0], "order_2": orders[1]}
        made |= {k: date.fromisoformat(when[k][:10]) for k in ("not_before", "not_after") if when.get(k)}
        made |= {"fixed_date": date.fromisoformat(when["fixed"][:10])} if when.get("fixed") else {}
    for key in (
        "unit",
        "moment",
        "served_by",
        "channel",
        "external_id",
        "visit",
        "made_stellar",
        "impression",
        "wait",
        "duration",
        "rating",
    ):
        if column := (draft.get(key) or {}).get("column"):
            made[f"{key}_column"] = column
    if fixed := (draft.get("unit") or {}).get("fixed"):
        made["unit"] = Unit.objects.filter(code=fixed).first() or Unit.objects.filter(name=fixed).first()
    if fixed := (draft.get("moment") or {}).get("fixed"):
        made["moment"] = fixed
    for name in ("wait", "duration"):
        made |= {f"{name}_unit": draft[name]["unit"]} if draft.get(name) else {}
    made |= {"obtained": draft["impression"]["obtained"]} if draft.get("impression") else {}
    made |= {f"customer_{f}": c for f, c in draft.get("customer", {}).items()}
    for elements in draft.get("elements", ())[:1]:
        made |= {
            "elements_column": elements["column"],
            "separator": elements.get("separator", ""),
            "evidence_column": elements.get("evidence", ""),
        }
    comments = [*draft.get("comment", {}).get("columns", ()), "", ""]
    made |= {"comment_column": comments[0], "comment_column_2": comments[1]} if comments[0] else {}
    for part in draft.get("moments", ()):
        made[f"m_{part['moment']}"] = part.get("rating", {}).get("column", "")
        made[f"c_{part['moment']}"] = next(iter(part.get("comment", {}).get("columns", ())), "")
    ratings = [r for r in (draft.get("rating"), *(p.get("rating") for p in draft.get("moments", ()))) if r]
    for rating in ratings[:1]:
        scale = rating["scale"]
        made |= {"scale": scale if isinstance(scale, str) else OWN_WORDS, "not_applicable": ", ".join(rating.get("not_applicable", ()))}
    made |= {"source": draft["source"]} if draft.get("source") else {}
    made |= {"nothing": ", ".join(draft["nothing"])} if draft.get("nothing") else {}
    return made


class ValuesForm(forms.Form):
    """What the values of the chosen columns mean here. Values that say it themselves are filled in; empty means: as it stands."""

    def __init__(
        self, data: Any, *, person: Person, draft: Document, values: Mapping[str, Sequence[str]], moments: Sequence[Moment]
    ) -> None:
        super().__init__(data)
        self.draft, self.values, self.moments = draft, values, moments
        self.groups: list[tuple[Any, str, list[tuple[str, str]]]] = []
        units = Unit.objects.where(person, Permission.IMPORT_ENCOUNTERS).order_by("path")
        self._group("unit", _("Units"), [(u.code or u.name, u.name) for u in units])
        self._group("moment", _("Moments"), [(m.key, m.name) for m in moments])
        self._group("channel", _("Channels"), [(code, str(name)) for code, name in CHANNELS.items()])
        self._group(
            "impression",
            _("Impressions"),
            [("stellar", gettext("stellar")), ("neutral", gettext("neutral")), ("bitter", gettext("bitter"))],
        )
        self._group("elements", _("Dissatisfaction elements"), [(code, str(name)) for code, name in ELEMENT_NAMES.items()], nothing=True)
        if self.own_words:
            words = values.get("rating", ())
            places = [(str(n), str(n)) for n in range(1, len(words) + 1)]
            self._group("rating", _("Words of the scale: 1 is the worst"), [*places, ("na", gettext("not applicable"))])

    @property
    def own_words(self) -> bool:
        return any(isinstance(r["scale"], list) for r in self._ratings())

    def _ratings(self) -> list[Document]:
        return [r for r in (self.draft.get("rating"), *(p.get("rating") for p in self.draft.get("moments", ()))) if r]

    def _group(self, key: str, title: Any, choices: list[tuple[str, str]], *, nothing: bool = False) -> None:
        values = [v for v in self.values.get(key, ()) if v][:MOST_VALUES]
        if not values:
            return
        part = self.draft.get(key) or {}
        known = (part[0] if isinstance(part, list) and part else part or {}).get("values", {}) if key != "rating" else self._places()
        names = []
        none = [("-", gettext("none of them"))] if nothing else []
        for number, value in enumerate(values):
            name = f"{key}_{number}"
            field = _choice(value, [("", gettext("reject these rows") if key == "rating" else gettext("as it stands")), *none, *choices])
            field.initial = ("-" if known[value] == "" else known[value]) if value in known else self._likely(value, choices)
            self.fields[name] = field
            names.append((value, name))
        self.groups.append((title, key, names))

    def _likely(self, value: str, choices: list[tuple[str, str]]) -> str:
        best = max(choices, key=lambda c: max(likeness(value, c[1]), likeness(value, c[0])), default=("", ""))
        return best[0] if best[0] and max(likeness(value, best[1]), likeness(value, best[0])) >= 0.75 else ""

    def _places(self) -> dict[str, str]:
        places: dict[str, str] = {}
        for rating in self._ratings():
            if isinstance(rating["scale"], list):
                for place, words in enumerate(rating["scale"], start=1):
                    places |= dict.fromkeys([words] if isinstance(words, str) else words, str(place))
            places |= dict.fromkeys(rating.get("not_applicable", ()), "na")
        return places

    @property
    def drawn(self) -> list[tuple[Any, list[tuple[str, Any]]]]:
        """Groups with their bound fields."""
        return [(title, [(value, self[name]) for value, name in names]) for title, _key, names in self.groups]

    def clean(self) -> Document:
        said = super().clean() or {}
        for _title, key, names in self.groups:
            if key == "rating" and len({said.get(n) for _v, n in names} - {"", "na", None}) < 2:
                self.add_error(names[0][1], gettext("Give at least two words their place, from the worst to the best."))
        return said

    def document(self) -> Document:
        """The draft with the meanings."""
        made: Document = dict(self.draft)
        for _title, key, names in self.groups:
            chosen = {value: self.cleaned_data[name] for value, name in names if self.cleaned_data[name]}
            if key == "rating":
                self._order_words(made, chosen)
            elif key == "elements":
                made["elements"] = [made["elements"][0] | {"values": {v: "" if c == "-" else c for v, c in chosen.items()}}]
            else:
                made[key] = {**made[key], "values": chosen}
        return made

    def _order_words(self, made: Document, chosen: Mapping[str, str]) -> None:
        places = sorted({int(c) for c in chosen.values() if c != "na"})
        scale = [[v for v, c in chosen.items() if c == str(place)] for place in places]
        absent = [v for v, c in chosen.items() if c == "na"]

        def with_words(rating: Document) -> Document:
            more = {"not_applicable": list(dict.fromkeys([*rating.get("not_applicable", ()), *absent]))} if absent else {}
            return rating | {"scale": scale} | more

        if made.get("rating"):
            made["rating"] = with_words(made["rating"])
        if made.get("moments"):
            made["moments"] = [p | ({"rating": with_words(p["rating"])} if p.get("rating") else {}) for p in made["moments"]]


class SaveForm(forms.Form):
    """A name under which the mapping is kept."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("The next file of this kind is then read in one step."))
