from typing import Literal

ChangeVerdict = Literal['improved', 'insufficient', 'no_evidence', 'worsened']

CHANGE_VERDICT_VALUES: set[ChangeVerdict] = { 'improved', 'insufficient', 'no_evidence', 'worsened',  }

def check_change_verdict(value: str) -> ChangeVerdict:
    if value in CHANGE_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHANGE_VERDICT_VALUES!r}")
