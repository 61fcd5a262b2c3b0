"""Files that come in: straight to disk, and never more of them than is taken in anyway."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Writes an upload to disk, but nothing after the limit (ESTELAR_UPLOAD_MB): nobody fills the disk with one file.

    What came later is read and forgotten, so that the sender gets an answer; the operation that takes the file in finds it larger than
    the limit and says so.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= settings.CONF.upload_mb * 1024**2:
            super().receive_data_chunk(raw_data, start)
