from typing import Literal

MomentFiguresKind = Literal['bitter', 'both', 'insufficient', 'neutral', 'stellar']

MOMENT_FIGURES_KIND_VALUES: set[MomentFiguresKind] = { 'bitter', 'both', 'insufficient', 'neutral', 'stellar',  }

def check_moment_figures_kind(value: str) -> MomentFiguresKind:
    if value in MOMENT_FIGURES_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MOMENT_FIGURES_KIND_VALUES!r}")
