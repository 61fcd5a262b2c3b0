from typing import Literal

CaseInAnswerBy = Literal['counter', 'email', 'paper', 'phone', 'web', 'whatsapp']

CASE_IN_ANSWER_BY_VALUES: set[CaseInAnswerBy] = { 'counter', 'email', 'paper', 'phone', 'web', 'whatsapp',  }

def check_case_in_answer_by(value: str) -> CaseInAnswerBy:
    if value in CASE_IN_ANSWER_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_IN_ANSWER_BY_VALUES!r}")
