"""How a cluster is reached, and what is said when it cannot be."""

from dataclasses import dataclass
from pathlib import Path


class ClusterError(Exception):
    """The cluster cannot be used, or can no longer be; the message is for people and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Where a cluster is, and by what it knows us."""

    scheduler: str
    """Address of the Dask scheduler, as `tcp://10.0.0.5:8786`."""
    storage: str = ""
    """Where files and results are put down for others to fetch, as `file:///shared/evidence` or `s3://bucket/evidence`;
    empty for a folder of this machine, which is removed in the end."""
    ca: Path | None = None
    """Certificate of the authority that signed those of the cluster; None leaves it to Dask's own settings."""
    certificate: Path | None = None
    key: Path | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether it is said here by what the machines know each other."""
        return any((self.ca, self.certificate, self.key))
