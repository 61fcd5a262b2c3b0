from typing import Literal

CycleFiguresCompare = Literal['none', 'previous', 'year-ago']

CYCLE_FIGURES_COMPARE_VALUES: set[CycleFiguresCompare] = { 'none', 'previous', 'year-ago',  }

def check_cycle_figures_compare(value: str) -> CycleFiguresCompare:
    if value in CYCLE_FIGURES_COMPARE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CYCLE_FIGURES_COMPARE_VALUES!r}")
