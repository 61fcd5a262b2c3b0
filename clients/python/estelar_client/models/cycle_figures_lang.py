from typing import Literal

CycleFiguresLang = Literal['en', 'es']

CYCLE_FIGURES_LANG_VALUES: set[CycleFiguresLang] = { 'en', 'es',  }

def check_cycle_figures_lang(value: str) -> CycleFiguresLang:
    if value in CYCLE_FIGURES_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CYCLE_FIGURES_LANG_VALUES!r}")
