/**
 * The address of a page from the page at hand; one opened from a folder names the file.
 *
 * @param {string} root
 * @param {string} url From the root of the site.
 * @param {boolean} isFolder
 */
export function pageAddress(root, url, isFolder) {
  return root + (isFolder ? url.replace(/(^|\/)(?=#|$)/, "$1index.html") : url);
}
