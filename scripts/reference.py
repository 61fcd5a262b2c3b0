"""The pages of docs/reference that say what the code says: written from it, never by hand.

python scripts/reference.py          write them
python scripts/reference.py check    name those that are not as the code is, and fail
"""

# ruff: noqa: E402 — Django must be set up before our modules are imported.

from __future__ import annotations

import json
import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "estelar.settings")
os.environ.setdefault("ESTELAR_DATA", str(ROOT / ".cache" / "reference"))

import click
import django

django.setup()

from django.utils import translation

from estelar import cli, conf, law
from estelar.analytics import tables, tallies
from estelar.analytics.measures.registry import MEASURES
from estelar.journal.sentences import sentences
from estelar.people.rules import ROLE_NAMES, ROLES
from estelar.permissions import Permission
from estelar.ui.doors import Door, doors
from estelar.ui.words import permission_words

FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Made from the code by `make docs` (scripts/reference.py): change the code, not this page. -->"


def cell(value: object) -> str:
    """One line that cannot break a table."""
    return " ".join(str(value).split()).replace("|", "\\|")


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell(value) for value in line) + " |" for line in lines)


def page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", NOTE, *(part.strip("\n") for part in parts)]) + "\n"


def settings() -> str:
    rows = [(f"`{s.name}`", s.meaning, s.default) for s in conf.SETTINGS]
    return page(
        "Settings",
        "Estelar reads its settings from the environment, once, when a process starts. A value that cannot be used ends the program with a "
        "sentence that names the variable. What belongs to the organisation (name, logo, word for the customer, country, time zone, "
        "language) is set in its page instead.",
        table(("variable", "meaning", "when it is left out"), rows),
    )


def commands() -> str:
    def walk(command: click.Command, words: tuple[str, ...], parent: click.Context | None) -> Iterator[str]:
        context = click.Context(
            command, info_name=words[-1], parent=parent, terminal_width=100, max_content_width=100, **command.context_settings
        )
        yield f"{'#' * min(len(words) + 1, 4)} `{' '.join(words)}`\n\n```text\n{command.get_help(context).strip()}\n```"
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None, name
                yield from walk(inner, (*words, name), context)

    return page(
        "Commands",
        "In a checkout: `.venv/bin/python -m estelar ...`, or `make run`, `make test` and the rest of `make help`. "
        "After `pip install estelar-*.whl`: `estelar ...`. "
        "A command that cannot do what it was asked says why in one sentence and ends with code 1.",
        *walk(cli.cli, ("estelar",), None),
    )


def permissions() -> str:
    roles = list(ROLE_NAMES)
    rows = [
        (f"`{p.value}`", permission_words(p), *("yes" if p in ROLES[role] else "–" for role in roles))
        for p in Permission
    ]  # fmt: skip
    return page(
        "Permissions",
        "A person holds roles, each in a unit and everything below it. What one may *do* is in this table; what one may *see* are the "
        "rows of the units where one holds a role (`visible_to` of each model). The auditor reads everything and changes nothing.",
        table(("permission", "one may", *(str(ROLE_NAMES[r]) for r in roles)), rows),
        "## Which addresses each permission opens",
        "Pages, and routes of the API with their method. [urls.md](urls.md) says what each of them is.",
        table(("permission", "pages", "routes of the API"), [(f"`{p.value}`", *opened(p)) for p in Permission]),
    )


def opened(permission: Permission) -> tuple[str, str]:
    mine = [door for door in doors() if door.permission is permission and not door.is_public]
    pages = " ".join(f"`{door.path}`" for door in mine if not door.is_api)
    return pages or "– (asked for inside other pages)", " ".join(f"`{door.method} {door.path}`" for door in mine if door.is_api) or "–"


def journal() -> str:
    rows = []
    known = sentences()
    for key in sorted(known):
        with translation.override("en"):
            english = str(known[key])
        with translation.override("es"):
            spanish = str(known[key])
        rows.append((f"`{key}`", english, spanish))
    return page(
        "Journal",
        "Every operation leaves one line: who, what (one of these keys), on what, when, from where. Lines are only ever added; a trigger "
        "refuses to change or remove them, also for the role that owns the table.",
        table(("key", "in English: somebody ...", "in Spanish: alguien ..."), rows),
    )


def measures_index() -> str:
    rows = [
        (f"`{m.name}`", m.title.in_("en"), m.title.in_("es"), m.unit.in_("en"), m.formula.in_("en"))
        for m in MEASURES.values()
    ]  # fmt: skip
    return page(
        "Measures at a glance",
        "`estelar analyse MEASURE --facts DIR` computes each of them. The whole method sheets stand in [measures.md](measures.md).",
        table(("name", "measure", "medida", "unit", "how"), rows),
    )


def facts() -> str:
    parts = []
    files = [(one, f"`{one.name}/day=YYYY-MM-DD/part.parquet`" if one.by_day else f"`{one.name}.parquet`") for one in tables.TABLES]
    files += [(one.table, f"`{one.name}/YYYY-MM.parquet`, for months that are over") for one in tallies.TALLIES]
    for one, where in files:
        rows = [(f"`{c.name}`", f"`{c.type}`", c.unit, "yes" if c.null else "", c.meaning.in_("en")) for c in one.columns]
        parts.append(f"## `{one.name}`\n\n{one.meaning.in_('en')} Stored as {where}.")
        parts.append(table(("column", "Arrow type", "unit", "may be empty", "meaning"), rows))
    return page(
        "Facts",
        f"The facts folder (`ESTELAR_DATA/facts`) holds plain Parquet, version {tables.VERSION} of this schema: one folder a local day for "
        "what happened, one file for what things are called; and sums of what happened "
        "by month, for speed. It holds no names of persons and no words of customers: "
        "who served and who was served are keyed pseudonyms. How it comes about: [how a fact travels](../explanation/facts.md).",
        *parts,
    )


def cycle_json() -> str:
    schema = json.loads((ROOT / "estelar" / "cycles" / "design.schema.json").read_text())

    def kind(part: dict[str, Any]) -> str:
        if "const" in part:
            return f"`{json.dumps(part['const'])}`"
        if "enum" in part:
            return ", ".join(f"`{json.dumps(value)}`" for value in part["enum"])
        types = part.get("type", "any")
        words = types if isinstance(types, str) else " or ".join(types)
        limits = [f"{name} {part[key]}" for key, name in LIMITS.items() if key in part]
        return words + (f" ({', '.join(limits)})" if limits else "")

    def walk(part: dict[str, Any], path: str) -> Iterator[tuple[str, str, str, str]]:
        needed = part.get("required", [])
        for name, inner in part.get("properties", {}).items():
            here = f"{path}{name}"
            yield f"`{here}`", kind(inner), "yes" if name in needed else "", inner.get("description", "")
            yield from walk(inner, f"{here}.")
            items = inner.get("items")
            if items:
                if "enum" in items:
                    yield f"`{here}[]`", kind(items), "", items.get("description", "")
                yield from walk(items, f"{here}[].")

    return page(
        "A cycle as JSON",
        f"{schema['description']} The schema itself, `{schema['$id']}` (JSON Schema 2020-12), is the file "
        "`estelar/cycles/design.schema.json`; what it cannot say (moments named once, branches between moments that exist) "
        "is checked on import with a sentence per problem.",
        table(("field", "what", "needed", "meaning"), list(walk(schema, ""))),
    )


LIMITS = {
    "minLength": "at least", "maxLength": "at most", "maxItems": "items at most", "minimum": "from", "exclusiveMinimum": "above",
    "maximum": "to", "pattern": "pattern",
}  # fmt: skip


def who(door: Door) -> str:
    if door.is_public:
        return "everybody"
    return f"`{door.permission.value}`" if door.permission else "any token" if door.is_api else "whoever is logged in"


def urls() -> str:
    rows = [(f"`{d.method} {d.path}`".replace("` ", "`"), f"`{d.name}`", who(d), d.about) for d in doors()]
    return page(
        "Addresses",
        "Every address of the site and every route of the API, the name by which the code calls it, and who may enter. A row that one may "
        "not see answers 404, an address that one's roles do not open answers 403, and nobody logged in means the login page (in the API: "
        "401). The page /personas/permisos/ shows the same by permission.",
        table(("address", "name", "who may enter", "what it is"), rows),
    )


def benchmark() -> str:
    """The figures of benchmark.json, as they came."""
    found = json.loads((FOLDER / "benchmark.json").read_text())
    size, machine = found["size"], found["machine"]
    parts = []
    for part in (name for name in found if name not in {"size", "machine"}):
        rows = []
        for name, value in found[part].items():
            if isinstance(value, dict) and "value" in value:
                met = {True: " ✓", False: " **not met**", None: ""}[value["ok"]]
                more = ", ".join(f"{key} {one}" for key, one in value.items() if key not in {"value", "unit", "goal", "ok"})
                rows.append((name, value["goal"] or "", f"{value['value']:,} {value['unit']}{met}", more))
        said = [f"{name}: {value}" for name, value in found[part].items() if not (isinstance(value, dict) and "value" in value)]
        parts.append(f"## {part}\n\n{' · '.join(said)}\n\n{table(('figure', 'goal', 'measured', 'more'), rows)}")
    return page(
        "Benchmark",
        f"What `make bench` wrote into [benchmark.json](benchmark.json): {size['customers']:,} customers, {size['encounters']:,} "
        f"encounters, {machine['cores']} cores, Python "
        f"{machine['python']}. What the figures mean: [how large it may grow](../explanation/scale.md).",
        *parts,
    )


def law_rules() -> str:
    """The statutory terms of the packs, and the worked examples that the tests count again."""
    parts = []
    for country in law.COUNTRIES:
        rows = [
            (
                f"`{one.id}` v{one.version}", one.title.in_("es"), one.title.in_("en"), f"{law.term_words(one).in_('en')}{law_start(one)}",
                law_more(one), one.silence.words.in_("en"), one.citation.in_("es"), one.verified.value,
                f"{one.valid_from} – {one.valid_to or ''}", ", ".join(one.case_kinds),
                f"{one.sector}{' (general)' if one.is_general else ''}",
            )
            for one in law.rules(country)
        ]  # fmt: skip
        heads = ("rule", "qué", "what", "term", "extension and pauses", "silence", "citation", "mark", "holds", "default for", "sector")
        parts.append(f"## {country}\n\nTime zone: {law.zone_of(country)}.\n\n{table(heads, rows)}")
    examples = tomllib.loads((ROOT / "tests" / "law" / "examples.toml").read_text(encoding="utf-8"))["example"]
    rows = [
        (f"`{one['rule']}`", one["received"].replace("T", " "), law_given(one), one["due"].replace("T", " "), one["shows"])
        for one in examples
    ]  # fmt: skip
    marks = "\n".join(f"* **{mark.value}**: {words.in_('en')}." for mark, words in law.MARK_WORDS.items())
    return page(
        "Statutory terms",
        f"{law.DISCLAIMER.in_('en')} What stands in `estelar/law/packs/*.toml`, checked against `schema.json` there. "
        "How a deadline comes about: [law](../explanation/law.md). `estelar deadline --rule ID --received TIME` explains one day by day.",
        "A rule is the default for some kinds of case in its sector; those marked general also for whoever names no sector.",
        f"The mark says how well a rule is verified:\n\n{marks}",
        *parts,
        f"## Worked examples\n\nCounted apart from the program, from lists of holidays written by hand; the tests count each again "
        f"({len(examples)} of them, in `tests/law/examples.toml`).\n\n{table(('rule', 'received', 'given', 'due', 'shows'), rows)}",
    )


def law_start(rule: law.Rule) -> str:
    words = {
        "event": "", "next_day": "", "next_business_day": ", from the next business day",
        "after_completion": ", anew from the completion of an incomplete request",
    }  # fmt: skip
    return words[rule.term.start.value] if rule.term else ""


def law_more(rule: law.Rule) -> str:
    said = []
    allowed = rule.extension
    if allowed.allowed:
        far = (
            f"to {allowed.max_factor} times"
            if allowed.max_factor
            else f"by {allowed.most.text().en}"
            if allowed.most
            else "without a maximum"
        )
        said.append(f"extended once, {far}{', if a third party must pronounce' if allowed.third_party_only else ''}")
    said += [f"pause {one.cause}{f' (at most {one.most.text().en})' if one.most else ''}" for one in rule.pauses]
    return "; ".join(said) or "–"


def law_given(example: dict[str, Any]) -> str:
    words = {
        "region": lambda region: region,
        "extend": lambda _: "extended as far as it goes",
        "pause": lambda pause: f"pause from {pause[0].replace('T', ' ')} ({pause[2]})",
        "asked": lambda at: f"asked to complete on {at.replace('T', ' ')}",
        "completed": lambda at: f"completed on {at.replace('T', ' ')}",
        "off": lambda days: f"closed on {', '.join(days)}",
        "on": lambda days: f"worked on {', '.join(days)}",
    }
    return "; ".join(say(example[key]) for key, say in words.items() if key in example)


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings,
    "commands.md": commands,
    "journal.md": journal,
    "permissions.md": permissions,
    "measures-index.md": measures_index,
    "facts.md": facts,
    "cycle-json.md": cycle_json,
    "urls.md": urls,
    "benchmark.md": benchmark,
    "law.md": law_rules,
}


def main(words: Sequence[str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    stale = []
    with translation.override("en"):
        made = {name: write() for name, write in PAGES.items()}
    for name, text in made.items():
        path = FOLDER / name
        if not path.exists() or path.read_text() != text:
            stale.append(name)
            if "check" not in words:
                path.write_text(text)
    if stale and "check" in words:
        print(f"docs/reference is not as the code is: {', '.join(stale)}. Run: make docs")
        return 1
    if "check" not in words:
        print(f"docs/reference: {len(made)} pages, {len(stale)} changed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
