/** The fingerprint of a text. Twin of mou/fingerprint.py. */

const encoder = new TextEncoder();

/** SHA-256 of the text in Unicode's form NFC, hexadecimal: the same words give the same one on every device. */
export async function fingerprintOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(text.normalize('NFC')));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
