"""Files become encounters: taken in, looked at, checked, written in one transaction, and undone as a whole."""

from __future__ import annotations

from estelar.encounters.operations.intake.progress import is_being_worked_on
from estelar.encounters.operations.intake.run import check, run
from estelar.encounters.operations.intake.undo import undo
from estelar.encounters.operations.intake.uploads import (
    ask_check,
    ask_run,
    ask_undo,
    discard,
    earlier,
    import_file,
    save_mapping,
    set_mapping,
    tidy,
    upload,
)
from estelar.encounters.operations.intake.working import Outcome

__all__ = [
    "Outcome",
    "ask_check",
    "ask_run",
    "ask_undo",
    "check",
    "discard",
    "earlier",
    "import_file",
    "is_being_worked_on",
    "run",
    "save_mapping",
    "set_mapping",
    "tidy",
    "undo",
    "upload",
]
