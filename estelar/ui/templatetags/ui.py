"""`{% load ui %}`: every component as a tag. Examples of each: /ui/ (the pattern page) and docs/explanation/ui.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import forms, template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from estelar.ui import bundle as made
from estelar.ui import components as parts
from estelar.ui import numbers, sparkline
from estelar.ui.navigation import bottom_bar, new_action
from estelar.ui.ring_drawing import RingDrawing
from estelar.ui.toasts import Toast, toast_of
from estelar.ui.words import page_data

register = template.Library()
type Context = template.Context


def _part(name: str, context: Mapping[str, Any]) -> SafeString:
    return render_to_string(f"ui/components/{name}.html", dict(context))


# The bundle and the frame ---------------------------------------------------------------------------------------------


@register.simple_tag
def bundle(name: str) -> SafeString:
    """`{% bundle "app.js" %}`: the script element of an entry of frontend/src."""
    return format_html('<script type="module" src="{}"></script>', made.address(name))


@register.simple_tag
def bundle_css() -> SafeString:
    """The style sheet's link element."""
    return format_html('<link rel="stylesheet" href="{}">', made.address("styles.css"))


@register.simple_tag
def bundle_url(name: str) -> str:
    """The bare address of a file of the bundle."""
    return made.address(name)


@register.simple_tag(takes_context=True)
def theme_attribute(context: Context) -> SafeString:
    """`data-theme="dark"` when the reader has chosen; nothing when the system decides."""
    request = context.get("request")
    person = getattr(request, "user", None)
    chosen = getattr(person, "theme", "") or (request.COOKIES.get("estelar_theme", "") if request else "")
    return format_html(' data-theme="{}"', chosen) if chosen in {"light", "dark"} else mark_safe("")


@register.simple_tag(takes_context=True)
def page_data_block(context: Context) -> SafeString:
    """The JSON block that the scripts read: words, addresses, keys."""
    data = json.dumps(page_data({str(key): value for key, value in context.flatten().items()}), ensure_ascii=False)
    safe = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(f'<script type="application/json" id="page-data">{safe}</script>')  # noqa: S308  # escaped above


@register.filter
def bottom_places(nav: Any, actions: Any) -> list[Any]:
    """What stands on the phone's bar."""
    return bottom_bar(nav or [], actions or [])


@register.filter
def to_make(actions: Any) -> Any:
    """What the key `n` makes, from the page's `nav_actions`; nothing for who may not."""
    return new_action(actions or [])


@register.filter
def as_toast(message: Any) -> Toast:
    """A Django message as a toast."""
    return message if isinstance(message, Toast) else toast_of(message)


# Small things ---------------------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """`{% icon "star" %}` decorates; `{% icon "star" "Favourite" %}` speaks."""
    if name not in made.icon_names():
        if settings.DEBUG:
            raise template.TemplateSyntaxError(f"Icon {name!r} is not in frontend/icons.txt: add it there and run npm run build.")
        name = "circle-dashed"
    href = f"{made.address('icons.svg')}#{name}"
    if label:
        return format_html('<svg class="icon {}" role="img" aria-label="{}"><use href="{}"/></svg>', extra, label, href)
    return _decoration(href, extra)


@lru_cache(maxsize=512)
def _decoration(href: str, extra: str) -> SafeString:
    """Most of a page's icons, some hundred and fifty of a few dozen kinds."""
    return format_html('<svg class="icon {}" aria-hidden="true"><use href="{}"/></svg>', extra, href)


@register.simple_tag(takes_context=True)
def button(
    context: Context,
    label: str,
    url: str = "",
    *,
    post: str = "",
    variant: str = "plain",
    icon: str = "",
    name: str = "",
    value: str = "",
    dialog: str = "",
    disabled: bool = False,
    extra: str = "",
    key_new: bool = False,
    question: bool = False,
    attrs: str = "",
) -> SafeString:
    """A link (`url`), a small POST form (`post`), the opener of a dialog (`dialog`, with `url` as its plain page), or a submit button.

    `variant`: primary (one a page), plain, quiet, danger. `key_new`: the key `n` goes there. `question`: the page at `url`
    asks before it acts; with script its form opens in a dialog.
    """
    looks = {"primary": "btn btn-primary", "plain": "btn btn-plain", "quiet": "btn btn-quiet", "danger": "btn btn-danger"}
    values = locals() | {"classes": f"{looks[variant]} {extra}".strip(), "csrf_token": context.get("csrf_token", "")}
    values.pop("context")
    return _part("button", values)


@register.simple_tag
def badge(kind: str, text: str = "", *, mark: str = "") -> SafeString:
    """stellar, bitter, critical, neutral, good, bad, insufficient, info: always a mark and words, never colour alone."""
    return _part("badge", {"kind": kind, "text": text or parts.badge_words(kind), "mark": mark or parts.BADGE_MARKS.get(kind, "")})


@register.simple_tag
def notice(kind: str, text: str, *, icon: str = "") -> SafeString:
    """A quiet box of words on the page: info, good, bad."""
    icons = {"info": "info", "good": "circle-check", "bad": "circle-alert"}
    return _part("notice", {"kind": kind, "text": text, "icon": icon or icons[kind]})


@register.simple_tag
def figure(value: parts.Figure, *, card: bool = False) -> SafeString:
    """One figure with interval, n, verdict and method."""
    return _part("figure", {"figure": value, "card": card})


@register.simple_tag
def figures(values: Sequence[parts.Figure]) -> SafeString:
    """A strip of figures, as on top of the live cycle."""
    return _part("figures", {"figures": values})


@register.simple_tag
def impression_bar(value: parts.Impressions, *, words: bool = True) -> SafeString:
    """Shares of stellar, neutral and bitter, in colour and in words."""
    stellar, neutral, bitter = value.shares
    few = 0 < value.n < numbers.FEW
    return _part(
        "impression_bar",
        {
            "value": value,
            "few": few,
            "words": words,
            "stellar": stellar,
            "neutral": neutral,
            "bitter": bitter,
            "x_neutral": round(stellar * 1000, 1),
            "x_bitter": round((stellar + neutral) * 1000, 1),
            "w_stellar": round(stellar * 1000, 1),
            "w_neutral": round(neutral * 1000, 1),
            "w_bitter": round(bitter * 1000, 1),
        },
    )


@register.simple_tag
def method_note(text: str, url: str = "", *, label: str = "") -> SafeString:
    """How a figure was computed: opens on click or Enter, links to the method page."""
    return _part("method_note", {"text": text, "url": url, "label": label or _("How this was computed")})


@register.simple_tag(name="sparkline")
def sparkline_tag(values: Sequence[float | None], label: str, *, width: int = 104, height: int = 24) -> SafeString:
    """A small trend; `label` says it in words."""
    lines = sparkline.points(values, width, height)
    return _part(
        "sparkline",
        {
            "lines": [sparkline.path(line) for line in lines if len(line) > 1],
            "last": lines[-1][-1] if lines else None,
            "label": label,
            "width": width,
            "height": height,
        },
    )


# Blocks with a content of their own -----------------------------------------------------------------------------------


@register.simple_block_tag(takes_context=True)
def card(
    context: Context, content: str, title: str = "", *, sub: str = "", icon: str = "", flush: bool = False, level: int = 2, id: str = ""
) -> SafeString:
    """`{% card "Title" %}...{% endcard %}`; `flush` for tables that reach the edges."""
    return _part("card", {"content": content, "title": title, "sub": sub, "icon": icon, "flush": flush, "level": level, "id": id})


@register.simple_block_tag(takes_context=True)
def dialog(context: Context, content: str, id: str, title: str, *, open: bool = False) -> SafeString:
    """`{% dialog "merge" "Merge customers" %}form{% enddialog %}`, opened by `{% button "Merge" url dialog="merge" %}`."""
    return _part("dialog", {"content": content, "id": id, "title": title, "open": open})


@register.simple_block_tag(takes_context=True)
def chip_form(context: Context, content: str, label: str, value: str) -> SafeString:
    """A filter chip with fields of its own (a GET form): `{% chip_form "Period" "Last 90 days" %}...{% endchip_form %}`."""
    return _part("chip_form", {"content": content, "label": label, "value": value, "request": context.get("request")})


@register.simple_block_tag(takes_context=True)
def empty_state(
    context: Context, content: str, title: str, *, icon: str = "inbox", action: str = "", url: str = "", action_icon: str = "plus"
) -> SafeString:
    """What the page is for, one button to start, one example (the content)."""
    return _part(
        "empty_state",
        {"content": SafeString(content.strip()), "title": title, "icon": icon, "action": action, "url": url, "action_icon": action_icon},
    )


# Lists, ways, steps ---------------------------------------------------------------------------------------------------


@register.simple_tag
def chip(value: parts.Chip) -> SafeString:
    """A filter that states its value; opens as a list of links."""
    return _part("chip", {"chip": value})


@register.simple_tag(takes_context=True)
def table(context: Context, value: parts.Table) -> SafeString:
    """A table with sortable headings; a stack of cards on a phone."""
    request = context.get("request")
    heads = []
    for column in value.columns:
        state, url = "", ""
        if column.sort:
            state = {column.sort: "ascending", f"-{column.sort}": "descending"}.get(value.sorted_by, "")
            target = f"-{column.sort}" if state == "ascending" else column.sort
            url = parts.with_query(request.GET, sort=target) if request is not None else f"?sort={target}"
        heads.append({"column": column, "state": state, "url": url})
    rows = [
        {"row": row, "cells": [{"column": c, "cell": cell} for c, cell in zip(value.columns, row.cells, strict=True)]}
        for row in value.drawn
    ]
    return _part("table", {"table": value, "heads": heads, "rows": rows})


@register.filter
def is_cell(value: object) -> bool:
    """Whether a cell has more than text."""
    return isinstance(value, parts.Cell)


@register.simple_tag
def pager(value: parts.Page) -> SafeString:
    """Previous and next of a keyset list."""
    return _part("pager", {"page": value})


@register.simple_tag
def tabs(values: Sequence[parts.Tab], label: str = "") -> SafeString:
    """Tabs that are links."""
    return _part("tabs", {"tabs": values, "label": label or _("Sections of this page")})


@register.simple_tag
def stepper(values: Sequence[parts.Step], label: str = "") -> SafeString:
    """Where one is in a wizard."""
    return _part("stepper", {"steps": values, "label": label or _("Steps")})


@register.simple_tag
def definitions(values: Sequence[parts.Fact]) -> SafeString:
    """Label and value, line by line."""
    return _part("definitions", {"facts": values})


@register.simple_tag
def tree(values: Sequence[parts.Leaf], label: str) -> SafeString:
    """Nested things, folded and unfolded without a script."""
    return _part("tree", {"leaves": values, "label": label, "level": 0})


@register.simple_tag
def breadcrumb(values: Sequence[parts.Crumb]) -> SafeString:
    """The way back; the last one is this page."""
    return _part("breadcrumb", {"crumbs": values})


@register.simple_tag(takes_context=True)
def toast(context: Context, value: Toast) -> SafeString:
    """One toast (usually drawn by the base page from Django's messages)."""
    return _part("toast", {"toast": value, "csrf_token": context.get("csrf_token", "")})


@register.simple_tag
def progress(url: str, value: parts.Progress | None = None, *, every: int = 2) -> SafeString:
    """`{% progress job_url %}` asks `job_url` every two seconds for a fragment, which is `{% progress job_url state %}` again."""
    return _part("progress", {"url": url, "progress": value, "every": every})


# Forms ----------------------------------------------------------------------------------------------------------------

_LOOKS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkbox checkbox-sm"),
    (forms.RadioSelect, "radio radio-sm"),
    (forms.CheckboxInput, "checkbox checkbox-sm"),
    (forms.ClearableFileInput, "file-input"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.widgets.Input, "input"),
)


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        return "choices"
    return "check" if isinstance(widget, forms.CheckboxInput) else "plain"


@register.simple_tag
def field(
    bound: forms.BoundField, *, label: str = "", help: str = "", hide_label: bool = False, autofocus: bool = False, plain: bool = False
) -> SafeString:
    """A field of a Django form: label above, help under it, error next to it, all tied together for screen readers.

    `plain`: the label does not say that the field is optional; its help says when it may be empty.
    """
    if bound.is_hidden:
        return bound.as_widget()
    widget = bound.field.widget
    attrs: dict[str, str | bool] = {"class": next((look for kind, look in _LOOKS if isinstance(widget, kind)), "")}
    extra = str(widget.attrs.get("class", ""))
    attrs["class"] = f"{attrs['class']} {extra}".strip()
    errors = list(bound.errors)
    help_text = help or bound.help_text
    described = [f"{bound.id_for_label}_{part}" for part, there in (("error", errors), ("help", help_text)) if there]
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if errors:
        attrs["aria-invalid"] = "true"
    if autofocus:
        attrs["autofocus"] = True
    values = {
        "field": bound,
        "control": bound.as_widget(attrs=attrs),
        "kind": _kind(widget),
        "look": attrs["class"],
        "label": label or bound.label,
        "help": help_text,
        "errors": errors,
        "hide_label": hide_label,
        "optional": not bound.field.required and not plain,
        "described": " ".join(described),
    }
    return _part("field", values)


@register.simple_tag
def form_fields(form: forms.BaseForm) -> SafeString:
    """The whole form: error summary on top, then its fields (buttons are the page's)."""
    return _part("form_fields", {"form": form})


@register.simple_tag
def error_summary(form: forms.BaseForm) -> SafeString:
    """Every error in one place, each a link to its field. Nothing when there is none."""
    return _part("error_summary", {"form": form}) if form.errors else mark_safe("")


# Charts and the ring --------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def chart(context: Context, value: parts.Chart) -> SafeString:
    """An ECharts chart with its table and exports."""
    option = json.dumps(value.option, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return _part("chart", {"chart": value, "option": mark_safe(option), "request": context.get("request")})  # noqa: S308  # escaped above


@register.simple_tag
def ring(value: RingDrawing) -> SafeString:
    """The service cycle as a ring: wide picture, small picture and list (a phone shows the latter two)."""
    return _part("ring", {"ring": value})


@register.simple_tag
def ring_picture(value: RingDrawing, small: bool = False) -> SafeString:
    """Only the SVG."""
    return _part("ring_svg", {"ring": value, "small": small, "layout": value.small if small else value.wide})


@register.simple_tag
def ring_thumbnail(value: RingDrawing) -> SafeString:
    """The ring as a sign: dots without words or links, for lists."""
    return _part("ring_thumbnail", {"ring": value, "layout": value.small})


# Numbers and dates ----------------------------------------------------------------------------------------------------


@register.filter(name="percent")
def percent_filter(value: float | None, digits: int | None = None) -> str:
    """0.094 -> 9,4 %. None -> –."""
    return numbers.DASH if value is None else numbers.percent(float(value), digits)


@register.filter
def thousands(value: float | None, digits: int = 0) -> str:
    """1842 -> 1 842."""
    return numbers.DASH if value is None else numbers.number(float(value), digits)


@register.filter
def sample(value: int | None) -> str:
    """1842 -> n 1 842; 3 -> very few."""
    return "" if value is None else numbers.sample(int(value))


@register.filter(name="duration")
def duration_filter(value: Any) -> str:
    """Seconds or timedelta -> 26 min."""
    return numbers.DASH if value is None else numbers.duration(value)


@register.simple_tag
def percent_interval(low: float | None, high: float | None) -> str:
    """0.76, 0.80 -> 76–80 %."""
    return "" if low is None or high is None else numbers.percent_interval(low, high)


@register.simple_tag(takes_context=True)
def chosen_theme(context: Context) -> str:
    """light, dark or auto."""
    request = context.get("request")
    person = getattr(request, "user", None)
    chosen = getattr(person, "theme", "") or (request.COOKIES.get("estelar_theme", "") if request else "")
    return chosen if chosen in {"light", "dark"} else "auto"


@register.filter
def drawn_in(ring: RingDrawing, layout: Any) -> list[Any]:
    """The nodes of a ring in a layout."""
    return ring.drawn(layout)


_FILLS = {"stellar": "#e3a008", "good": "#0f766e", "neutral": "#64748b", "bitter": "#a1174d", "insufficient": "#edf0f5", "plain": "#16213d"}


@register.filter
def ring_fill(tone: str) -> str:
    """The literal colour of a tone, for pictures that leave the page (on it, classes overrule)."""
    return _FILLS[tone]


@register.filter
def ring_ink(tone: str) -> str:
    """The colour of the text on it."""
    return "#16213d" if tone in {"stellar", "insufficient"} else "#ffffff"


@register.filter
def add_to(value: float, more: float) -> float:
    """A sum of decimals (Django's `add` knows only whole numbers)."""
    return round(float(value) + float(more), 2)


@register.filter
def times(value: float, factor: float) -> float:
    """A product of decimals."""
    return round(float(value) * float(factor), 2)


@register.filter
def plainly(value: float) -> str:
    """A coordinate for an attribute: two decimals, a point, whatever the reader's language."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")
