from typing import Literal

PersonsListKindType0 = Literal['human', 'robot']

PERSONS_LIST_KIND_TYPE_0_VALUES: set[PersonsListKindType0] = { 'human', 'robot',  }

def check_persons_list_kind_type_0(value: str) -> PersonsListKindType0:
    if value in PERSONS_LIST_KIND_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERSONS_LIST_KIND_TYPE_0_VALUES!r}")
