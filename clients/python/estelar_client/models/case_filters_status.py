from typing import Literal

CaseFiltersStatus = Literal['', 'answered', 'closed', 'in_work', 'incomplete', 'merged', 'received', 'transferred']

CASE_FILTERS_STATUS_VALUES: set[CaseFiltersStatus] = { '', 'answered', 'closed', 'in_work', 'incomplete', 'merged', 'received', 'transferred',  }

def check_case_filters_status(value: str) -> CaseFiltersStatus:
    if value in CASE_FILTERS_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_FILTERS_STATUS_VALUES!r}")
