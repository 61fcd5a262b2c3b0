from typing import Literal

PersonRowKind = Literal['human', 'robot']

PERSON_ROW_KIND_VALUES: set[PersonRowKind] = { 'human', 'robot',  }

def check_person_row_kind(value: str) -> PersonRowKind:
    if value in PERSON_ROW_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERSON_ROW_KIND_VALUES!r}")
