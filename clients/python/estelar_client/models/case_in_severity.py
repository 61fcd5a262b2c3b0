from typing import Literal

CaseInSeverity = Literal['danger', 'low', 'serious', 'usual']

CASE_IN_SEVERITY_VALUES: set[CaseInSeverity] = { 'danger', 'low', 'serious', 'usual',  }

def check_case_in_severity(value: str) -> CaseInSeverity:
    if value in CASE_IN_SEVERITY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_IN_SEVERITY_VALUES!r}")
