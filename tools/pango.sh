#!/bin/sh
# Makes sure that WeasyPrint finds Pango and HarfBuzz, with which the tests make PDFs; "$1" is a Python that has it.
# On Debian as root the system's packages are installed; elsewhere it says what to install.
set -eu
python=$1

finds_pango() {
    "$python" -c 'import weasyprint' >/dev/null 2>&1
}

finds_pango && exit
if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    echo "Installing Debian's Pango ..." >&2
    apt-get -qq update >&2 && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >&2 || true
fi
if ! finds_pango; then
    echo "Tests of PDFs need Pango: \`apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\`," \
        "or on macOS \`brew install pango\`." >&2
    exit 1
fi
