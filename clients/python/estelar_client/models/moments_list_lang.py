from typing import Literal

MomentsListLang = Literal['en', 'es']

MOMENTS_LIST_LANG_VALUES: set[MomentsListLang] = { 'en', 'es',  }

def check_moments_list_lang(value: str) -> MomentsListLang:
    if value in MOMENTS_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MOMENTS_LIST_LANG_VALUES!r}")
