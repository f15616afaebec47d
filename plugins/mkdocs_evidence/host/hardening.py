"""The Content-Security-Policy of each page: only files of this site, and inline code only when it is the theme's own.

A policy lists the digests of inline scripts and styles that may run. Digests of whatever a finished page holds would
bless what an author slipped in. So they are taken from a page of the same theme, at the same depth, that has no
content at all: inline code that depends on content, or that another plugin adds to a finished page, does not run.

`frame-ancestors` cannot stand in a page; it is in the files of `host/headers.py`.
"""

import base64
import hashlib
import re
from collections.abc import Callable

from jinja2 import Environment, TemplateError
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url, is_error_template

_log = get_plugin_logger(__name__)

_SNIPPETS = "pymdownx.snippets"

_SCRIPT = re.compile(r"<script\b(?![^>]*\ssrc\s*=)[^>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"<script\b[^>]*\stype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
_NEXT = re.compile(r"<link\b[^>]*\srel\s*=\s*[\"']?next\b[^>]*>\s*", re.IGNORECASE)
_CHARSET = re.compile(r"<meta\s+charset\s*=[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)

_ADDRESS = r"[\"']?\s*(?:https?:)?//([^\s\"'/>]+)"
_OUTSIDE_SCRIPT = re.compile(rf"<script\b[^>]*\ssrc\s*=\s*{_ADDRESS}[^>]*>\s*</script\s*>", re.IGNORECASE)
_OUTSIDE_LINK = re.compile(rf"<link\b(?=[^>]*\shref\s*=\s*{_ADDRESS})[^>]*>", re.IGNORECASE)
_LOADING = re.compile(
    r"\srel\s*=\s*[\"']?[^\"'>]*\b(?:stylesheet|preconnect|dns-prefetch|prefetch|preload|modulepreload|icon|manifest)\b",
    re.IGNORECASE,
)


def confine_includes(config: MkDocsConfig) -> None:
    """Keeps `pymdownx.snippets` within the pages folder, and off the network, where the project uses it.

    By default it reads whatever lies in the folder in which the build was started.
    """
    if _SNIPPETS in config.markdown_extensions:
        options = config.mdx_configs.setdefault(_SNIPPETS, {})
        options.setdefault("base_path", [config.docs_dir])
        options.update(restrict_base_path=True, url_download=False)


class Policies:
    """Works out the policy of every page of one build, once for each depth below the root of the site."""

    def __init__(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Takes the theme as MkDocs is about to use it."""
        self._env = env
        self._config = config
        self._files = files
        self._known: dict[tuple[str, str], str] = {}

    def of_page(self, page: Page) -> str:
        """The policy of a page."""
        name = str(page.meta.get("template", "main.html"))
        return self._policy(name, get_relative_url(".", page.url), lambda: self._bare(page))

    def of_template(self, name: str) -> str:
        """The policy of a page that the theme makes by itself, such as `404.html`."""
        is_error = is_error_template(name)
        root = f"{root_path(self._config)}/"
        return self._policy(name, root if is_error else get_relative_url(".", name), lambda: None)

    def _policy(self, template: str, base_url: str, page: Callable[[], Page | None]) -> str:
        key = (template, base_url)
        if key not in self._known:
            self._known[key] = policy_for(self._empty(template, base_url, page()))
        return self._known[key]

    def _bare(self, page: Page) -> Page:
        """A page at the same place without title, words or front matter."""
        bare = Page(None, File.generated(self._config, page.file.src_uri, content=""), self._config)
        bare.content, bare.toc, bare.meta = "", TableOfContents([]), {}
        return bare

    def _empty(self, template: str, base_url: str, page: Page | None) -> str:
        context = get_context(Navigation([], []), self._files, self._config, page, base_url)
        try:
            return self._env.get_template(template).render(context)
        except TemplateError as problem:
            _log.warning(
                "The theme's `%s` needs content, so its inline scripts are switched off: %s", template, problem
            )
            return ""


def root_path(config: MkDocsConfig) -> str:
    """Where a site begins on its server, without a slash at its end: `/clinic`, or nothing."""
    return re.sub(r"^https?://[^/]*", "", config.site_url or "").rstrip("/")


def policy_for(theme_html: str) -> str:
    """The policy under which the inline code of a text runs, and no other.

    Args:
        theme_html: What the theme prints around no content at all.
    """
    scripts = [one[1] for one in _SCRIPT.finditer(theme_html) if not _DATA.match(one[0])]
    styles = [one[1] for one in _STYLE.finditer(theme_html)]
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_sources(scripts)}",
            f"style-src {_sources(styles)}",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def allow_style(policy: str, css: str) -> str:
    """The same policy for a page that also has an inline style sheet of ours.

    Args:
        policy: From `policy_for`.
        css: The whole text of the style sheet, which holds no words of an author that could mean anything in CSS.
    """
    return policy.replace("style-src 'self'", f"style-src {style_source(css)}", 1)


def style_source(css: str) -> str:
    """What allows a style sheet in a policy."""
    return _sources([css])


def without_outside(part: str, *, site_url: str) -> str:
    """A page, or a part of one, without what it would load from other hosts.

    Args:
        part: HTML.
        site_url: Where the site is published; what lies there is no other host's.
    """

    def without(match: re.Match[str]) -> str:
        is_own = f"//{match[1]}/" in f"{site_url}/"
        if is_own or (match[0][:5].lower() == "<link" and not _LOADING.search(match[0])):
            return match[0]
        _log.info("Guidance asks no other host for anything: left out what the theme loads from %s", match[1])
        return ""

    return _OUTSIDE_SCRIPT.sub(without, _OUTSIDE_LINK.sub(without, part))


def harden_page(output: str, policy: str | None, *, site_url: str = "") -> str:
    """A finished page under a policy, without what it would ask of other hosts.

    Args:
        output: The whole page.
        policy: From `Policies`; None in a preview, which has none.
        site_url: Where the site is published; what lies there is no other host's.
    """

    output = without_outside(output, site_url=site_url)
    if policy is None:
        return output
    # Firefox loads such a page ahead, which the policy refuses and reports as an error.
    output = _NEXT.sub("", output)
    # After the charset, which must stand in the first 1,024 bytes, and before everything that could run.
    start = _CHARSET.search(output) or _HEAD.search(output)
    at = start.end() if start else 0
    tags = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="no-referrer">'
    return f"{output[:at]}{tags}{output[at:]}"


def _sources(codes: list[str]) -> str:
    # A browser sees line ends as single line feeds.
    plain = (one.replace("\r\n", "\n").replace("\r", "\n") for one in codes)
    digests = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in plain)
    return " ".join(("'self'", *dict.fromkeys(f"'sha256-{digest}'" for digest in digests)))
