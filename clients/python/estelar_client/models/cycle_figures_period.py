from typing import Literal

CycleFiguresPeriod = Literal['30', '365', '90', 'custom', 'last-month', 'month', 'year']

CYCLE_FIGURES_PERIOD_VALUES: set[CycleFiguresPeriod] = { '30', '365', '90', 'custom', 'last-month', 'month', 'year',  }

def check_cycle_figures_period(value: str) -> CycleFiguresPeriod:
    if value in CYCLE_FIGURES_PERIOD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CYCLE_FIGURES_PERIOD_VALUES!r}")
