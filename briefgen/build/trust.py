"""The mark by which a build knows its own records again: a cache may come from anywhere, and be anybody's.

Records in `OUT/.cache` carry a code (HMAC-SHA256, RFC 2104) under a secret of this user on this machine, which is in
no cache and no output. What somebody else wrote, however well, is as if it were not there. Knows no record's content.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
from functools import lru_cache
from pathlib import Path

#: A secret for machines that share a cache, as those of a CI do, in place of the machine's own.
VARIABLE = "BRIEFGEN_CACHE_KEY"
_LENGTH = 32
_CODE = hashlib.sha256().digest_size * 2


def marked(data: bytes) -> bytes:
    """The data with its code in front."""
    return _code(data) + b"\n" + data


def unmarked(record: bytes) -> bytes | None:
    """The data of a record that this user's builds made, None for any other."""
    code, data = record[:_CODE], record[_CODE + 1 :]
    return data if hmac.compare_digest(code, _code(data)) else None


def _code(data: bytes) -> bytes:
    return hmac.new(_secret(os.environ.get(VARIABLE, ""), _place()), data, hashlib.sha256).hexdigest().encode("ascii")


def _place() -> Path:
    """Where programs keep what is no setting and no output: XDG Base Directory Specification, `XDG_STATE_HOME`."""
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(home or os.path.expanduser("~/.local/state"), "briefgen", "cache.key")  # noqa: PTH111 - may have no home


@lru_cache(maxsize=2)
def _secret(named: str, place: Path) -> bytes:
    """The secret. Where none can be kept one is drawn for this process, and nothing is known again."""
    if named:
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).digest()
    try:
        return _read(place)
    except FileNotFoundError:
        pass
    except OSError:
        return secrets.token_bytes(_LENGTH)
    try:
        return _made(place)
    except OSError:
        return secrets.token_bytes(_LENGTH)


def _read(place: Path) -> bytes:
    """The secret of a file that nobody else can read or write. Raises OSError."""
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as stream:
        state, data = os.fstat(stream.fileno()), stream.read(_LENGTH + 1)
    theirs = hasattr(os, "getuid") and (state.st_uid != os.getuid() or stat.S_IMODE(state.st_mode) & 0o077)
    if theirs or len(data) != _LENGTH:
        raise PermissionError(13, "not a secret of this user's", str(place))
    return data


def _made(place: Path) -> bytes:
    """A new secret, written whole. Raises OSError. Of two builds that make one at once, both use the first."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.{os.getpid()}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(secrets.token_bytes(_LENGTH))
        os.link(part, place)
    except FileExistsError:
        pass
    finally:
        part.unlink(missing_ok=True)
    return _read(place)
