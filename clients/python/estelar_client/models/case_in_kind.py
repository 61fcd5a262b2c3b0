from typing import Literal

CaseInKind = Literal['claim', 'complaint', 'compliment', 'information', 'petition', 'report', 'suggestion']

CASE_IN_KIND_VALUES: set[CaseInKind] = { 'claim', 'complaint', 'compliment', 'information', 'petition', 'report', 'suggestion',  }

def check_case_in_kind(value: str) -> CaseInKind:
    if value in CASE_IN_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_IN_KIND_VALUES!r}")
