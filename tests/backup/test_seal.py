"""A sealed stream opens to exactly what was written, and to nothing at all when one bit of it is another."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.backup import seal
from estelar.errors import BadInput

WORDS = seal.Passphrase("correcto caballo batería grapa")
SMALL = 64


def sealed(data: bytes, *, backup: str = "b", part: str = "p") -> bytes:
    file = io.BytesIO()
    sealer = seal.Sealer(file, WORDS, backup=backup, part=part)
    for start in range(0, len(data), 50):
        sealer.write(data[start : start + 50])
    sealer.close()
    return file.getvalue()


def unsealed(data: bytes, *, backup: str = "b", part: str = "p", words: seal.Passphrase = WORDS) -> bytes:
    return b"".join(seal.opened(io.BytesIO(data), words, backup=backup, part=part))


@pytest.fixture(autouse=True, scope="module")
def small_chunks() -> Iterator[None]:
    """Chunks of 64 bytes and a quick key, so that a short text has many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seal, "CHUNK", SMALL)
        patch.setattr(seal, "N", 1 << 4)
        yield


@given(st.binary(max_size=5 * SMALL))
def test_what_was_sealed_opens_as_it_was(data: bytes) -> None:
    assert unsealed(sealed(data)) == data


@pytest.mark.parametrize("size", [0, 1, SMALL - 1, SMALL, SMALL + 1, 3 * SMALL])
def test_ends_at_the_edge_of_a_chunk_are_ends(size: int) -> None:
    assert unsealed(sealed(b"x" * size)) == b"x" * size


@given(st.data())
def test_a_flipped_bit_anywhere_is_found(data: st.DataObject) -> None:
    whole = bytearray(sealed(b"y" * (2 * SMALL + 7)))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises((seal.Damaged, seal.WrongPassphrase)):
        unsealed(bytes(whole))


def test_a_flipped_bit_in_the_cost_of_the_key_is_found() -> None:
    """scrypt takes powers of two alone, and refuses others in its own words."""
    whole = sealed(b"y")
    start = whole.index(b'"n": 16') + len(b'"n": ')
    for cost in (b"17", b"36", b"01", b"00", b"1e", b" 1"):
        with pytest.raises((seal.Damaged, seal.WrongPassphrase)):
            unsealed(whole[:start] + cost + whole[start + 2 :])


def test_a_cut_anywhere_is_found() -> None:
    whole = sealed(b"y" * (2 * SMALL + 7))
    for end in range(len(whole)):
        with pytest.raises((seal.Damaged, seal.WrongPassphrase)):
            unsealed(whole[:end])


def test_chunks_cannot_be_exchanged_repeated_or_added() -> None:
    whole = sealed(b"a" * SMALL + b"b" * SMALL + b"c")
    step = SMALL + seal.TAG
    head, first, second, last = whole[: -2 * step - 17], whole[-2 * step - 17 : -step - 17], whole[-step - 17 : -17], whole[-17:]
    for other in (head + second + first + last, head + first + first + second + last, whole + last, head + first + last):
        with pytest.raises(seal.Damaged):
            unsealed(other)


def test_a_part_of_another_back_up_is_found() -> None:
    with pytest.raises(seal.Damaged, match="another back-up"):
        unsealed(sealed(b"x", backup="yesterday"))
    with pytest.raises(seal.Damaged):
        unsealed(sealed(b"x", part="files.tar"))
    with pytest.raises((seal.Damaged, seal.WrongPassphrase)):  # nor with its header rewritten
        unsealed(sealed(b"x", backup="c").replace(b'"backup": "c"', b'"backup": "b"'))


def test_a_wrong_passphrase_is_said_as_such() -> None:
    with pytest.raises(seal.WrongPassphrase):
        unsealed(sealed(b"x"), words=seal.Passphrase("something else entirely"))


def test_a_stranger_cannot_make_us_fill_the_memory() -> None:
    whole = sealed(b"x").replace(b'"n": 16', b'"n": 1073741824')
    length = len(whole[len(seal.MAGIC) + 4 :].split(b"}")[0]) + 1
    whole = seal.MAGIC + length.to_bytes(4, "big") + whole[len(seal.MAGIC) + 4 :]
    with pytest.raises(seal.Damaged, match="does not begin"):
        unsealed(whole)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(BadInput, match="12 or more"):
        seal.Passphrase("short")
