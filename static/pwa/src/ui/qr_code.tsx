/** A QR code for another phone's camera; beside it stands what it says, for whoever hears the screen. */

import { qrCode } from '../values/qr_code';

/** Nothing where the text is too long for one. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const squares = qrCode(text);
  if (!squares) return null;
  const size = squares.length + 8;
  const dark = squares.flatMap((line, y) =>
    line.flatMap((isDark, x) => (isDark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])),
  );
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={dark.join('')} />
    </svg>
  );
}
