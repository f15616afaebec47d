"""Material with what the pages of a site use of it, and no more: one pruned style sheet, and a small script of ours.

Material brings a script of 35 kB gzip for search, instant loading and much else, and 25 kB of style sheets for every
component it has. A page of guidance uses its header, lists, contents and palettes. Which rules of the style sheets can
apply is worked out from the finished pages and from the words of the scripts that run in them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import tinycss2  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from tinycss2.ast import (  # type: ignore[import-untyped]
    AtRule,
    Declaration,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    QualifiedRule,
    SquareBracketsBlock,
    StringToken,
)

from mkdocs_evidence.host.indents import without_indents
from mkdocs_evidence.load.kept.store import Store, digest_bytes
from mkdocs_evidence.publish.site_tree import files_below
from mkdocs_evidence.render.assets import STYLE as OWN_STYLE

STYLE = "assets/evidence/material.css"
SCRIPT = "assets/evidence/material.js"
_STYLES = "assets/stylesheets"
"""Where the theme has its style sheets."""
_ASSETS = Path(__file__).parents[1] / "assets"
_SCRIPTS = ("evidence-material.js", "evidence-worker.js")
"""Those that are not yet in the site when its style sheets are pruned."""
_THEME_STYLES = re.compile(
    r'<link rel="stylesheet" href="([^"]*)assets/stylesheets/(main|palette)\.[0-9a-f]+\.min\.css">\s*'
)
_THEME_SCRIPT = re.compile(r'<script src="([^"]*)assets/javascripts/bundle\.[0-9a-f]+\.min\.js"></script>')
_THEME_SETTINGS = re.compile(r'<script id="__config" type="application/json">.*?</script>\s*', re.DOTALL)
# Material's own script changes this class, and its style sheet is for pages whose script has. To change a class of the
# root makes a browser work out the style of the whole page anew, so it is written as it is to be.
_UNSCRIPTED = re.compile(r'(<html\b[^>]*\sclass="(?:[^"]*\s)?)no-js(?=[\s"])')
_TAG = re.compile(r"<[a-z][\w-]*(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG_OF_PART = re.compile(rb"<([a-zA-Z][^>]*)")
_NAME = re.compile(r"[\w:-]+")
_VALUE = re.compile(r'="[^"]*"')
# Expressions that begin with letters are searched for fast; what stands before the letters is looked at afterwards.
_CLASSES = re.compile(r'class(?<![\w:-]class)="([^"]*)"')
_IDS = re.compile(r'id(?<![\w:-]id)="([^"]*)"')
_CLASSES_AND_IDS = re.compile(r'(?<![\w:-])(?:class|id)="([^"]*)"', re.IGNORECASE)
_PALETTES = "data-md-color-"
_PALETTE = re.compile(r'(data-md-color-[a-z]+)="([^"\s]*)"')
_DIRECTION = re.compile(r"dir(?<![\w-]dir)\s*=\s*[\"']?([a-z]+)")
_WORD = re.compile(r"[\w-]+")
_ODD_WORD = re.compile(r"(?<!\S)[\w-]*+[^\s\w-]\S*")
"""What a style sheet may write in another way than a page does, with backslashes."""
_START = re.compile(r"[\w-]+(?=[^\w-])")
_SHEET = re.compile(rf"{_STYLES}/(?:main|palette)\.[^/]*\.min\.css|{re.escape(OWN_STYLE)}")
_HUMP = re.compile(r"(?<=[a-z])[A-Z]")
_ANIMATION = re.compile(r"animation(?:-name)?:([^;}]*)")
_VARIABLE = re.compile(r"--[\w-]+")
_GROUPS = frozenset(("media", "supports", "layer", "container"))


class Names(NamedTuple):
    """What a page holds that a style sheet may ask for."""

    tags: frozenset[str]
    attributes: frozenset[str]
    words: frozenset[str]
    """Classes and ids, which palettes of the theme are asked for, as `data-md-color-accent=teal`, and which directions
    of writing, as `dir=rtl`."""

    def joined(self, others: Iterable["Names"]) -> "Names":
        """These names and those of other parts of the page."""
        parts = [self, *others]
        return Names(*(frozenset().union(*(part[kind] for part in parts)) for kind in range(3)))

    def narrowed(self, asked: frozenset[str]) -> "Names":
        """Without the words for which no style sheet asks, such as the id of a claim."""
        odd = _ODD_WORD.findall(" ".join(self.words - asked))
        # What stands before the first odd character is written by a style sheet as it is by a page.
        begun = [one for one in odd if (start := _START.match(one)) is None or start[0] in asked]
        return self._replace(words=(self.words & asked).union(begun))


def asked_words(files: Files) -> frozenset[str]:
    """Every word of the style sheets that are pruned, the theme's and ours, as a site has them.

    Args:
        files: Of the site.
    """
    sheets = (file.content_bytes.decode(errors="replace") for file in files if _SHEET.fullmatch(file.dest_uri))
    return frozenset(word for sheet in sheets for word in _WORD.findall(sheet))


def names_in(output: str) -> Names:
    """The names of one page."""
    return _names_of("".join(set(_TAG.findall(output))))


def names_in_part(part: bytes) -> Names:
    """The same in less time, for a part of a page in which no text or attribute holds a `<` or `>`, in UTF-8."""
    return _names_of(f"<{b'><'.join(set(_TAG_OF_PART.findall(part))).decode()}>")


def _names_of(found: str) -> Names:
    tags: set[str] = set()
    attributes: set[str] = set()
    for tag in set(_VALUE.sub("", found).split(">")):
        name, others = _named(tag)
        tags.add(name)
        attributes.update(others)
    is_lower = all(name.islower() for name in attributes if name.lower() in ("class", "id"))
    words = [*_CLASSES.findall(found), *_IDS.findall(found)] if is_lower else _CLASSES_AND_IDS.findall(found)
    words += map("=".join, _PALETTE.findall(found))
    words += [f"dir={one}" for one in _DIRECTION.findall(found.lower())]
    return Names(
        frozenset(tags - {""}), frozenset([name.lower() for name in attributes]), frozenset(" ".join(words).split())
    )


@lru_cache(maxsize=4096)
def _named(tag: str) -> tuple[str, tuple[str, ...]]:
    """Element and attributes of a tag without values, of which a site has few, each on thousands of pages."""
    name, *others = _NAME.findall(tag) or [""]
    return name.lower(), tuple(others)


class Used:
    """The names that the finished pages of a site hold, by which the rules of a style sheet can apply to them."""

    def __init__(self) -> None:
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: set[str] = set()
        """Classes and ids, and every word of the scripts, which may set either."""
        self.last = Names(frozenset(), frozenset(), frozenset())
        """Those of the page that was added last."""
        self._beginnings: set[str] = set()
        """Of classes and attributes of ours to which scripts add a word."""
        self._met: dict[Names, Names] = {}
        """Those of earlier pages, narrowed: thousands of pages have the same ones, and share them."""
        self.asked: frozenset[str] | None = None
        """The words for which style sheets ask, so that pages need not tell others; None while that is not known."""

    def add_page(self, output: str) -> None:
        """Takes the names of one page."""
        self.add(names_in(output))

    def add(self, names: Names) -> None:
        """Takes names that were found before, or elsewhere."""
        if self.asked is not None:
            names = names.narrowed(self.asked)
            if (met := self._met.setdefault(names, names)) is not names:
                self.last = met
                return
        self.last = names
        self.tags |= names.tags
        self.attributes |= names.attributes
        self.words |= names.words

    def add_script(self, text: str) -> None:
        """Takes the words of a script."""
        words = set(_WORD.findall(text))
        # A script calls `data-ev-print` `dataset.evPrint`, and `aria-invalid` `ariaInvalid`.
        parted = {_HUMP.sub(lambda hump: f"-{hump[0].lower()}", word) for word in words}
        self.words |= words
        self.attributes |= words | parted | {f"data-{word}" for word in parted - words}
        self.tags |= words
        self._beginnings |= {word for word in words if word.startswith(("ev-", "data-ev-")) and word.endswith("-")}

    def may_have_class(self, name: str) -> bool:
        """Whether some page has a class, or a script may put it together: of `ev-state--` and another word."""
        return name in self.words or name.startswith(tuple(self._beginnings))

    def may_have_attribute(self, name: str) -> bool:
        """The same of an attribute."""
        return name.lower() in self.attributes or name.startswith(tuple(self._beginnings))


def require_material(config: MkDocsConfig) -> None:
    """Makes sure that there is something to leave out.

    Raises:
        PluginError: The site has another theme.
    """
    if config.theme.name != "material":
        raise PluginError(
            f"evidence: `site: {{lean: true}}` is for Material, and the theme is `{config.theme.name}`. "
            "Take the option out."
        )


def lean_page(output: str, used: Used) -> str:
    """A finished page that asks for our script and the pruned style sheet in place of the theme's.

    Args:
        output: The whole page.
        used: Takes what the page holds.
    """
    output = _THEME_STYLES.sub(
        lambda match: f'<link rel="stylesheet" href="{match[1]}{STYLE}">' if match[2] == "main" else "", output
    )
    output = _THEME_SCRIPT.sub(lambda match: f'<script src="{match[1]}{SCRIPT}"></script>', output)
    output = _THEME_SETTINGS.sub("", output)
    output = without_indents(_UNSCRIPTED.sub(r"\1js", output, count=1))
    used.add_page(output)
    return output


def write_lean_theme(
    site: Path, used: Used, *, store: Store | None = None, styles: Iterable[str] | None = None
) -> None:
    """Writes the pruned style sheet and our script, and takes the theme's own out of the finished site.

    Args:
        site: The folder of the site, in which its pages are finished.
        used: What they hold.
        store: Keeps the pruned style sheet for the next build; None keeps nothing.
        styles: Paths from its root of all style sheets that may be there; None looks for them everywhere.
    """
    folder = site / _STYLES
    sheets = _theme_sheets(site)
    for script in (*site.glob("assets/evidence/*.js"), *(_ASSETS / name for name in _SCRIPTS)):
        used.add_script(script.read_text(encoding="utf-8"))
    theirs = "".join(one.read_text(encoding="utf-8") for one in sheets if one is not None)
    ours = (_ASSETS / "evidence-material.css").read_text(encoding="utf-8")
    found = [one for one in files_below(site) if one.endswith(".css")] if styles is None else styles
    beside = (site / path for path in found)
    others = [one.read_text(encoding="utf-8") for one in beside if one not in sheets and one.is_file()]
    _write_theme(site, _prune_once(theirs, used, others, store) + ours)
    _prune_own(site, [*others, (site / STYLE).read_text(encoding="utf-8")], used, store)
    for sheet in sheets:
        if sheet is not None:
            sheet.unlink()
    for left in folder.glob("*.min.css.map"):
        left.unlink()
    rmtree(site / "assets" / "javascripts", ignore_errors=True)


def _prune_own(site: Path, others: Sequence[str], used: Used, store: Store | None) -> None:
    """Leaves out of our style sheet what no page of the site has, such as flows where there are none."""
    sheet = site / OWN_STYLE
    if sheet.exists():
        css = sheet.read_text(encoding="utf-8")
        pruned = _prune_once(css, used, [one for one in others if one != css], store)
        sheet.write_text(pruned, encoding="utf-8", newline="")


def write_whole_theme(site: Path) -> None:
    """Writes the style sheet unpruned, for a preview: which pages it will have to serve is not known yet."""
    sheets = [one.read_text(encoding="utf-8") for one in _theme_sheets(site) if one is not None]
    _write_theme(site, "".join(sheets) + (_ASSETS / "evidence-material.css").read_text(encoding="utf-8"))


def _theme_sheets(site: Path) -> list[Path | None]:
    return [next((site / _STYLES).glob(f"{name}.*.min.css"), None) for name in ("main", "palette")]


def _write_theme(site: Path, style: str) -> None:
    (site / STYLE).parent.mkdir(parents=True, exist_ok=True)
    (site / STYLE).write_text(style, encoding="utf-8", newline="")
    (site / SCRIPT).write_bytes((_ASSETS / "evidence-material.js").read_bytes())


def _prune_once(css: str, used: Used, others: Sequence[str], store: Store | None) -> str:
    """As `prune_style`, unless the same was asked in an earlier build: pages seldom get a new class."""
    if used.asked is not None and not used.asked.issuperset(_WORD.findall(css)):
        return css  # somebody changed it after it was known for what it asks
    if store is None:
        return prune_style(css, used, others=others)
    names = (sorted(used.tags), sorted(used.attributes), sorted(used.words))
    asked = repr((css, names, sorted(others), tinycss2.__version__))
    kind = b"pruned style sheet" + digest_bytes(asked.encode(errors="surrogatepass"))
    kept = store.recall_one(kind)
    if kept is not None:
        return kept.decode()
    pruned = prune_style(css, used, others=others)
    store.keep_one(kind, pruned.encode())
    return pruned


def prune_style(css: str, used: Used, *, others: Iterable[str] = ()) -> str:
    """The rules of a style sheet that may apply to some page, with the variables that some rule reads.

    Args:
        css: A style sheet without mistakes, such as a theme's.
        used: What the pages hold.
        others: Style sheets that stand beside it and may read its variables.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    text = "".join(_kept(rules, used))
    elsewhere = {name for other in others for name in (*_VARIABLE.findall(other), *_moves(other))}
    while (leaner := _without_unread(text, elsewhere | used.words)) != text:
        text = leaner
    return text


def _kept(rules: Sequence[Node], used: Used) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            alive = [tinycss2.serialize(one) for one in _selectors(rule.prelude) if _may_apply(one, used)]
            if alive:
                yield f"{','.join(alive)}{{{tinycss2.serialize(rule.content)}}}"
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            inside = "".join(_kept(tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True), used))
            if inside:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"
        elif isinstance(rule, AtRule):
            yield rule.serialize()


def _selectors(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """The selectors of a list that commas part."""
    selector: list[Node] = []
    for token in prelude:
        if isinstance(token, LiteralToken) and token.value == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _may_apply(selector: Sequence[Node], used: Used) -> bool:
    """Whether every name that an element must have occurs on some page; what `:not()` and the like ask is left open."""
    before = ""
    for token in selector:
        if isinstance(token, HashToken) and token.value not in used.words:
            return False
        if isinstance(token, SquareBracketsBlock) and not _may_have(token.content, used):
            return False
        if isinstance(token, IdentToken) and before == "." and not used.may_have_class(token.value):
            return False
        if isinstance(token, IdentToken) and before not in (".", ":") and token.value not in used.tags:
            return False
        before = token.value if isinstance(token, LiteralToken) else ""
        if isinstance(token, FunctionBlock):
            before = ""
    return True


def _may_have(asked: Sequence[Node], used: Used) -> bool:
    """Whether some page has the attribute that stands in brackets; a palette counts with its name."""
    name, *values = [one.value for one in asked if isinstance(one, IdentToken | StringToken)] or [""]
    if (name == "dir" or name.startswith(_PALETTES)) and values:
        return f"{name}={values[0]}" in used.words
    return not name or used.may_have_attribute(name)


def _without_unread(css: str, elsewhere: set[str]) -> str:
    """Leaves out the variables and the movements that nothing asks for; a round of it may leave others unread."""
    read = elsewhere | {f"--{name}" for name in re.findall(r"var\(\s*--([\w-]+)", css)}
    moved = elsewhere.union(_moves(css))
    out = []
    for rule in tinycss2.parse_stylesheet(css):
        if isinstance(rule, QualifiedRule) and "--" in tinycss2.serialize(rule.content):
            kept = _declarations(rule.content, read)
            if kept:
                out.append(f"{tinycss2.serialize(rule.prelude)}{{{kept}}}")
        elif not _is_unmoved(rule, moved):
            out.append(rule.serialize())
    return "".join(out)


def _moves(css: str) -> Iterator[str]:
    """The words that ask for movements, the names of which are among them."""
    for value in _ANIMATION.findall(css):
        yield from _WORD.findall(value)


def _is_unmoved(rule: Node, moved: set[str]) -> bool:
    """Whether a rule describes a movement that no other asks for by its name."""
    if not (isinstance(rule, AtRule) and rule.lower_at_keyword == "keyframes"):
        return False
    return not any(isinstance(one, IdentToken) and one.value in moved for one in rule.prelude)


def _declarations(content: Sequence[Node], read: set[str]) -> str:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    if not all(isinstance(one, Declaration) for one in parsed):
        return str(tinycss2.serialize(content))
    return ";".join(
        one.serialize() for one in parsed if isinstance(one, Declaration) and (one.name[:2] != "--" or one.name in read)
    )
