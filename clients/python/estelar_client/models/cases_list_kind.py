from typing import Literal

CasesListKind = Literal['', 'claim', 'complaint', 'compliment', 'information', 'petition', 'report', 'suggestion']

CASES_LIST_KIND_VALUES: set[CasesListKind] = { '', 'claim', 'complaint', 'compliment', 'information', 'petition', 'report', 'suggestion',  }

def check_cases_list_kind(value: str) -> CasesListKind:
    if value in CASES_LIST_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASES_LIST_KIND_VALUES!r}")
