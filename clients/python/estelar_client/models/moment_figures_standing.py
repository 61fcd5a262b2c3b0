from typing import Literal

MomentFiguresStanding = Literal['insufficient', 'met', 'not_met', 'uncertain']

MOMENT_FIGURES_STANDING_VALUES: set[MomentFiguresStanding] = { 'insufficient', 'met', 'not_met', 'uncertain',  }

def check_moment_figures_standing(value: str) -> MomentFiguresStanding:
    if value in MOMENT_FIGURES_STANDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MOMENT_FIGURES_STANDING_VALUES!r}")
