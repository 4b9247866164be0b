"""Looking for viruses, before anybody may open what was sent.

OPENMASH_SCANNER says how: "clamd:HOST:PORT" asks a ClamAV service; "pretend" (demonstration only) knows the one
harmless test file that scanners agree on; nothing means that no file is ever released.
"""

from __future__ import annotations

import logging
import socket
import struct

from django.conf import settings

from openmash.foundation.files.models import ScanState

AGREED_TEST = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE"
PIECE = 64 * 1024
PATIENCE = 20.0
log = logging.getLogger(__name__)


def scan(octets: bytes) -> ScanState:
    """What the scanner says. NOT_SCANNED where there is none or it cannot be reached: such a file stays shut."""
    how, _, where = str(settings.OPENMASH_SCANNER).partition(":")
    if how == "pretend":
        return ScanState.REFUSED if AGREED_TEST in octets else ScanState.CLEAN
    if how != "clamd":
        return ScanState.NOT_SCANNED
    host, _, port = where.rpartition(":")
    try:
        return _ask(host, int(port), octets)
    except (OSError, ValueError):
        log.warning("The virus scanner could not be reached; a file stays shut until it can.")
        return ScanState.NOT_SCANNED


def _ask(host: str, port: int, octets: bytes) -> ScanState:
    """clamd's INSTREAM: pieces with their length in four bytes, an empty one to end. Raises OSError, ValueError."""
    with socket.create_connection((host, port), timeout=PATIENCE) as connection:
        connection.sendall(b"zINSTREAM\0")
        for start in range(0, len(octets), PIECE):
            piece = octets[start : start + PIECE]
            connection.sendall(struct.pack("!I", len(piece)) + piece)
        connection.sendall(struct.pack("!I", 0))
        said = b""
        while more := connection.recv(4096):
            said += more
    words = said.rstrip(b"\0\n ")
    if words.endswith(b" OK"):
        return ScanState.CLEAN
    if words.endswith(b" FOUND"):
        return ScanState.REFUSED
    raise ValueError("The scanner did not answer.")
