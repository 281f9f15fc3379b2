"""Many pairs of documents, one after the other or on any executor: threads, processes, or the machines of a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from policydiff.api import compare, load_encoder
from policydiff.errors import InputError, OptionError, PolicyDiffError, expect
from policydiff.model.comparison import Comparison
from policydiff.model.failure import Failure
from policydiff.model.options import Options
from policydiff.model.outline import Outline
from policydiff.model.protocols import Encoder

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

__all__ = ["Document", "compare_all"]

Document: TypeAlias = Outline | str | Path


def compare_all(
    pairs: Iterable[tuple[Document, Document]],
    *,
    executor: Executor | None = None,
    options: Options | None = None,
    encoder: Encoder | None = None,
    vector_cache: str | Path | None = None,
) -> tuple[Comparison | Failure, ...]:
    """
    Compare many pairs of documents.

    A pair that cannot be compared becomes a ``Failure`` in its place, and the others are kept.

    Args:
        pairs: Old and new of each, given as ``compare`` takes them, except for standard input. Paths are read where the work is done, so on other machines
            they have to lead to the same files; outlines travel with the work.

        executor: Where the work is done: any ``concurrent.futures.Executor``, such as a ``ProcessPoolExecutor`` or what ``get_executor()`` of a Dask client
            returns. It stays open. By default one pair follows the other in this process.

        options: Options of every comparison; the defaults where left out.

        encoder: An encoder to use instead of the one that the options name; for other processes it has to be picklable.

        vector_cache: A folder that keeps the encoder's vectors; processes and machines may share it.

    Returns:
        A comparison or a failure for each pair, in the order given.

    Raises:
        MissingExtraError: The encoder's extra is not installed here.
        OptionError: There is no encoder of this name, or the pairs, the executor or the options are none.

    Example:
        >>> results = compare_all([("seoul-2024", "seoul-2024"), ("seoul-2024", "nowhere")], options=Options(encoder="none"))
        >>> [type(result).__name__ for result in results]
        ['Comparison', 'Failure']
        >>> results[1].kind
        'InputError'
    """
    expect(options, Options, "options", "give policydiff.Options(…)", optional=True)
    expect(pairs, Iterable, "pairs", "give pairs of documents, as in [(old, new), (old, newer)]")
    if executor is not None and not hasattr(executor, "submit"):
        raise OptionError(f"executor is {executor!r}; give a concurrent.futures.Executor, or None to compare one pair after the other")
    pairs = tuple(_pair(pair, place) for place, pair in enumerate(pairs, start=1))
    chosen = options or Options()
    # Settled here, so that a missing extra is one error and not one for each pair.
    settled = load_encoder(encoder or chosen.encoder, vector_cache=vector_cache)
    if executor is None:
        return tuple(_compare_pair(old, new, chosen, settled) for old, new in pairs)
    submitted: list[tuple[Document, Document, Future[Comparison | Failure]]] = []
    try:
        submitted.extend((old, new, _submit(executor, old, new, chosen, settled)) for old, new in pairs)
        return tuple(_outcome(old, new, future) for old, new, future in submitted)
    finally:
        # Does nothing to what is done; after an interrupt nobody waits for the rest.
        for _, _, future in submitted:
            future.cancel()


def _pair(pair: object, place: int) -> tuple[Document, Document]:
    if isinstance(pair, (str, Path, Outline)) or not isinstance(pair, Sequence) or len(pair) != 2:  # noqa: PLR2004 - old and new
        raise OptionError(f"pairs holds {pair!r} in place {place}; each is a pair of documents, as in [(old, new), (old, newer)]")
    return pair[0], pair[1]


def _submit(executor: Executor, old: Document, new: Document, options: Options, encoder: Encoder | None) -> Future[Comparison | Failure]:
    try:
        return executor.submit(_compare_pair, old, new, options, encoder)
    except Exception as error:  # noqa: BLE001 - a worker died on an earlier pair, or this one cannot be pickled; what was finished by then is kept
        from concurrent.futures import Future  # noqa: PLC0415 - there by now, the executor brought it

        failed: Future[Comparison | Failure] = Future()
        failed.set_exception(error)
        return failed


def _outcome(old: Document, new: Document, future: Future[Comparison | Failure]) -> Comparison | Failure:
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - work that was lost, cannot be pickled or was cancelled by somebody else
        return _failure(old, new, error)


def _compare_pair(old: Document, new: Document, options: Options, encoder: Encoder | None) -> Comparison | Failure:
    """Compare one pair where the work is done; errors come back as values, since not every exception survives being pickled."""
    try:
        if any(not isinstance(side, Outline) and str(side) == "-" for side in (old, new)):
            raise InputError("standard input cannot be one of many documents; give it as a file or an outline", source="-")  # noqa: TRY301
        return compare(old, new, options=options, encoder=encoder)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong with one pair, the others are kept
        return _failure(old, new, error)


def _failure(old: Document, new: Document, error: BaseException) -> Failure:
    kind = type(error).__name__
    message = str(error) if isinstance(error, PolicyDiffError) else f"{kind}: {error}".removesuffix(": ")
    return Failure(_name(old), _name(new), message, kind)


def _name(document: Document) -> str:
    return document.name if isinstance(document, Outline) else str(document)
