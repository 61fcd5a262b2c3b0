from typing import Literal

CasesListStatus = Literal['', 'answered', 'closed', 'in_work', 'incomplete', 'merged', 'received', 'transferred']

CASES_LIST_STATUS_VALUES: set[CasesListStatus] = { '', 'answered', 'closed', 'in_work', 'incomplete', 'merged', 'received', 'transferred',  }

def check_cases_list_status(value: str) -> CasesListStatus:
    if value in CASES_LIST_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASES_LIST_STATUS_VALUES!r}")
