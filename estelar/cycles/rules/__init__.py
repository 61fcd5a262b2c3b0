"""What may be said of a cycle without a database: its design, its words, its differences, its edits.

Other rooms find the names of every code here (`CHANNELS`, `ELEMENTS`, ...); the themes stand in modules of their own.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from estelar.cycles.rules.words import CHANNELS, ELEMENTS, EXPECTATIONS, FIELDS, VISIBILITIES, Text

__all__ = ["CHANNELS", "ELEMENTS", "EXPECTATIONS", "FIELDS", "JOURNAL", "NOTICES", "VISIBILITIES"]

JOURNAL: dict[str, Text] = {
    "cycles.service_added": _("added the service"),
    "cycles.service_changed": _("changed the service"),
    "cycles.cycle_created": _("created the cycle"),
    "cycles.cycle_archived": _("archived the cycle"),
    "cycles.cycle_restored": _("brought the cycle back from the archive"),
    "cycles.cycle_deleted": _("discarded the cycle, which had never been published"),
    "cycles.draft_started": _("started a draft of the cycle"),
    "cycles.draft_edited": _("edited the draft of the cycle"),
    "cycles.draft_undone": _("undid a change in the draft of the cycle"),
    "cycles.draft_redone": _("redid a change in the draft of the cycle"),
    "cycles.draft_discarded": _("discarded the draft of the cycle"),
    "cycles.version_published": _("published the version of the cycle"),
    "cycles.check_saved": _("answered the design check of the cycle"),
}

NOTICES: dict[str, Text] = {"cycles.version_published": _("A cycle has a new version")}
