/** Upload: the text a device signs for what it hands in. Twin of upload.py. */

/** Whose it is, then the SHA-256 of each line in the order sent, or of the photo; one below the other. */
export function uploadText(upload: 'push' | 'photo', deviceId: string, hashes: readonly string[]): string {
  return [`omsap ${upload} 1`, deviceId, ...hashes].join('\n');
}
