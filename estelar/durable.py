"""What was written stays written when the power goes: the bytes of a file, and the names in a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Any


def flush(file: IO[Any]) -> None:
    """Everything written to an open file reaches the disk."""
    file.flush()
    os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Names in a folder (made, changed, removed) reach the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
