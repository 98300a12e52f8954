"""MHTML: the page in a web archive that a browser saved as one file (RFC 2557)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

_HEAD = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page's bytes, the encoding that the archive gives for them, and where and when it was saved."""

    data: bytes
    charset: str
    url: str
    title: str


def is_archive(head: bytes) -> bool:
    """Whether a file begins as a web archive does."""
    top = head[:8192]
    return b"<" not in top.split(b":", 1)[0] and bool(_HEAD.search(top)) and b"text/html" in head.lower()


def page_of(data: bytes) -> SavedPage | None:
    """The page that the archive was made of: its first part of HTML; none where it has none."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                url = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
                return SavedPage(body, part.get_content_charset() or "", str(url), str(message.get("Subject") or ""))
    return None
