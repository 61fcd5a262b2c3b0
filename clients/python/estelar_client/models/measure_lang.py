from typing import Literal

MeasureLang = Literal['en', 'es']

MEASURE_LANG_VALUES: set[MeasureLang] = { 'en', 'es',  }

def check_measure_lang(value: str) -> MeasureLang:
    if value in MEASURE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MEASURE_LANG_VALUES!r}")
