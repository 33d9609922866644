"""What is kept whole by its hash: locked sheets, scans, photos; local, erasable."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from sqlalchemy import Column, Connection, LargeBinary, Table, Text, delete, select

from db.journal import kept
from db.upsert import add

blob = Table(
    "blob",
    kept,
    Column("sha256", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)


def put(conn: Connection, kind: str, content: bytes) -> str:
    """Keeps `content`; its hex SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    row = {"sha256": digest, "kind": kind, "content": content}
    add(conn, blob, row)
    return digest


def get(conn: Connection, digest: str) -> bytes | None:
    """The content of that hash; None if it is not here or is no longer what it was."""
    content = conn.scalar(select(blob.c.content).where(blob.c.sha256 == digest))
    if content is None or hashlib.sha256(content).hexdigest() != digest:
        return None
    return bytes(content)


def drop(conn: Connection, digests: Collection[str]) -> None:
    """Forgets contents for good."""
    for digest in digests:
        conn.execute(delete(blob).where(blob.c.sha256 == digest))


_PAPERS = """
WITH found AS (
  SELECT CAST(body.body AS TEXT) AS text FROM journal JOIN body USING (seq)
  WHERE kind IN ('LeaveDrafted', 'LeaveSubmitted', 'LeavePaperAdded', 'LeaveOpinionGiven')
  AND (? = '' OR subject = ?)
)
SELECT value FROM found, json_each(found.text, '$.attachments')
UNION SELECT json_extract(text, '$.attachment') FROM found
UNION SELECT json_extract(text, '$.scan') FROM found
"""


def leave_papers(conn: Connection, subject: str = "") -> set[str]:
    """Hashes of the scans and photos that facts of leave name, of all or one person."""
    rows = conn.exec_driver_sql(_PAPERS, (subject, subject))
    return {digest for (digest,) in rows if digest}
