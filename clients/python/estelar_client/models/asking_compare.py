from typing import Literal

AskingCompare = Literal['none', 'previous', 'year-ago']

ASKING_COMPARE_VALUES: set[AskingCompare] = { 'none', 'previous', 'year-ago',  }

def check_asking_compare(value: str) -> AskingCompare:
    if value in ASKING_COMPARE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ASKING_COMPARE_VALUES!r}")
