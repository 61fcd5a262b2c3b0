"""The plan of the house (docs/explanation/architecture.md), enforced: ladder, doors, foreign keys, sizes, addresses, hosts."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import models

from tests.house.addresses import addresses

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "estelar"
ROOMS = (
    "api", "health", "reports", "cases", "encounters", "channels", "cycles", "customers", "calendars", "webhooks", "people", "notices",
    "journal", "ui",
)  # fmt: skip
"""Top of the ladder first."""

DOORS = {"models", "operations", "rules"}
# What stands open besides the three doors, each for a reason.
OPEN_BESIDES = {
    "estelar.people.requests": "the type of a request behind the guard: annotations of every view",
    "estelar.channels.serving": "how files and HTML of strangers leave by HTTP; the room that asks has said who may see them",
    "estelar.reports.facts": "the day files, which commands and jobs rebuild",
    "estelar.journal.sentences": "what can have happened, in words: for those who choose events and read lines elsewhere",
    "estelar.people.context": "the organisation's word for its customer, which the navigation shows",
}

# Models without a page of their own: nobody asks for them by an address, they are reached through the row named here.
REACHED_THROUGH = {
    "people.Assignment": "its person",
    "people.GroupRole": "the page of access, for whoever administers the whole organisation",
    "people.LoginSession": "its person",
    "people.PasswordRequest": "nobody: the worker answers it",
    "people.Passing": "nobody: counters of attempts",
    "people.Organisation": "there is one, and everybody who works here may see it",
    "notices.Mail": "the page of the mail, for whoever administers the whole organisation",
    "notices.Preference": "its person",
    "webhooks.Cursor": "there is one, and nobody asks for it",
    **dict.fromkeys(
        (
            "cases.Point",
            "cases.Pause",
            "cases.Extension",
            "cases.CaseWords",
            "cases.Concern",
            "cases.Escalated",
            "cases.Link",
            "cases.Lived",
            "cases.Sheet",
            "cases.Message",
            "cases.Notification",
            "cases.Presence",
        ),
        "its case",
    ),
    "cases.TrackingCode": "nobody: only its digest is kept, and whoever has the code opens the case",
    "cases.KeyRequest": "nobody: the worker answers it",
    "cases.Draft": "its writer and its case",
    "cases.Tab": "its person and its case",
    "channels.FolderCursor": "its mailbox",
    "channels.Tally": "the ledger, which asks for the units that one may see",
    "channels.Attachment": "its message: the room that shows the message says who may see it",
    "channels.OutgoingEvent": "its message",
    "channels.AutoStop": "its mailbox or account",
    "channels.RawEvent": "its account",
    "channels.Inbound": "its message in custody",
    "cycles.Service": "its cycles",
    "cycles.CycleVersion": "its cycle",
    "cycles.DraftRevision": "its cycle",
    "cycles.DesignCheck": "its cycle",
    "encounters.SavedMapping": "the mappings belong to whoever may import",
    "encounters.Dissatisfaction": "its encounter",
    "encounters.CorrectedText": "its encounter",
    "encounters.ImportedCustomer": "its file",
    "customers.NameWord": "nobody: the search compares with it",
    "customers.Called": "nobody: the search reads it",
    "encounters.DirtyMark": "nobody: the rebuild of facts reads it",
    "api.Answer": "its token",
    "journal.Book": "there is one, and whoever reads the journal may see it",
    "journal.Link": "its line",
    "journal.Anchor": "the page of the chain, read by whoever reads the journal",
    "journal.Retirement": "its anchor",
}


def tracked(*suffixes: str) -> list[Path]:
    """The files of the checkout that git knows or would take up (nothing ignored), with these endings."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)]


@cache
def modules() -> dict[str, tuple[Path, ast.Module]]:
    """Every module of the package by its dotted name."""
    found: dict[str, tuple[Path, ast.Module]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = (path, ast.parse(path.read_text()))
    return found


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else None


def imports(name: str) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything of ours that a module imports, also inside functions and for types only."""
    known = modules()
    for node in ast.walk(known[name][1]):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.startswith("estelar."))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} line {node.lineno}: imports are written in full (estelar....)"
            if node.module and (node.module == "estelar" or node.module.startswith("estelar.")):
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    yield node.lineno, whole if whole in known else node.module


def _is_open_besides(target: str) -> bool:
    return any(target == one or target.startswith(f"{one}.") for one in OPEN_BESIDES)


def test_a_room_knows_only_what_stands_below_it() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_another_room_is_entered_by_its_doors_only() -> None:
    wrong = []
    for name in modules():
        here = room_of(name)
        if (here is None and name.split(".")[1:2] in (["cli"], ["worker"], ["nav"], ["demo"])) or here:
            for line, target in imports(name):
                room = room_of(target)
                if room is None or room == here or room == "ui" or _is_open_besides(target):
                    continue
                door = target.split(".")[2] if target.count(".") >= 2 else ""
                if door not in DOORS:
                    wrong.append(f"{name} line {line} imports {target}: from another room only models, operations and rules")
    assert not wrong, "\n".join(wrong)


def test_the_open_modules_besides_the_doors_are_still_there() -> None:
    assert set(OPEN_BESIDES) <= set(modules())


def test_foreign_keys_point_to_the_same_room_or_down() -> None:
    height = {room: len(ROOMS) - position for position, room in enumerate(ROOMS)}
    person = apps.get_model("people", "Person")
    wrong = []
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.get_fields():
                if not isinstance(field, models.ForeignKey | models.OneToOneField | models.ManyToManyField):
                    continue
                target = field.related_model
                assert isinstance(target, type)
                if target is person:
                    continue
                other = target._meta.app_label
                if other not in height or height[other] > height[room]:
                    wrong.append(f"{model._meta.label}.{field.name} points up to {target._meta.label}")
    assert not wrong, "\n".join(wrong)


def test_no_module_is_too_long_to_read() -> None:
    most = {".py": 600, ".ts": 600, ".html": 300}
    wrong = []
    for path in tracked(*most):
        if path.parent.name == "migrations":
            continue  # written by Django in one piece, and read by nobody once it has run
        lines = path.read_text().count("\n") + 1
        if lines > most[path.suffix]:
            wrong.append(f"{path.relative_to(ROOT)} has {lines} lines, at most {most[path.suffix]}: make it a package, one file per theme")
    assert not wrong, "\n".join(wrong)


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    wrong = [str(p.relative_to(ROOT)) for p in tracked(".py", ".ts") if p.stem in names or p.parent.name in names]
    assert not wrong, f"name these by what they are about: {wrong}"


def test_every_folder_and_module_of_the_package_stands_on_the_ladder_of_the_plan() -> None:
    plan = (ROOT / "docs" / "explanation" / "architecture.md").read_text()
    ladder = plan.split("```")[1]
    named = {word for line in ladder.splitlines() for word in re.findall(r"[a-z_]+", re.split(r"\s{3,}", line.strip())[0])}
    there = {
        p.stem for p in PACKAGE.iterdir() if (p.is_dir() and (p / "__init__.py").exists()) or (p.suffix == ".py" and p.stem != "__init__")
    }
    assert there <= named, f"not on the ladder of docs/explanation/architecture.md: {sorted(there - named)}"
    rooms_in_order = [word for word in re.findall(r"^([a-z]+)", ladder, re.MULTILINE) if word in ROOMS]
    assert tuple(rooms_in_order) == ROOMS


def test_every_address_says_who_may_enter() -> None:
    wrong = [
        f"{a.route} ({a.name}): decorate {a.view.__module__}.{a.view.__qualname__} with @guarded(...) or @public"
        for a in addresses()
        if a.is_public + a.is_guarded + a.is_api != 1
    ]
    assert not wrong, "\n".join(wrong)


def test_every_address_has_a_name_of_its_own() -> None:
    names = [a.name for a in addresses()]
    assert "" not in names
    assert sorted(names) == sorted(set(names))


def test_rows_with_an_address_are_chosen_by_visible_to() -> None:
    """Every model of ours has `visible_to`, or is reached through one that has."""
    wrong = []
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            label = model._meta.label
            has = callable(getattr(model._default_manager, "visible_to", None))
            if has == (label in REACHED_THROUGH):
                wrong.append(f"{label}: give it visible_to(person), or name in REACHED_THROUGH the row that leads to it (one of the two)")
    assert not wrong, "\n".join(wrong)


def test_views_never_fetch_a_row_without_asking_who_sees_it() -> None:
    """In views, a single row of a model with `visible_to` is fetched through it. What lists may show is tried by test_endpoints."""
    visible = {m.__name__ for room in ROOMS for m in apps.get_app_config(room).get_models() if hasattr(m._default_manager, "visible_to")}
    wrong = []
    for name, (path, tree) in modules().items():
        if room_of(name) is None or "views" not in name.split(".")[2:3]:
            continue
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            text = ast.unparse(call)
            fetches = re.match(r"get_object_or_404\((\w+)", text) or re.match(r"(\w+)\.objects\.(?:[^()]*\([^()]*\)\.)*a?get\(", text)
            if fetches and fetches[1] in visible and "visible" not in text:
                wrong.append(f"{path.relative_to(ROOT)}:{call.lineno} {text[:80]}")
    assert not wrong, "\n".join(wrong)


def test_views_are_short() -> None:
    """A view finds, calls and answers; what is longer belongs into a form, an operation or a page's own module."""
    wrong = []
    for name, (path, tree) in modules().items():
        if room_of(name) is None or "views" not in name.split(".")[2:3]:
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.decorator_list and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > 40:
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines")
    assert not wrong, "\n".join(wrong)


CLOCKS = {"now", "utcnow", "today", "localdate"}


def test_only_the_edges_read_the_clock() -> None:
    """Rules, models and operations are handed the time: no `now()`, no `today()`."""
    wrong = []
    for name, (path, tree) in modules().items():
        parts = name.split(".")
        if room_of(name) is None or len(parts) < 3 or parts[2] not in DOORS:
            continue
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"now", "utcnow", "today", "localdate"}
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}")
    assert not wrong, "\n".join(wrong)


def test_operations_never_see_a_request() -> None:
    wrong = []
    for name, (path, tree) in modules().items():
        if room_of(name) is None or name.split(".")[2:3] not in (["operations"], ["rules"], ["models"]):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.arg) and node.arg == "request":
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong, "\n".join(wrong)


# Hosts

_HOST = re.compile(r"""(?:https?:|wss?:|url\(\s*['"]?|(?:src|href|action)\s*=\s*['"]?)//[a-z0-9.-]+""", re.IGNORECASE)
# Names of things that look like addresses, and examples; a browser never asks them for anything.
_NOT_ASKED = re.compile(r"https?://(?:www\.w3\.org/|127\.0\.0\.1|localhost|[a-z.-]*example\.(?:org|com))", re.IGNORECASE)


def test_pages_styles_and_scripts_name_no_other_host() -> None:
    wrong = []
    sources = [
        p for p in tracked(".html", ".ts", ".css", ".svg", ".mjs") if p.is_relative_to(PACKAGE) or p.is_relative_to(ROOT / "frontend")
    ]
    assert sources
    for path in sources:
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            for hit in _HOST.finditer(line):
                if not _NOT_ASKED.match(line, hit.start()):
                    wrong.append(f"{path.relative_to(ROOT)}:{number} {hit.group()}")
    assert not wrong, "\n".join(wrong)


def test_templates_carry_no_code_and_no_style_of_their_own() -> None:
    """The content security policy would refuse them anyway, silently."""
    inline = re.compile(r"""\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']|href\s*=\s*["']javascript:|<style[\s>]""", re.IGNORECASE)
    script = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", re.IGNORECASE)
    wrong = []
    for path in tracked(".html"):
        if not path.is_relative_to(PACKAGE):
            continue
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if inline.search(line) or script.search(line):
                wrong.append(f"{path.relative_to(ROOT)}:{number} {line.strip()[:100]}")
    assert not wrong, "\n".join(wrong)


def test_no_tracked_file_names_a_package_registry() -> None:
    """Where packages come from is the installer's choice: a lock that names a host sends everybody there."""
    hosts = [
        "registry." + "npmjs.org",
        "registry." + "yarnpkg.com",
        "files." + "pythonhosted.org",
        "pypi" + ".org",
        "npm." + "pkg.github.com",
    ]
    wrong = []
    for path in tracked():
        if path.name in {"uv.lock", "pylock.toml"}:
            wrong.append(f"{path.relative_to(ROOT)} must not be committed")
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        wrong += [f"{path.relative_to(ROOT)} names {host}" for host in hosts if host in text]
    assert not wrong, "\n".join(wrong)


def test_third_party_code_is_not_committed() -> None:
    folders = {"node_modules", "vendor", "third_party"}
    wrong = [str(p.relative_to(ROOT)) for p in tracked() if folders & set(p.parts) or p.name.endswith((".min.js", ".min.css"))]
    assert not wrong
