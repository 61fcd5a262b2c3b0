from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.errors import RuleBroken
from estelar.webhooks import rules


@given(st.ip_addresses(v=4))
def test_an_inner_address_does_not_become_public_by_a_disguise(ip: ipaddress.IPv4Address) -> None:
    if rules.is_public(str(ip)):
        assert ip.is_global
        assert not ip.is_multicast
    number = int(ip)
    for disguise in (0xFFFF << 32 | number, number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80, 0x20010000 << 96 | number):
        assert not rules.is_public(str(ipaddress.IPv6Address(disguise)))


@given(st.ip_addresses(v=6))
def test_only_global_unicast_of_version_6_is_public(ip: ipaddress.IPv6Address) -> None:
    if rules.is_public(str(ip)):
        assert ip.is_global
        assert ip.ipv4_mapped is None
        assert ip.sixtofour is None
        assert ip.teredo is None


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/", "https://127.0.0.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://localhost/", "https://example.org:22/",
        "https://user:pass@example.org/", "https://example.org/#x", "ftp://example.org/", "https://", "javascript:alert(1)",
        "https://metadata.google.internal/", "https://169.254.169.254/", "https://ex ample.org/", "https://example.org:99999/", "https://[::1",
        "https://ejemplo.ñandu/", "https://example.org/\r\nX: y",
    ],
)  # fmt: skip
def test_an_address_where_news_may_not_go_is_refused_at_once(url: str) -> None:
    with pytest.raises(RuleBroken):
        rules.check_url(url, private=False)


def test_a_public_address_is_kept_as_it_is() -> None:
    assert rules.check_url(" https://example.org:8443/in?x=1 ", private=False) == "https://example.org:8443/in?x=1"
    assert rules.check_url("http://10.0.0.7:9000/in", private=True) == "http://10.0.0.7:9000/in"


def test_ten_attempts_take_between_three_and_four_days() -> None:
    for chance in (0.0, 1.0):
        waits = [rules.wait_before(n, chance) for n in range(1, 10)]
        assert 2.8 < sum(wait.total_seconds() for wait in waits if wait) / 86_400 < 4
        assert waits == sorted(waits)  # type: ignore[type-var]
    assert rules.wait_before(10, 0.5) is None
