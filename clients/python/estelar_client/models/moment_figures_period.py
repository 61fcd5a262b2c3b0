from typing import Literal

MomentFiguresPeriod = Literal['30', '365', '90', 'custom', 'last-month', 'month', 'year']

MOMENT_FIGURES_PERIOD_VALUES: set[MomentFiguresPeriod] = { '30', '365', '90', 'custom', 'last-month', 'month', 'year',  }

def check_moment_figures_period(value: str) -> MomentFiguresPeriod:
    if value in MOMENT_FIGURES_PERIOD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MOMENT_FIGURES_PERIOD_VALUES!r}")
