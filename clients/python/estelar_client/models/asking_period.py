from typing import Literal

AskingPeriod = Literal['30', '365', '90', 'custom', 'last-month', 'month', 'year']

ASKING_PERIOD_VALUES: set[AskingPeriod] = { '30', '365', '90', 'custom', 'last-month', 'month', 'year',  }

def check_asking_period(value: str) -> AskingPeriod:
    if value in ASKING_PERIOD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ASKING_PERIOD_VALUES!r}")
