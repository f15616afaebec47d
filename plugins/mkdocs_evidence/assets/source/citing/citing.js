/**
 * @typedef {object} CitedPage
 * @property {string} version Code of the whole page.
 * @property {string} url Its one address; empty while nobody has said where the site is.
 *
 * @typedef {object} CitedClaim
 * @property {string} id
 * @property {string} version Code of the claim.
 * @property {string} address Of the claim, fragment included.
 */

/**
 * The citation of a claim, made from that of its page: the version is the claim's, the address leads to it, and in
 * BibTeX and RIS its key is its own.
 *
 * @param {string} text The citation of the page in NLM style, BibTeX or RIS.
 * @param {CitedPage} page
 * @param {CitedClaim} claim
 * @returns {string}
 */
export function citeClaim(text, page, claim) {
  const versioned = text
    .replaceAll(page.version, () => `${claim.version}, claim ${claim.id}`)
    .replace(/^(@\w+\{|ID {2}- )(.+?)(,?)$/m, (_, start, key, end) => `${start}${key}-${claim.id}${end}`);
  if (page.url) return versioned.replaceAll(page.url, () => claim.address);
  if (versioned.startsWith("@")) return versioned.replace(/\n\}\s*$/, () => `\n  url = {${claim.address}},\n}\n`);
  if (versioned.startsWith("TY  -")) return versioned.replace(/\nER {2}-/, () => `\nUR  - ${claim.address}\nER  -`);
  return `${versioned.trimEnd()} Available from: ${claim.address}`;
}

/**
 * Where an error in a claim is reported, made from where one in its page is.
 *
 * @param {string} href A message with its subject written, or a web address with `article` and `version` as parameters.
 * @param {string} article
 * @param {CitedPage} page
 * @param {CitedClaim} claim
 * @returns {string}
 */
export function reportClaim(href, article, page, claim) {
  const [start = "", subject] = href.split("?subject=");
  if (subject !== undefined) {
    const words = decodeURIComponent(subject)
      .replace(article, () => `${article}#${claim.id}`)
      .replace(page.version, () => claim.version);
    return `${start}?subject=${encodeURIComponent(words)}`;
  }
  const url = new URL(href);
  url.searchParams.set("claim", claim.id);
  url.searchParams.set("version", claim.version);
  return url.href;
}
