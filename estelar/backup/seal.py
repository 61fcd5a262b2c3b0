"""Sealed files: a stream encrypted with a passphrase, in chunks, so that nothing is trusted before it is proved and a cut is noticed.

    ESTELAR SEALED 1\\n      magic
    4 bytes                 length of the header, big-endian
    header                  JSON: backup, part, kdf, n, r, p, salt, nonce, proof, cipher, chunk
    chunks                  AES-256-GCM, `chunk` bytes each (the last one may be shorter, also empty) and 16 bytes of tag

The key of all parts of a back-up is scrypt(passphrase, salt); the key of one file is HKDF-SHA256 of that key, salted with the file's own
nonce and bound to the whole header (less `proof`), so that neither a header nor a part can be exchanged for another. The nonce of a
chunk is its number (11 bytes) and one byte that is 1 in the last chunk (the STREAM construction, as in age): chunks cannot be reordered,
left out, repeated or cut off. `proof` tells a wrong passphrase from a damaged file. docs/reference/backup-format.md says the same for
other programs.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from estelar.errors import BadInput, EstelarError

MAGIC = b"ESTELAR SEALED 1\n"
CHUNK = 1 << 20
TAG = 16
N, R, P = 1 << 17, 8, 1  # scrypt: 128 MB of memory, a third of a second
MOST_N, MOST_CHUNK, MOST_HEADER = 1 << 20, 1 << 24, 1 << 16
SHORTEST = 12
"""Characters of a passphrase, at least: whoever steals the file may try as long as they like."""


class Damaged(EstelarError):
    """A back-up is not what was written."""


class WrongPassphrase(BadInput):
    """The passphrase is not the one that the file was sealed with."""


class Passphrase:
    """A passphrase and the keys made from it, each made once; it never shows itself."""

    def __init__(self, words: str) -> None:
        if len(words) < SHORTEST:
            raise BadInput(f"The passphrase has {len(words)} characters. Use {SHORTEST} or more: several words that you can keep.")
        self._words = words.encode()
        self._keys: dict[tuple[bytes, int, int, int], bytes] = {}
        self.salt = secrets.token_bytes(16)

    def key(self, salt: bytes, n: int, r: int, p: int) -> bytes:
        """The key for this salt and these parameters of scrypt."""
        found = self._keys.get((salt, n, r, p))
        if found is None:
            found = hashlib.scrypt(self._words, salt=salt, n=n, r=r, p=p, maxmem=256 * n * r, dklen=32)
            self._keys[salt, n, r, p] = found
        return found


@dataclass(frozen=True)
class _Header:
    """What stands at the beginning of a sealed file, in clear."""

    backup: str
    part: str
    n: int
    r: int
    p: int
    salt: bytes
    nonce: bytes
    chunk: int

    def bound(self) -> bytes:
        told = {
            "backup": self.backup, "part": self.part, "kdf": "scrypt", "n": self.n, "r": self.r, "p": self.p,
            "salt": self.salt.hex(), "nonce": self.nonce.hex(), "cipher": "AES-256-GCM", "chunk": self.chunk,
        }  # fmt: skip
        return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()

    def derive(self, passphrase: Passphrase, purpose: bytes) -> bytes:
        key = passphrase.key(self.salt, self.n, self.r, self.p)
        return HKDF(SHA256(), 32, self.nonce, b"estelar " + purpose + b"\0" + self.bound()).derive(key)

    def proof(self, passphrase: Passphrase) -> str:
        return self.derive(passphrase, b"proof").hex()[:32]

    def text(self, proof: str) -> bytes:
        return json.dumps({**json.loads(self.bound()), "proof": proof}).encode()


class Sealer:
    """Writes a sealed file; `close` writes the last chunk (the file itself stays open)."""

    def __init__(self, file: IO[bytes], passphrase: Passphrase, *, backup: str, part: str) -> None:
        header = _Header(backup, part, N, R, P, passphrase.salt, secrets.token_bytes(32), CHUNK)
        self._file = file
        self._cipher = AESGCM(header.derive(passphrase, b"file"))
        self._number = 0
        self._waiting = bytearray()
        told = header.text(header.proof(passphrase))
        file.write(MAGIC + struct.pack(">I", len(told)) + told)

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > CHUNK:  # never the last one: that is written by `close`
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, data: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), data, None))
        self._number += 1


def opened(file: IO[bytes], passphrase: Passphrase, *, backup: str, part: str) -> Iterator[bytes]:
    """The contents of a sealed file, each chunk proved before it is handed out. Raises WrongPassphrase or Damaged."""
    header, proof = _header(file, part)
    if (header.backup, header.part) != (backup, part):
        raise Damaged(f"{part} belongs to another back-up or is another part ({header.part}). Fetch this back-up anew from its copy.")
    if header.proof(passphrase) != proof:
        raise WrongPassphrase("The passphrase is not the one that this back-up was sealed with.", code="wrong_passphrase")
    cipher = AESGCM(header.derive(passphrase, b"file"))
    number, chunk = 0, file.read(header.chunk + TAG)
    while True:
        following = file.read(header.chunk + TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), chunk, None)
        except InvalidTag:
            raise Damaged(f"{part} was changed or cut off: its chunk {number + 1} is not what was written.") from None
        if not following:
            return
        number, chunk = number + 1, following


def _header(file: IO[bytes], part: str) -> tuple[_Header, str]:
    try:
        if file.read(len(MAGIC)) != MAGIC:
            raise ValueError("magic")
        (length,) = struct.unpack(">I", file.read(4))
        if length > MOST_HEADER:
            raise ValueError("length")
        written = file.read(length)
        told = json.loads(written)
        header = _Header(
            str(told["backup"]), str(told["part"]), int(told["n"]), int(told["r"]), int(told["p"]),
            bytes.fromhex(told["salt"]), bytes.fromhex(told["nonce"]), int(told["chunk"]),
        )  # fmt: skip
        known = told["kdf"] == "scrypt" and told["cipher"] == "AES-256-GCM" and header.r == R and header.p == P
        # A header from a stranger may not make us fill the memory.
        if not known or not 1 < header.n <= MOST_N or header.n & (header.n - 1) or not 0 < header.chunk <= MOST_CHUNK:
            raise ValueError("parameters")
        proof = str(told["proof"])
        if header.text(proof) != written:  # the same in other letters is not the same
            raise ValueError("letters")
        return header, proof
    except (ValueError, KeyError, TypeError, struct.error) as error:
        raise Damaged(f"{part} does not begin as a sealed file does.") from error


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
