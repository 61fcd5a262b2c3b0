from __future__ import annotations

import pytest

from estelar.notices.operations import post
from tests import make
from tests.conftest import Cast


def test_an_unknown_kind_of_notice_is_a_mistake_of_the_caller(cast: Cast) -> None:
    with pytest.raises(LookupError):
        post("people.never_heard_of", to=cast.ana, at=make.NOW)
