"""Files with the headers that a hardened site is to be sent with: what no page can say of itself.

Hosts differ: Netlify and Cloudflare Pages read `_headers` at the root of the site; for nginx and Apache there are
pieces to include. Each page has its policy in itself, so a host that sends none of these is safe but for framing.
"""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

HEADERS = (
    # Policies add up: this one may only hold what is the same for every page.
    (
        "Content-Security-Policy",
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
    ),
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
)
"""Name and value, in the order in which they are written."""

_NOT_LISTED = ("X-Robots-Tag", "noindex, nofollow")
"""For drafts: what is no page, such as exports, cannot say so itself."""

Headers = tuple[tuple[str, str], ...]
"""Name and value of each."""

NETLIFY = "_headers"
NGINX = "assets/evidence/headers-nginx.conf"
APACHE = "assets/evidence/headers-apache.conf"


def header_files(config: MkDocsConfig, *, is_draft: bool = False) -> Iterator[File]:
    """The files to copy into the site.

    Args:
        config: MkDocs' configuration.
        is_draft: Whether no search engine may list anything of the site.
    """
    headers = (*HEADERS, _NOT_LISTED) if is_draft else HEADERS
    for path, content in (
        (NETLIFY, netlify_headers(headers)),
        (NGINX, nginx_headers(headers)),
        (APACHE, apache_headers(headers)),
    ):
        yield File.generated(config, path, content=content)


def netlify_headers(headers: Headers = HEADERS) -> str:
    """For Netlify and Cloudflare Pages."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers)


def nginx_headers(headers: Headers = HEADERS) -> str:
    """For nginx: to be included in the `server` block, and again in each `location` that adds headers of its own."""
    lines = (f'add_header {name} "{value}" always;\n' for name, value in headers)
    return "# Include this in the server block of the site.\n" + "".join(lines)


def apache_headers(headers: Headers = HEADERS) -> str:
    """For Apache with `mod_headers`: for the site's virtual host, or as its `.htaccess`."""
    lines = (f'  Header always set {name} "{value}"\n' for name, value in headers)
    return f"<IfModule mod_headers.c>\n{''.join(lines)}</IfModule>\n"
