"""What Estelar stands on may be given away with it: no GPL, no AGPL, nothing unknown."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Licences under which a part may be installed beside (Python) or bundled with (npm) a program under Apache-2.0.
FREE = re.compile(
    r"""(?ix) ^(?: MIT(?:-0|-CMU)? | MIT\ License | Apache(?:\ License,?)?(?:\ Software\ License)?(?:,?\ Version)?[-\ ]?(?:2\.0)?
    | (?:[23]-clause\ )?BSD(?:-[023]-Clause|\ License)? | 0BSD | ISC(?:\ License.*)? | Zlib | CC0-1\.0 | PSF-2\.0
    | Python\ Software\ Foundation\ License | BlueOak-1\.0\.0 | HPND
    )$"""
)
# Installed beside, unchanged, and replaceable by whoever runs Estelar, which is what the LGPL asks for.
LGPL_BESIDE = {"psycopg", "psycopg-binary", "psycopg-pool"}
# Under the MPL file by file (certificates; a list of public suffixes in fido2): installed beside, unchanged, and never copied into ours.
MPL_BESIDE = {"certifi", "fido2"}
# Says only "Dual License"; its LICENSE file has both texts.
DUAL = {"python-dateutil": "Apache-2.0 OR BSD-3-Clause"}
# Used at build time only; nothing of it is in the bundle or in the wheel.
MPL_BUILD_ONLY = re.compile(r"^node_modules/(?:lightningcss(?:-[a-z0-9-]+)?|axe-core)$")


def locked() -> list[str]:
    return re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)


def licence_of(name: str) -> str:
    """The SPDX expression, else the short licence field, else what the classifiers say."""
    about = metadata.metadata(name)
    if name in DUAL:
        return DUAL[name]
    short = about.get("License") or ""
    classified = [c.split(" :: ")[-1] for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    return str(about.get("License-Expression") or (short if short and len(short) < 40 else "") or " AND ".join(classified))


def is_free(expression: str) -> bool:
    """Every part of an AND, any part of an OR."""
    return all(any(FREE.match(choice.strip(" ()")) for choice in part.split(" OR ")) for part in expression.split(" AND "))


def test_every_locked_python_package_has_a_compatible_licence() -> None:
    wrong, seen = [], 0
    for name in locked():
        try:
            licence = licence_of(name)
        except metadata.PackageNotFoundError:
            continue  # for another platform
        seen += 1
        if name in LGPL_BESIDE and licence == "LGPL-3.0-only":
            continue
        others = [part for part in licence.split(" AND ") if not (name in MPL_BESIDE and ("MPL-2.0" in part or "(MPL 2.0)" in part))]
        if not all(map(is_free, others)):
            wrong.append(f"{name}: {licence or 'says nothing'}")
    assert seen > 40
    assert not wrong, "\n".join(wrong)


def test_the_exceptions_are_written_down_where_people_look() -> None:
    notice = (ROOT / "NOTICE").read_text()
    assert all(name in notice for name in ("LGPL", "MPL", *LGPL_BESIDE, *MPL_BESIDE))


def test_every_locked_front_end_package_has_a_compatible_licence() -> None:
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
    wrong = []
    for place, about in packages.items():
        licence = about.get("license", "")
        if place and not (is_free(licence) or (licence == "MPL-2.0" and MPL_BUILD_ONLY.match(place))):
            wrong.append(f"{place}: {licence or 'says nothing'}")
    assert not wrong, "\n".join(wrong)


def test_the_reading_of_licences_refuses_what_it_should() -> None:
    refused = ["GPL-3.0-only", "AGPL-3.0-or-later", "GNU General Public License v3 (GPLv3)", "LGPL-3.0-only", "", "MIT AND GPL-2.0-only"]
    assert not any(map(is_free, refused))
    assert all(map(is_free, ["MIT", "BSD-3-Clause AND MIT", "Apache-2.0 OR BSD-2-Clause", "GPL-2.0-only OR MIT", "2-clause BSD"]))
