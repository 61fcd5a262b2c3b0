"""Papers of a case as PDF/UA, by typst: the receipt (in Peru the sheet of the complaints book), and a message as a letter."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import segno
import typst
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from estelar.cases import rules
from estelar.cases.models import Message, Sheet
from estelar.cases.operations import receipts
from estelar.people.models import Organisation

if TYPE_CHECKING:
    from datetime import datetime

    from estelar.cases.models import Case

type Block = dict[str, Any]
LETTER = frozenset({"CL", "CO", "CR", "DO", "GT", "HN", "MX", "NI", "PA", "PR", "SV", "US", "VE"})
"""Countries that print on letter paper; all others on A4."""
UNBROKEN = 32
"""A word without a blank may be broken after so many letters, so that none leaves the page."""


# Words on paper ----------------------------------------------------------------------------------------------------------


@cache
def _template() -> bytes:
    return resources.files("estelar.cases").joinpath("papers", "paper.typ").read_bytes()


def heading(text: str) -> Block:
    return {"b": "h", "t": text}


def paragraphs(text: str) -> list[Block]:
    """What was written, a block for each paragraph."""
    return [{"b": "p", "t": part.strip("\n")} for part in re.split(r"\n\s*\n", text) if part.strip()]


def facts(rows: Sequence[tuple[Any, Any]]) -> Block:
    """Names and values; those without a value are left out."""
    return {"b": "facts", "rows": [[str(name), str(value)] for name, value in rows if str(value).strip()]}


def table(head: Sequence[Any], rows: Sequence[Sequence[Any]], *, wide: Sequence[int] = ()) -> Block:
    """A table with its head on each page; `wide`: how wide its columns are beside each other."""
    return {
        "b": "table",
        "head": [str(one) for one in head],
        "rows": [[str(one) for one in row] for row in rows],
        "wide": list(wide) or [1] * len(head),
    }


def qr(address: str) -> Block:
    """An address to be read by a phone."""
    made = io.BytesIO()
    segno.make(address, error="m").save(made, kind="svg", scale=4, border=2)
    return {"b": "qr", "svg": made.getvalue().decode(), "alt": _("Code that leads to %(url)s") % {"url": address}}


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same blocks with every text in them changed; drawings and kinds of blocks are no texts."""
    if isinstance(value, dict):
        return {key: one if key in {"svg", "b"} else _each_text(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_each_text(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


def _clean(text: str) -> str:
    """Without what no page can show: control characters and turns of the direction of writing; long words may break."""
    kept = "".join(c for c in text if c == "\n" or (unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"} and c not in TURNS))
    return re.sub(rf"(\S{{{UNBROKEN}}})(?=\S)", "\\1\u200b", kept)


TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHOWN = re.compile("[\n -\u024f\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ac\u200b]")


def _spelled(text: str) -> str:
    """Signs that no font on this machine has, by their names: [GRINNING FACE]. Nothing is lost in silence."""
    return "".join(c if _SHOWN.match(c) else f"[{unicodedata.name(c, f'U+{ord(c):04X}')}]" for c in text)


def pdf(*, title: str, mark: str, language: str, blocks: Sequence[Block], at: datetime) -> bytes:
    """The PDF/UA-1. `mark` stands at the foot of each page; `at` is the time that the file bears, so that the same paper is the same file.

    A sign that the fonts of typst lack is taken from those of the machine, else spelled out.
    """
    organisation = Organisation.current()
    paper = "us-letter" if organisation.country in LETTER else "a4"
    words = {"title": title, "author": organisation.name, "lang": language[:2], "paper": paper, "mark": mark, "blocks": list(blocks)}
    data = _each_text(words, _clean)
    try:
        return _compiled(data, at=at, own_fonts=True)
    except typst.TypstError:
        pass
    try:
        return _compiled(data, at=at, own_fonts=False)
    except typst.TypstError:
        return _compiled(_each_text(data, _spelled), at=at, own_fonts=True)


def _compiled(data: dict[str, Any], *, at: datetime, own_fonts: bool) -> bytes:
    return typst.compile(
        _template(),
        format="pdf",
        pdf_standards="ua-1",
        ignore_system_fonts=own_fonts,
        sys_inputs={"data": json.dumps(data)},
        timestamp=int(at.timestamp()),
    )


def moment(at: datetime) -> str:
    """Day, hour and offset, as the organisation's clock shows them."""
    local = at.astimezone(receipts.zone())
    return f"{receipts.on_day(local)}, {formats.time_format(local, 'H:i')} ({local:UTC%:z})"


# The receipt -------------------------------------------------------------------------------------------------------------


def receipt(case: Case) -> bytes:
    """What whoever brought the case takes home, in their language: number, key, time, content, annexes, deadline, where to follow it."""
    sheet = Sheet.objects.select_related("establishment").filter(case=case).first()
    if sheet is not None:
        return _sheet(case, sheet)
    request = case.messages.filter(kind=Message.Kind.REQUEST).prefetch_related("attachments").first()
    with override(case.language):
        blocks = [
            facts(_about(case)),
            heading(_("What you wrote")),
            *paragraphs(request.text if request else case.subject),
            heading(_("Annexes")),
            *paragraphs(receipts.annexes(request.attachments.all() if request else ())),
            *_until(case),
        ]
        return pdf(title=_("Receipt"), mark=case.number, language=case.language, blocks=blocks, at=case.recorded_at)


def _about(case: Case) -> list[tuple[Any, Any]]:
    return [
        (_("Tracking key"), rules.shown(case.key)),
        (_("Case number"), case.number),
        (_("What it is"), rules.KINDS[rules.Kind(case.said_kind)]),
        (_("Subject"), case.subject),
        (_("Received"), moment(case.received_at)),
        (_("By"), rules.CHANNELS[rules.Channel(case.channel)]),
        (_("At"), case.unit.name),
    ]


def _until(case: Case) -> list[Block]:
    words = receipts.deadline_in_words(case, case.language)
    return [
        *([heading(_("Until when we answer")), *paragraphs(words)] if words else []),
        heading(_("How to follow it")),
        *paragraphs(receipts.follow_in_words(case)),
        qr(receipts.tracking_url()),
    ]


def _sheet(case: Case, sheet: Sheet) -> bytes:
    """The sheet of the complaints book as Annex I of DS 011-2011-PCM orders it."""
    request = case.messages.filter(kind=Message.Kind.REQUEST).first()
    answer = case.messages.filter(kind=Message.Kind.ANSWER).order_by("-at", "-pk").first()
    with override("es"):
        blocks = [
            facts([
                (_("Sheet number"), str(sheet)),
                (_("Number in the paper book"), sheet.paper_number),
                (_("Date"), moment(case.received_at)),
                (_("Supplier"), Organisation.current().name),
                (_("Establishment"), sheet.establishment.name),
                (_("Tracking key"), rules.shown(case.key)),
            ]),
            heading(_("1. The consumer who complains")),
            facts([
                (_("Name"), case.contact_name), (_("Address"), case.contact_address), (_("Document"), case.contact_document),
                (_("Phone"), case.contact_phone), (_("E-mail"), case.contact_email),
                (_("Father or mother, if the consumer is a minor"), sheet.guardian),
            ]),
            heading(_("2. What was contracted")),
            facts([
                (_("Good"), sheet.get_good_display()),
                (_("Amount claimed"), formats.number_format(case.money_claimed, 2) if case.money_claimed is not None else ""),
                (_("Description"), sheet.description),
            ]),
            heading(_("3. The complaint and what the consumer asks for")),
            facts([(_("Kind"), rules.KINDS[rules.Kind(case.said_kind)])]),
            *paragraphs(request.text if request else case.subject),
            facts([(_("What the consumer asks for"), sheet.request)]),
            heading(_("4. What the supplier noted and did")),
            *(paragraphs(answer.text) if answer else paragraphs(_("Not answered yet."))),
            *paragraphs(_(
                "Claim: disagreement about the products or services. Complaint: disagreement that is not about the products or services, "
                "or discomfort about the attention to the public. To complain does not keep anybody from other ways of settling disputes, "
                "nor is it needed before a report to INDECOPI. The supplier must answer within 15 business days, which cannot be extended."
            )),
            *_until(case)[-3:],
            {"b": "sign", "names": [_("Signature of the consumer"), _("Signature of the supplier")]},
        ]  # fmt: skip
        return pdf(title=_("Complaint sheet"), mark=str(sheet), language="es", blocks=blocks, at=case.recorded_at)


# A message as a letter ---------------------------------------------------------------------------------------------------


def letter(message: Message) -> bytes:
    """A message of a case on paper, in the language of the case, with its annexes by name."""
    case, files = message.case, list(message.attachments.all())
    to_them = not message.is_from_customer and not message.is_internal
    with override(case.language):
        blocks = [
            facts([
                (_("Case number"), case.number),
                (_("Date"), moment(message.at)),
                (
                    pgettext("letter", "To") if to_them else pgettext("letter", "From"),
                    case.contact_name if to_them else message.author_name or case.contact_name,
                ),
                (_("Address"), case.contact_address if to_them and case.answer_by == "paper" else ""),
                (_("Subject"), case.subject),
            ]),
            *paragraphs(message.text),
            *([heading(_("Annexes")), *paragraphs(receipts.annexes(files))] if files else []),
        ]  # fmt: skip
        return pdf(
            title=str(message.get_kind_display()).capitalize(), mark=case.number, language=case.language, blocks=blocks, at=message.at
        )
