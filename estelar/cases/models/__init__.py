from estelar.cases.models.case import Case, CaseQuerySet, Concern, Escalated, Extension, Link, Lived, Pause, Point, Sheet
from estelar.cases.models.desk import Draft, Presence, SavedView, Tab
from estelar.cases.models.message import Message, Notification
from estelar.cases.models.promise import Promise, PromiseQuerySet
from estelar.cases.models.proof import KeyRequest, TrackingCode
from estelar.cases.models.search import CaseWords
from estelar.cases.models.settled import Absence, Cause, Confirmation, Escalation, Regime, Routing, Template, Theme

__all__ = [
    "Absence",
    "Case",
    "CaseQuerySet",
    "CaseWords",
    "Cause",
    "Concern",
    "Confirmation",
    "Draft",
    "Escalated",
    "Escalation",
    "Extension",
    "KeyRequest",
    "Link",
    "Lived",
    "Message",
    "Notification",
    "Pause",
    "Point",
    "Presence",
    "Promise",
    "PromiseQuerySet",
    "Regime",
    "Routing",
    "SavedView",
    "Sheet",
    "Tab",
    "Template",
    "Theme",
    "TrackingCode",
]
