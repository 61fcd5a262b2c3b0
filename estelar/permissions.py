"""The closed list of things one may be allowed to do. Which role may do what stands in `people.rules.ROLES`."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a page, a command or an API route asks for at its edge."""

    SEE_CYCLES = "cycles.see"
    DRAW_CYCLES = "cycles.draw"
    PUBLISH_CYCLES = "cycles.publish"
    SEE_FIGURES = "figures.see"
    SEE_FIGURES_BY_PERSON = "figures_by_person.see"  # of those who work in the units where one holds it; one's own need only SEE_FIGURES
    SEE_ENCOUNTERS = "encounters.see"
    RECORD_ENCOUNTERS = "encounters.record"
    CORRECT_ENCOUNTERS = "encounters.correct"  # those of others; one's own latest need only RECORD_ENCOUNTERS
    IMPORT_ENCOUNTERS = "encounters.import"
    SEE_CUSTOMERS = "customers.see"
    CHANGE_CUSTOMERS = "customers.change"
    MERGE_CUSTOMERS = "customers.merge"
    ERASE_CUSTOMERS = "customers.erase"
    SEE_CASES = "cases.see"
    OPEN_CASES = "cases.open"  # write down what somebody asks or complains about
    HANDLE_CASES = "cases.handle"  # work on them: reply, note, promise, answer, close
    ASSIGN_CASES = "cases.assign"  # give them to others, move them between units, correct their legal class
    SEE_CONFIDENTIAL = "cases_confidential.see"  # those marked confidential; others do not learn that they exist
    CHANGE_CASE_RULES = "case_rules.change"  # themes, causes, assignment, templates, which legal rules hold
    SEE_CHANNELS = "channels.see"  # mailboxes, the ledger of mail
    CHANGE_CHANNELS = "channels.change"
    SETTLE_QUARANTINE = "quarantine.settle"
    SEE_CALENDARS = "calendars.see"
    CHANGE_CALENDARS = "calendars.change"
    SEE_PEOPLE = "people.see"
    CHANGE_PEOPLE = "people.change"
    CHANGE_UNITS = "units.change"
    CHANGE_ORGANISATION = "organisation.change"
    SEE_JOURNAL = "journal.see"
    SEE_HEALTH = "health.see"
    RETRY_JOBS = "jobs.retry"
    SEE_WEBHOOKS = "webhooks.see"
    CHANGE_WEBHOOKS = "webhooks.change"
    SEE_PATTERNS = "ui.see"  # the pattern page, help, own settings: everyone who works here
