"""How files and HTML of strangers leave by HTTP. Who may see them is said by the room that asks: it checks first, then calls here."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import FileResponse, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from estelar.channels.models import Attachment
from estelar.channels.operations import attachments as operations
from estelar.channels.operations.cleaning import clean, pictures_of, with_pictures
from estelar.channels.rules import content

SANDBOX = "allow-popups allow-popups-to-escape-sandbox"  # links open in a tab of their own; nothing else is allowed
HTML_POLICY = (
    f"default-src 'none'; img-src data:; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox {SANDBOX}"
)


def serve(attachment: Attachment, *, inline: bool = False) -> FileResponse:
    """A file as a download; `inline` lets the browser show a picture or a PDF. Raises RuleBroken for what must not be handed out."""
    operations.check_servable(attachment)
    shown = inline and attachment.content_type in content.SHOWN
    kind = attachment.content_type if shown else content.UNKNOWN
    response = FileResponse(operations.opened(attachment), as_attachment=not shown, filename=attachment.name, content_type=kind)
    for name, value in content.safe_headers(attachment.content_type, inline=inline).items():
        response[name] = value
    return response


def serve_html(html: str, attachments: Iterable[Attachment] = (), *, language: str = "es") -> HttpResponse:
    """An HTML message, cleaned, as a page for `<iframe sandbox>`: no script, nothing from elsewhere, its own pictures inside."""
    safe = clean(html)
    own = pictures_of({one.content_id: one for one in attachments if one.content_id}, safe.pictures)
    body = mark_safe(with_pictures(safe, own))  # noqa: S308  # cleaned, see there; and the page's policy runs no script
    page = render_to_string("channels/frame.html", {"body": body, "language": language})
    response = HttpResponse(page)
    response["Content-Security-Policy"] = HTML_POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response
