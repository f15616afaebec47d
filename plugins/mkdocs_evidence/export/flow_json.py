"""A flow as the browser gets it: the compiled table, the texts, and the digest over both.

The digest is the SHA-256 of `{"table": …, "texts": …}` as canonical JSON (RFC 8785), so that anybody can compute it.
"""

from mkdocs_evidence.analysis.flows.digest import table_of, texts_of
from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.signing.canonical_json import canonical_json, digest_of


def export_flow_json(compiled: CompiledFlow) -> str:
    """The table, the texts and the digest as one line of canonical JSON."""
    content = {"table": table_of(compiled), "texts": texts_of(compiled)}
    return canonical_json({**content, "digest": f"sha256:{digest_of(content)}"}) + "\n"
