/**
 * A site kept on a device: which file answers an address, and how a kept page says that it is one.
 *
 * @typedef {object} Listing What `evidence build` wrote of a site.
 * @property {string} version
 * @property {Record<string, string>} files SHA-256 in hexadecimal of each file, by its path from the root of the site.
 */

/**
 * The path of the file that a server would send for an address.
 *
 * @param {string} address
 * @param {string} root Address of the root of the site, with a slash at its end.
 * @returns {string | null} None when the address is not of this site.
 */
export function fileAt(address, root) {
  const plain = address.replace(/[?#].*$/s, "");
  if (!`${plain}/`.startsWith(root)) return null;
  let path = plain.slice(root.length);
  try {
    path = decodeURIComponent(path);
  } catch {
    return null;
  }
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/**
 * The address of a folder, from one that lacks the slash at its end.
 *
 * @param {string} address
 */
export function withSlash(address) {
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  return `${path}/${rest}`;
}

/**
 * Splits the files of an edition into those that an older one holds unchanged and those to fetch.
 *
 * @param {Listing} next
 * @param {Listing | null} held
 * @returns {{unchanged: string[], changed: string[]}}
 */
export function sortFiles(next, held) {
  const paths = Object.keys(next.files);
  const isHeld = (/** @type {string} */ path) => held?.files[path] === next.files[path];
  return { unchanged: paths.filter(isHeld), changed: paths.filter((path) => !isHeld(path)) };
}

/**
 * A kept page with a notice before all its words: it may have been changed or withdrawn since.
 *
 * @param {string} html
 * @param {{keptOn: string, version: string}} edition `keptOn` is a day as people write it.
 */
export function stampKept(html, { keptOn, version }) {
  const notice =
    '<p class="ev ev-kept" role="status"><strong>Kept copy, not the current page.</strong> ' +
    "The site cannot be reached. This copy was kept on this device on " +
    `${escapeText(keptOn)} (version ${escapeText(version)}); it may have been changed or withdrawn since.</p>`;
  // A function, since `$` in a replacement has a meaning of its own.
  const stamped = html.replace(/<body\b(?:"[^"]*"|'[^']*'|[^>"'])*>/i, (body) => body + notice);
  return stamped === html ? notice + html : stamped;
}

/**
 * The page that is shown for an address of which nothing is kept. It brings its own style: nothing else is sure to be there.
 *
 * @param {string} root
 */
export function missingPage(root) {
  const home = escapeText(root);
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">' +
    "<style>body{max-width:34rem;margin:12vh auto;padding:0 1rem;font:1.1rem/1.6 system-ui,sans-serif}</style>" +
    "<title>Not kept on this device</title><h1>Not kept on this device</h1>" +
    "<p>The site cannot be reached, and this page is not among those that are kept on this device.</p>" +
    `<p><a href="${home}">Begin at the home page</a></p></html>`
  );
}

/** @param {string} text */
function escapeText(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
