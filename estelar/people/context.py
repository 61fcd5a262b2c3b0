"""What every template knows of the organisation, and its word for the customer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from estelar.people.models import Organisation


@dataclass(frozen=True)
class Word:
    """The organisation's word for its customer in the language of the reader. `the` and `a` agree in gender (Spanish)."""

    one: str
    many: str
    feminine: bool
    language: str

    @property
    def the(self) -> str:
        if self.language == "es":
            return f"{'la' if self.feminine else 'el'} {self.one}"
        return f"the {self.one}"

    @property
    def the_many(self) -> str:
        if self.language == "es":
            return f"{'las' if self.feminine else 'los'} {self.many}"
        return f"the {self.many}"

    @property
    def a(self) -> str:
        if self.language == "es":
            return f"{'una' if self.feminine else 'un'} {self.one}"
        return f"{'an' if self.one[:1].lower() in 'aeio' else 'a'} {self.one}"


def word_of(organisation: Organisation, language: str | None) -> Word:
    if (language or "es").startswith("en"):
        return Word(organisation.customer_en, organisation.customers_en, feminine=False, language="en")
    feminine = organisation.customer_gender == Organisation.Gender.FEMININE
    return Word(organisation.customer_es, organisation.customers_es, feminine=feminine, language="es")


def organisation(request: HttpRequest) -> dict[str, Any]:
    current = getattr(request, "organisation", None)
    if current is None:  # an error before the edge was reached
        return {}
    return {"organisation": current, "customer_word": word_of(current, get_language())}
