/** A file in pieces the server takes, each of whole lines. Pure. */

/** Below what one request may carry, so that each is answered within the server's time. */
export const PIECE_BYTES_MAX = 512 * 1024;
export const PIECE_LINES_MAX = 1000;

const NEWLINE = 10;

/** Pieces of at most so many bytes and lines; a single longer line is a piece of its own. Empty of an empty file. */
export function splitLines(bytes: Uint8Array, bytesMax = PIECE_BYTES_MAX, linesMax = PIECE_LINES_MAX): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let start = 0;
  let lines = 0;
  let after = 0;
  while (after < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, after);
    const end = newline < 0 ? bytes.length : newline + 1;
    if (lines > 0 && (end - start > bytesMax || lines >= linesMax)) {
      pieces.push(bytes.slice(start, after));
      start = after;
      lines = 0;
    }
    lines += 1;
    after = end;
  }
  if (after > start) pieces.push(bytes.slice(start, after));
  return pieces;
}
