from typing import Literal

MeLang = Literal['en', 'es']

ME_LANG_VALUES: set[MeLang] = { 'en', 'es',  }

def check_me_lang(value: str) -> MeLang:
    if value in ME_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ME_LANG_VALUES!r}")
