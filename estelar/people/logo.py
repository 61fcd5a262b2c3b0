"""A picture from outside becomes a small PNG of our own making: nothing of the uploaded bytes is ever served."""

from __future__ import annotations

import io
import warnings

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from estelar.errors import RuleBroken

MOST_BYTES = 2_000_000
MOST_PIXELS = 8_000_000  # in memory: 32 MB
SIDE = 256
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")


def _refuse(message: str, code: str) -> RuleBroken:
    return RuleBroken(message, code=code, field="logo")


def clean_logo(data: bytes) -> bytes:
    """PNG of at most 256 x 256 pixels, without any metadata. Raises RuleBroken for what is no picture, too large, or a pixel bomb."""
    if len(data) > MOST_BYTES:
        raise _refuse(_("The file is larger than 2 MB. Choose a smaller picture."), "logo_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is far below Pillow's
            with Image.open(io.BytesIO(data), formats=FORMATS) as head:
                width, height = head.size
                if width * height <= MOST_PIXELS:
                    head.verify()
            if width * height > MOST_PIXELS:
                raise _refuse(
                    _("The picture has {width} x {height} pixels, which is too many. Save it with fewer, 512 x 512 are plenty.").format(
                        width=width, height=height
                    ),
                    "logo_pixels",
                )
            with Image.open(io.BytesIO(data), formats=FORMATS) as source:
                picture = ImageOps.exif_transpose(source).convert("RGBA")
    except RuleBroken:
        raise
    except Exception as error:  # a hostile file can make a decoder fail in any way
        raise _refuse(_("This file is not a picture that can be read. Choose a PNG, JPEG, WebP or GIF file."), "logo_unreadable") from error
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    bare = Image.new("RGBA", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "PNG", optimize=True)
    return out.getvalue()
