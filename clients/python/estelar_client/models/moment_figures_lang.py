from typing import Literal

MomentFiguresLang = Literal['en', 'es']

MOMENT_FIGURES_LANG_VALUES: set[MomentFiguresLang] = { 'en', 'es',  }

def check_moment_figures_lang(value: str) -> MomentFiguresLang:
    if value in MOMENT_FIGURES_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MOMENT_FIGURES_LANG_VALUES!r}")
