"""Writing whole or not at all: a temporary file in the same folder, brought to disk, then put in place."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..model.errors import ReaderError


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """An empty file beside the target that takes its place when the block ends well, and vanishes when it does not.

    A link is followed, and a file that is replaced hands on its permissions. Raises ReaderError where the place cannot
    be written, or holds anything but a file.
    """
    target = Path(os.path.realpath(target))
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    with saying_why(target):
        if target.is_dir():
            raise ReaderError(f"“{target.name}” is a folder.", "Choose a name for the file in it.")
        if target.exists() and not target.is_file():
            raise ReaderError(f"“{target}” is a device or a pipe, not a file.", "Choose a name for a file.")
        try:
            draft.open("xb").close()
            yield draft
            _settle(draft, target)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def writing(target: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes the target when the block ends well; raises as `replacing` does."""
    with replacing(target) as draft, draft.open("wb") as stream:
        yield stream


@contextmanager
def saying_why(target: Path) -> Iterator[None]:
    """Turns what the system says of a place that cannot be written into a ReaderError."""
    try:
        yield
    except OSError as error:
        raise ReaderError(f"“{target.name}” cannot be written.", _advice(error, target)) from error


def _settle(draft: Path, target: Path) -> None:
    with draft.open("rb+") as stream:
        os.fsync(stream.fileno())
    if target.exists():
        shutil.copymode(target, draft)
    os.replace(draft, target)


def _advice(error: OSError, target: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full. Make room, or choose another place."
    if error.errno == errno.EEXIST:
        return "Something else has that name. Choose another name."
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"There is no folder “{target.parent}”. Make it, or choose another place."
    if error.errno in (errno.EACCES, errno.EPERM):
        return "This place may not be written to, or the file is open in another program. Choose another place."
    if error.errno == errno.EROFS:
        return "This disk can only be read. Choose another place."
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return "The name is too long, or has a character that is not allowed here. Choose another name."
    return f"{error.strerror or error}. Choose another place."
