from typing import Literal

CaseInSaidKind = Literal['', 'claim', 'complaint', 'compliment', 'information', 'petition', 'report', 'suggestion']

CASE_IN_SAID_KIND_VALUES: set[CaseInSaidKind] = { '', 'claim', 'complaint', 'compliment', 'information', 'petition', 'report', 'suggestion',  }

def check_case_in_said_kind(value: str) -> CaseInSaidKind:
    if value in CASE_IN_SAID_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_IN_SAID_KIND_VALUES!r}")
