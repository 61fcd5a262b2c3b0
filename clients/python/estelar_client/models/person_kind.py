from typing import Literal

PersonKind = Literal['human', 'robot']

PERSON_KIND_VALUES: set[PersonKind] = { 'human', 'robot',  }

def check_person_kind(value: str) -> PersonKind:
    if value in PERSON_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERSON_KIND_VALUES!r}")
