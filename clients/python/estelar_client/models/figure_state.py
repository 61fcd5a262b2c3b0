from typing import Literal

FigureState = Literal['none', 'ok', 'too_few']

FIGURE_STATE_VALUES: set[FigureState] = { 'none', 'ok', 'too_few',  }

def check_figure_state(value: str) -> FigureState:
    if value in FIGURE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FIGURE_STATE_VALUES!r}")
