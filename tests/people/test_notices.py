"""What the notices about one's account say, in both languages, by mail and in the inbox."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import translation

from estelar.notices.operations import post
from estelar.notices.operations.words import words
from estelar.people.rules import NOTICES
from tests import make
from tests.conftest import Cast

DETAIL: dict[str, list[dict[str, Any]]] = {
    "security.new_device": [{"address": "10.0.0.7", "device": "Firefox"}],
    "security.password_changed": [{}],
    "security.password_forgotten": [{"secret_path": "/personas/enlace/x/y/", "until": make.NOW}],
    "security.factor_added": [{"kind": "totp", "name": ""}, {"kind": "webauthn", "name": "Llave azul"}],
    "security.factor_removed": [
        {"kind": "totp", "name": "", "by": ""}, {"kind": "webauthn", "name": "Llave azul", "by": ""},
        {"kind": "all", "name": "", "by": "Gema"},
    ],
    "security.recovery_code_used": [{"left": 1}, {"left": 7}],
    "security.recovery_codes_made": [{}],
    "security.sessions_ended": [{"number": 1, "by": ""}, {"number": 3, "by": "Gema"}],
    "security.roles_changed": [{"given": ["Agente · Sede Sur"], "taken": ["Supervisión · Sede Norte"], "by": "Gema"}],
    "security.email_changed": [{"before": "ana@example.org", "by": "Gema"}],
    "security.account_linked": [{"provider": "Clínica ID"}],
}  # fmt: skip


def test_every_notice_is_tried_here() -> None:
    assert set(DETAIL) == set(NOTICES)


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_notice_has_a_subject_and_whole_sentences(cast: Cast, settings: Any, language: str) -> None:
    settings.ESTELAR_MAIL_READY = True
    for key, details in DETAIL.items():
        for detail in details:
            notice = post(key, to=cast.ana, at=make.NOW, urgent=True, **detail)
            with translation.override(language):
                told = words(notice, organisation=cast.organisation, for_mail=True)
            assert told.subject, key
            assert "Ana" in told.body, f"{key} says whom it is for"
            shown = [value for name, value in detail.items() if isinstance(value, str) and name not in {"kind"}]
            assert all(value in told.body for value in shown), f"{key}: {told.body}"
            assert not re.search(r"\{\{|%\(|&#|&quot;|&amp;", told.subject + told.body), f"{key}: {told.body}"
            assert "\n\n\n" not in told.body
