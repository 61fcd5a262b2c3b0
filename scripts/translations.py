"""The catalogues of the rooms: compile them, collect new texts into them, check that nothing is missing, unsure or unused.

python scripts/translations.py compile | collect | check
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent / "estelar"
LANGUAGES = ("es",)  # texts in the code are English


def catalogues() -> list[Path]:
    return sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/django.po"))


def compile_all() -> None:
    for path in catalogues():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(compiled))


def rooms() -> list[Path]:
    return [folder for folder in sorted(PACKAGE.iterdir()) if (folder / "locale").is_dir()]


def collect(room: Path) -> None:
    """Django's own collector in the folder of one room: keeps what is translated, adds what is new."""
    command = [sys.executable, "-P", "-W", "ignore", "-m", "django", "makemessages", "--no-location", "--no-wrap", "--verbosity=0"]
    environ = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run([*command, *(word for lang in LANGUAGES for word in ("-l", lang))], cwd=room, check=True, env=environ)


def check() -> list[str]:
    """What is wrong, a sentence each: an untranslated, unsure, missing or unused text."""
    wrong: list[str] = []
    # nav.py, cli and other modules beside the rooms are collected by the people room's catalogue, through a link made for the purpose
    with tempfile.TemporaryDirectory() as temporary:
        for room in rooms():
            copy = Path(temporary) / room.name
            shutil.copytree(room, copy, ignore=shutil.ignore_patterns("node_modules", "static", "__pycache__", "*.mo"))
            if room.name == "people":
                shutil.copy(PACKAGE / "nav.py", copy / "nav.py")
            collect(copy)
            for language in LANGUAGES:
                path = Path("locale") / language / "LC_MESSAGES" / "django.po"
                kept = {(e.msgctxt, e.msgid, e.msgid_plural): e for e in polib.pofile(str(room / path)) if not e.obsolete}
                used = {(e.msgctxt, e.msgid, e.msgid_plural) for e in polib.pofile(str(copy / path)) if not e.obsolete}
                where = f"{room.name} ({language})"
                wrong += [f"{where}: not in the catalogue (make messages): {key[1]!r}" for key in sorted(used - set(kept), key=str)]
                wrong += [f"{where}: not used any more (make messages): {key[1]!r}" for key in sorted(set(kept) - used, key=str)]
                for key, entry in kept.items():
                    if entry.fuzzy:
                        wrong.append(f"{where}: unsure (fuzzy): {key[1]!r}")
                    elif not entry.translated():
                        wrong.append(f"{where}: untranslated: {key[1]!r}")
    return wrong


def main() -> int:
    match sys.argv[1:]:
        case ["compile"]:
            compile_all()
        case ["collect"]:
            for room in rooms():
                nav = room / "nav.py"
                if room.name == "people":
                    shutil.copy(PACKAGE / "nav.py", nav)
                try:
                    collect(room)
                finally:
                    if room.name == "people":
                        nav.unlink()
                for path in room.glob("locale/*/LC_MESSAGES/django.po"):
                    catalogue = polib.pofile(str(path))
                    for entry in catalogue.obsolete_entries():
                        catalogue.remove(entry)
                    catalogue.save()
        case ["check"]:
            wrong = check()
            print("\n".join(wrong))
            return 1 if wrong else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
