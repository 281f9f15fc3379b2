"""Vectors kept on disk from one run to the next, for those who ask for it."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.encoders.prepared import Prepared, prepare
from policydiff.errors import InputError
from policydiff.model.protocols import Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Cached"]

_LOG = logging.getLogger(__name__)
# First bytes of an entry. The number counts up when vectors of the same encoder version come to be made or written in another way.
_MAGIC = b"policydiff vector 1\n"
_DIGEST_SIZE = hashlib.sha256().digest_size
# No encoder gives vectors of more than some thousand numbers; a larger file is none of ours.
_MOST_BYTES = 1_000_000


class Cached:
    """
    An encoder that looks into a folder before it encodes, and leaves there what it had to encode.

    One small file a text, named by the SHA-256 of the text as the encoder sees it, in a folder for each encoder and version. A file is written beside its
    place and renamed, so that any number of processes and machines may share the folder; each file carries a checksum, and one that does not fit is
    replaced. The folder can be deleted at any time.

    ``n_damaged`` counts the entries that did not fit.

    Args:
        encoder: What encodes; the vector of a text must depend on nothing but the text.

        folder: Where the vectors are kept; made where it does not exist.

    Raises:
        InputError: The folder cannot be made.
    """

    def __init__(self, encoder: Encoder, folder: str | Path) -> None:
        self.encoder, self.name, self.version = encoder, encoder.name, encoder.version
        self.n_damaged, self._is_writing = 0, True
        self.folder = Path(folder).expanduser() / _folder_name(encoder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"the vector cache cannot be made there: {error.strerror or error}; name another folder", source=str(folder)) from error

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """
        Return the vectors, from the folder where they are known: shape (number of texts, dimension).

        Raises:
            InputError: The folder holds vectors of another length under the name and version of this encoder.
        """
        import numpy as np  # noqa: PLC0415

        wanted = [prepare(text) for text in texts] if isinstance(self.encoder, Prepared) else list(texts)
        distinct = dict.fromkeys(wanted)
        known = self._look_up(distinct)
        missing = [text for text in distinct if text not in known]
        if missing or not wanted:
            encoded = np.asarray(self.encoder.encode(missing), dtype=np.float32)
            if not wanted:
                return encoded
            known |= dict(zip(missing, encoded, strict=True))
            if self._is_writing:
                self._keep({text: known[text] for text in missing})
        if len({len(vector) for vector in known.values()}) > 1:
            fault = f"the vector cache holds vectors of several lengths for {self.name} {self.version}; delete its folder {self.folder.name}"
            raise InputError(fault, source=self.folder.parent.name)
        return np.stack([known[text] for text in wanted])

    def _look_up(self, texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors that are there and whole."""
        found = {}
        for text in texts:
            try:
                with self._path(text).open("rb") as file:
                    entry = file.read(_MOST_BYTES + 1)
            except FileNotFoundError:
                continue
            except OSError:
                # A folder in the entry's place, or a disk that fails: the same to us as an entry that does not fit.
                entry = b""
            vector = _decode(_key(text), entry)
            if vector is not None:
                found[text] = vector
                continue
            if not self.n_damaged:
                # Once, however many there are and however few texts come at a time.
                _LOG.warning("vector cache: %s holds damaged entries; they are computed again", self.folder.name)
            self.n_damaged += 1
        return found

    def _keep(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Write entries; a disk that is full or read-only costs the next run time and this one nothing."""
        for text, vector in vectors.items():
            path = self._path(text)
            try:
                path.parent.mkdir(exist_ok=True)
                _write(path, _encode(_key(text), vector))
            except OSError as error:
                _LOG.warning("vector cache: nothing more is written (%s)", error.strerror or error)
                self._is_writing = False
                return

    def _path(self, text: str) -> Path:
        name = _key(text).hex()
        # Two levels, since many file systems grow slow on folders of many thousand files.
        return self.folder / name[:2] / name[2:]


def _folder_name(encoder: Encoder) -> str:
    """Return a name that people can read, with a digest behind it, so that no two encoders share a folder."""
    identity = f"{encoder.name} {encoder.version}"
    return f"{re.sub(r'[^A-Za-z0-9.+-]+', '-', identity)[:60].strip('-.')}-{hashlib.sha256(identity.encode()).hexdigest()[:12]}"


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).digest()


def _encode(key: bytes, vector: NDArray[np.float32]) -> bytes:
    payload = vector.astype("<f4").tobytes()
    return _MAGIC + hashlib.sha256(key + payload).digest() + payload


def _decode(key: bytes, entry: bytes) -> NDArray[np.float32] | None:
    """Return the vector of an entry, or None where it is damaged, cut off, of another format or of another text."""
    import numpy as np  # noqa: PLC0415

    start = len(_MAGIC) + _DIGEST_SIZE
    payload = entry[start:]
    if len(entry) > _MOST_BYTES or not entry.startswith(_MAGIC) or not payload or len(payload) % 4:
        return None
    if entry[len(_MAGIC) : start] != hashlib.sha256(key + payload).digest():
        return None
    return np.frombuffer(payload, dtype="<f4").astype(np.float32)


def _write(path: Path, entry: bytes) -> None:
    """Write beside the place and rename: whoever reads finds the whole entry or none, and the last of several writers wins with the same bytes."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(entry)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
