"""The end of a build: what is written last, the comparison with the ledger, and the swap."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from mkdocs_evidence.export.ledger_json import ledger_lines
from mkdocs_evidence.host.build_summary import BuildSummary
from mkdocs_evidence.host.kept.ledger import write_lines
from mkdocs_evidence.host.kept.pages import KeptPage, PageProofs
from mkdocs_evidence.host.lean_theme import write_lean_theme
from mkdocs_evidence.host.offline import write_worker
from mkdocs_evidence.host.refusal import refuse_pages
from mkdocs_evidence.host.site_build import SiteBuild, disk_message, refuse_disagreements, share_out
from mkdocs_evidence.host.style_sheets import known_styles
from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.model.packed_article import count_claims
from mkdocs_evidence.publish.site_tree import digest_of
from mkdocs_evidence.render.references.styles import format_reference
from mkdocs_evidence.verify.discrepancy import Discrepancy
from mkdocs_evidence.verify.site import LEDGER, verify_site


def finish_build(build: SiteBuild) -> BuildSummary | None:
    """Writes `ledger.json`, verifies the pages against it, and swaps the site in.

    Returns:
        What was made; None when MkDocs itself is about to refuse it.

    Raises:
        PluginError: A page would not show what was checked; the site is as it was.
    """
    folder = build.staging.folder
    refuse_disagreements(build)
    _write_rooms(build)
    _write_ledger(build)
    if build.delivery.lean:
        write_lean_theme(folder, build.used, store=build.effort.store(), styles=known_styles(build.config, build.files))
    if build.delivery.offline:
        write_worker(folder, known=build.tree.digest if build.tree is not None else lambda path: "")
    discrepancies = _verify(build)
    if discrepancies:
        raise refuse_pages(discrepancies)
    if _will_abort():
        return None
    noted = build.tree.noted() if build.tree is not None else {}
    try:
        build.staging.publish()
    except OSError as problem:
        raise PluginError(disk_message(Path(build.site_dir), problem)) from problem
    if build.kept is not None:
        build.kept.note_trees(build.staging.live, [noted, *build.noted[:1]])
    build.config.site_dir = build.site_dir
    build.is_published = True
    published = [build.ledger.articles[name] for name in build.urls]
    return BuildSummary(
        claims=sum(map(count_claims, published)),
        references=len(build.ledger.references),
        warnings=sum(one.severity is Severity.WARNING for one in build.compilation.diagnostics),
        excused=len(build.compilation.judgement.excused),
        old=len(build.compilation.judgement.old),
        as_before=build.as_before,
        site=Path(build.site_dir),
        articles=len(published),
        has_address=bool(build.facts.url),
        long_ways=tuple(build.long_ways),
    )


def _write_ledger(build: SiteBuild) -> None:
    ledger = build.ledger
    line_of = ledger_lines(
        ledger,
        reference_text=lambda work: format_reference(work, style=ledger.settings.citation_style).text,
        standing=build.facts.standing,
    )
    notes = write_lines(
        build.staging.folder / LEDGER,
        {name: ledger.articles[name] for name in build.urls},
        lambda article: line_of(article, build.urls[article.id]),
        keys=build.line_keys,
        kept=build.kept,
        before=build.staging.live / LEDGER,
    )
    build.made.update(notes.made)
    build.old.update(notes.used)


def _write_rooms(build: SiteBuild) -> None:
    rooms = [room for room in build.rooms if room[0] not in build.old_rooms]
    written = share_out(partial(_write_room, build.staging.folder), rooms, build, doing="writing review pages")
    for (path, _), digest in zip(rooms, written, strict=True):
        if path in build.room_keys:
            build.note_document(build.room_keys[path], path, KeptPage(digest=digest))


def _write_room(site: Path, room: tuple[str, Callable[[], str]]) -> str:
    path, render = room
    data = render().encode()
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_bytes(data)
    return digest_of(data)


def _verify(build: SiteBuild) -> Sequence[Discrepancy]:
    each = partial(share_out, build=build, doing="verifying")
    memory = PageProofs(build.kept, build.tree) if build.kept is not None and build.tree is not None else None
    return verify_site(build.staging.folder, each=each, memory=memory)


def _will_abort() -> bool:
    """Whether MkDocs, in strict mode, is about to refuse the build for warnings that it counted."""
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    return any(counter.get_counts() for counter in counters)
