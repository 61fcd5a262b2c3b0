from typing import Literal

MomentLang = Literal['en', 'es']

MOMENT_LANG_VALUES: set[MomentLang] = { 'en', 'es',  }

def check_moment_lang(value: str) -> MomentLang:
    if value in MOMENT_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MOMENT_LANG_VALUES!r}")
