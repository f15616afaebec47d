"""What claims and evidence are about: populations, outcomes, stages, and where two claims clash."""
