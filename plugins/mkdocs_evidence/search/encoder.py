"""How alike texts are, by a small encoder that a site may ask for: WordLlama, which comes as an extra of this package.

Its two files are read where the extra put them, and compared with the digests below; nothing of it is run, and nothing
is fetched. All sums are of whole numbers that floating point holds exactly, so every machine finds the same neighbours.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mkdocs_evidence.search.term_sources import TermSource

ENCODER = TermSource(
    name="WordLlama, `l2_supercat_256`",
    version="0.4.0.post1",
    licence="MIT License, D. Lee Miller",
    url="https://github.com/dleemiller/WordLlama",
)
_PACKAGE = "wordllama"
_WEIGHTS = "weights/l2_supercat_256.safetensors"
_TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"
_DIGESTS = {
    _WEIGHTS: "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5",
    _TOKENIZER: "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68",
}
"""SHA-256 of each file."""
_INSTALL = 'pip install "mkdocs-evidence[smoothing]"'
NEAREST = 6
"""Neighbours of a claim, at most."""
LEAST_LIKENESS = 0.45
"""Cosine above which a claim is a neighbour."""
_STEPS = 127
_BATCH = 1024
"""Texts that are encoded, or compared with all others, at a time."""
_MOST_COMPARED = 1 << 24
"""Pairs of texts that are compared at a time: they take 64 MB."""


class NoEncoderError(Exception):
    """The encoder cannot be used; the message says why, and what to do."""


class Encoder:
    """Finds the nearest of many texts. Called with them, it gives of each the places of its neighbours."""

    def __init__(self, folder: Path | None = None) -> None:
        """Reads the encoder.

        Args:
            folder: Where its package is; None looks where it is installed.

        Raises:
            NoEncoderError: It is not installed, or its files are others than those that were tried.
        """
        try:
            self._numpy: Any = import_module("numpy")  # no types where the extra is not installed
            tokenizers: Any = import_module("tokenizers")  # the same
        except ImportError as problem:
            raise NoEncoderError(f"`search_smoothing` needs an encoder. Install it with `{_INSTALL}`.") from problem
        folder = folder or _installed()
        weights, tokenizer = (_verified(folder, name) for name in (_WEIGHTS, _TOKENIZER))
        self._vectors = self._read_vectors(weights)
        self._tokenizer = tokenizers.Tokenizer.from_str(tokenizer.decode())
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def _read_vectors(self, content: bytes) -> Any:
        """The vector of each token, of the one table that the file has: a header in JSON, then its numbers."""
        behind = 8 + int.from_bytes(content[:8], "little")
        (table,) = (one for name, one in json.loads(content[8:behind]).items() if name != "__metadata__")
        numbers = self._numpy.frombuffer(content, "<f2", offset=behind + table["data_offsets"][0])
        return numbers.reshape(table["shape"])

    def __call__(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """Of each text, in order, the places of the nearest others, nearest first, of equals the first one first."""
        np = self._numpy
        vectors = self._encode(texts)
        # Whole numbers below 2 to the power of 24, so that sums of 32 bits are exact in whatever order they are made.
        lengths = np.sqrt((vectors.astype("f8") ** 2).sum(axis=1)).astype("f4")
        lengths[lengths == 0] = np.inf
        rows = max(1, min(_BATCH, _MOST_COMPARED // max(1, len(texts))))
        for first in range(0, len(texts), rows):
            likeness = vectors[first : first + rows] @ vectors.T
            likeness /= lengths
            least = lengths[first : first + rows] * np.float32(LEAST_LIKENESS)
            for at, row in enumerate(likeness):
                row[first + at] = -np.inf
                near = np.flatnonzero(row > least[at])
                if len(near) > NEAREST:
                    bound = np.partition(row[near], len(near) - NEAREST)[len(near) - NEAREST]
                    near = near[row[near] >= bound]
                yield near[np.argsort(-row[near], kind="stable")][:NEAREST].tolist()

    def _encode(self, texts: Sequence[str]) -> Any:
        """A vector for each text: the sum of its tokens', in whole numbers of which the largest is `_STEPS`."""
        np = self._numpy
        vectors = np.zeros((len(texts), self._vectors.shape[1]), "f4")
        for first in range(0, len(texts), _BATCH):
            encoded = self._tokenizer.encode_batch(list(texts[first : first + _BATCH]), add_special_tokens=False)
            for at, one in enumerate(encoded, first):
                # Sums of numbers of 16 bits are exact in 64.
                total = self._vectors[one.ids].sum(axis=0, dtype="f8")
                if highest := np.abs(total).max():
                    vectors[at] = np.rint(total * _STEPS / highest)
        return vectors


def _installed() -> Path:
    """The folder of the package, which is not imported: it would bring what can fetch files."""
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise NoEncoderError(f"`search_smoothing` needs an encoder. Install it with `{_INSTALL}`.")
    return Path(next(iter(found.submodule_search_locations)))


def _verified(folder: Path, name: str) -> bytes:
    """What a file holds, if it is the one that was tried."""
    file = folder / name
    content = file.read_bytes() if file.is_file() else b""
    if hashlib.sha256(content).hexdigest() != _DIGESTS[name]:
        raise NoEncoderError(
            f"`{file.name}` of the encoder is missing or not the file that `search_smoothing` was tried with. "
            f"Install it again with `{_INSTALL}`."
        )
    return content
