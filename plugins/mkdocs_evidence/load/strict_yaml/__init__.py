"""The strict YAML reader, and how one file is read into groups of named values. The only room that imports `yaml`."""
