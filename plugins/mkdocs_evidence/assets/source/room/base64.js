/** Bytes as text in Base64. */

/** @param {Uint8Array} bytes */
export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
