"""How passwords are checked and kept (NIST SP 800-63B-4, section 3.1.1; decision 0014). The rule itself is `rules.check_password`."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth import password_validation
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken
from estelar.people import rules
from estelar.people.models import Organisation, Person


class Argon2(Argon2PasswordHasher):
    """Argon2id of the password in Unicode's form NFKC: the same letters from another keyboard are the same password."""

    def encode(self, password: str, salt: str) -> str:
        return super().encode(rules.normal_password(password), salt)

    def verify(self, password: str, encoded: str) -> bool:
        return super().verify(rules.normal_password(password), encoded)


@cache
def common_passwords() -> frozenset[str]:
    """The 20,000 most common passwords of leaks, as Django brings them along (lower case)."""
    path = Path(password_validation.__file__).resolve().parent / "common-passwords.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return frozenset(line.strip() for line in file)


class PasswordRule:
    """The rule as Django's forms ask for it."""

    def validate(self, password: str, user: Any = None) -> None:
        words = [Organisation.current().name]
        if isinstance(user, Person):
            words += [user.name, user.email]
        try:
            rules.check_password(password, words=words, common=common_passwords())
        except RuleBroken as error:
            raise ValidationError(str(error), code=error.code) from error

    def get_help_text(self) -> str:
        return _(
            "At least {least} characters; several words in a row are easy to remember. Any letter, sign or space counts; no sign "
            "is demanded, and the password never expires."
        ).format(least=rules.PASSWORD_LEAST)
