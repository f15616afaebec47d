"""Every flow as files for other tools, beside its page."""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.export.flow_formats import FLOW_FORMATS
from mkdocs_evidence.export.flow_svg import SUFFIX, export_flow_svg
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.render.links import flow_file

_PICTURE = ("Picture as SVG", SUFFIX)


def flow_formats() -> list[tuple[str, str]]:
    """Name and suffix of each format in which a site offers its flows."""
    return [*((form.label, form.suffix) for form in FLOW_FORMATS.values()), _PICTURE]


def flow_files(config: MkDocsConfig, build: SiteBuild) -> Iterator[File]:
    """The files to copy into the site."""
    for name, flow in build.ledger.flows.items():
        compiled = study_flow(flow, build.ledger).compiled
        # A preview shows faulty flows too; a site is not built of them.
        for form in FLOW_FORMATS.values() if compiled.is_expressible else ():
            # Bytes, because line ends of a CSV are part of it.
            content = form.export(compiled).encode()
            yield File.generated(config, flow_file(name, form.suffix), content=content)
        picture = export_flow_svg(flow, build.ledger).encode()
        yield File.generated(config, flow_file(name, SUFFIX), content=picture)
