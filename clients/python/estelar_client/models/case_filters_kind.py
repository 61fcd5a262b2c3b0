from typing import Literal

CaseFiltersKind = Literal['', 'claim', 'complaint', 'compliment', 'information', 'petition', 'report', 'suggestion']

CASE_FILTERS_KIND_VALUES: set[CaseFiltersKind] = { '', 'claim', 'complaint', 'compliment', 'information', 'petition', 'report', 'suggestion',  }

def check_case_filters_kind(value: str) -> CaseFiltersKind:
    if value in CASE_FILTERS_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_FILTERS_KIND_VALUES!r}")
