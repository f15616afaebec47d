#!/bin/sh
# Prints the path of a Chromium or Chrome for the tests; "$1" is a Python that has Playwright.
# One that is there is used, best the shell without windows, which opens a page at a quarter of the cost; on Debian as
# root that shell is installed when it is not there; where there is no browser at all Playwright fetches its own.
set -eu
python=$1

find_browser() {
    for name in ${EVIDENCE_BROWSER:-} chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if command -v "$name" >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    "$python" -c 'if True:
        import pathlib
        from playwright.sync_api import sync_playwright
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
            print(path if pathlib.Path(path).exists() else "")'
}

install_package() {
    echo "Installing Debian's $1 ..." >&2
    apt-get -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=20 update >&2 &&
        DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$1" >&2
}

if [ -z "${EVIDENCE_BROWSER:-}" ] && [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] &&
    ! command -v chromium-headless-shell >/dev/null 2>&1; then
    install_package chromium-headless-shell || [ -n "$(find_browser)" ] || install_package chromium || true
fi
browser=$(find_browser)
if [ -z "$browser" ]; then
    echo "Fetching Playwright's Chromium ..." >&2
    "$python" -m playwright install chromium >&2
    browser=$(find_browser)
fi
printf '%s\n' "$browser"
