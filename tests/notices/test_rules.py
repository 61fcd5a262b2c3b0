from __future__ import annotations

import pytest
from django.template.loader import get_template
from hypothesis import given
from hypothesis import strategies as st

from estelar import conf
from estelar.errors import BadInput
from estelar.notices import rules
from estelar.notices.operations import kinds


@given(st.text())
def test_a_line_for_a_header_is_one_line(text: str) -> None:
    line = rules.one_line(text)
    assert len(line) <= 200
    assert line.isprintable()
    assert line.splitlines() in ([line], [])


@given(st.text(), st.text(min_size=1), st.text(min_size=1))
def test_what_is_sealed_opens_with_its_key_alone(text: str, key: str, other: str) -> None:
    sealed = rules.seal(text, key=key, purpose="test")
    assert rules.unseal(sealed, key=key, purpose="test") == text
    assert rules.unseal(sealed, key=key, purpose="else") is None
    if other != key:
        assert rules.unseal(sealed, key=other, purpose="test") is None


@given(st.sampled_from(["security.x", "cycles.x"]), st.sampled_from([None, "mail", "digest", "inbox"]), st.booleans())
def test_what_concerns_safety_goes_by_mail_whatever_was_chosen(key: str, chosen: str | None, urgent: bool) -> None:
    found = rules.delivery(key, chosen, urgent=urgent)
    if key == "security.x":
        assert found is rules.Delivery.MAIL
    elif chosen == "inbox":
        assert found is rules.Delivery.INBOX


def test_every_kind_of_notice_has_a_text_and_a_name() -> None:
    for key, name in kinds().items():
        get_template(f"notices/{key}.txt", using="text")
        assert str(name)


@pytest.mark.parametrize(
    "url",
    ["http://h", "smtp://", "smtp://h/path", "smtp://h?tls=maybe", "smtp://h?x=1", "smtp://u:p@h:port", "h:25"],
)
def test_a_mail_server_that_cannot_be_understood_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(BadInput) as broken:
        conf.read({"ESTELAR_MAIL_URL": url, "ESTELAR_MAIL_FROM": "estelar@example.org"})
    assert "u:p" not in str(broken.value)


@pytest.mark.parametrize("sender", ["", "Estelar", "a@b c", "a@b\r\nBcc: x@y.org", "Estelar <a@b.org>"])
def test_mail_needs_an_address_to_come_from(sender: str) -> None:
    with pytest.raises(BadInput):
        conf.read({"ESTELAR_MAIL_URL": "smtp://h", "ESTELAR_MAIL_FROM": sender})


def test_a_mail_server_is_read_from_its_address() -> None:
    server = conf.read({"ESTELAR_MAIL_URL": "smtp://ana:s%40fe@h.example?tls=starttls", "ESTELAR_MAIL_FROM": "a@b.org"}).mail
    assert server == conf.MailServer("h.example", 587, "ana", "s@fe", "starttls", "a@b.org")
    assert "s@fe" not in repr(server)
