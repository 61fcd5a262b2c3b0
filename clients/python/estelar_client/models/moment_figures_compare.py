from typing import Literal

MomentFiguresCompare = Literal['none', 'previous', 'year-ago']

MOMENT_FIGURES_COMPARE_VALUES: set[MomentFiguresCompare] = { 'none', 'previous', 'year-ago',  }

def check_moment_figures_compare(value: str) -> MomentFiguresCompare:
    if value in MOMENT_FIGURES_COMPARE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MOMENT_FIGURES_COMPARE_VALUES!r}")
