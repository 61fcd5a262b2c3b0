"""The folder in which the web processes of a machine count together: made before Django and Prometheus are loaded."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client looks at it when it is imported


def shared_folder(data: Path) -> Path:
    """The folder in which the web processes of this machine count together, emptied of what earlier ones left when none of them lives."""
    digest = hashlib.sha256(str(data).encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"estelar-{os.getuid()}-{digest}-metrics"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid() or folder.is_symlink():
        return Path(tempfile.mkdtemp(prefix="estelar-metrics-"))  # somebody else made it: not ours to write into
    found = {path: int(match[1]) for path in folder.iterdir() if (match := re.search(r"_(\d+)\.db$", path.name))}
    if not any(Path(f"/proc/{pid}").exists() for pid in set(found.values())):
        for path in found:
            path.unlink(missing_ok=True)
    return folder
