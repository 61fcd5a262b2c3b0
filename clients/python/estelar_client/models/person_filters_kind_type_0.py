from typing import Literal

PersonFiltersKindType0 = Literal['human', 'robot']

PERSON_FILTERS_KIND_TYPE_0_VALUES: set[PersonFiltersKindType0] = { 'human', 'robot',  }

def check_person_filters_kind_type_0(value: str) -> PersonFiltersKindType0:
    if value in PERSON_FILTERS_KIND_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERSON_FILTERS_KIND_TYPE_0_VALUES!r}")
