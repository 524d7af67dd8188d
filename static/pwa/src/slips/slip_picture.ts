/** A slip as a picture, for a chat or an album: what stands on the screen, black on white, whatever the phone's colours. */

import { say } from '../i18n';
import { shareFile } from '../ui/save_file';
import { qrCode } from '../values/qr_code';
import { formatThaiDate } from '../values/thai_date';
import { type Slip, spokenCode } from './slip';

const WIDTH = 720;
const MARGIN = 40;
/** Light modules around a QR code, by its standard. */
const QUIET = 4;

/** Draws the slip; the canvas gets its size from it. */
export function drawSlip(canvas: HTMLCanvasElement, slip: Slip, address: string, code: string): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const faces = getComputedStyle(document.body).fontFamily;
  let y = MARGIN;
  const write = (text: string, size: number, look: { bold?: boolean; right?: string; soft?: boolean } = {}) => {
    pen.font = `${look.bold ? 700 : 400} ${size}px ${faces}`;
    pen.fillStyle = look.soft ? '#3b4b43' : '#000';
    const right = look.right ?? '';
    const room = WIDTH - 2 * MARGIN - (right ? pen.measureText(right).width + 20 : 0);
    const lines = wrap(text, room, (part) => pen.measureText(part).width);
    lines.forEach((line, index) => {
      y += size * 1.6;
      pen.textAlign = 'left';
      pen.fillText(line, MARGIN, y);
      if (index === 0 && right) {
        pen.textAlign = 'right';
        pen.fillText(right, WIDTH - MARGIN, y);
      }
    });
  };
  const everything = () => {
    y = MARGIN / 2;
    write(say('slips.title'), 34, { bold: true });
    write(slip.group, 24);
    write(slip.place, 22, { soft: true });
    write(say('slip.number', { number: slip.number }), 28, { bold: true });
    y += 10;
    for (const [name, value] of slip.lines) write(name, 24, { right: value });
    y += 10;
    write(slip.amount, 52, { bold: true });
    write(`(${slip.words})`, 24);
    if (slip.corrected_on)
      write(say('slip.corrected', { date: formatThaiDate(slip.corrected_on) }), 26, { bold: true });
    y = Math.ceil(y + 30);
    const squares = qrCode(address);
    if (squares) y += drawQr(pen, squares, MARGIN, y);
    write(say('slip.code'), 22, { soft: true });
    write(spokenCode(code), 44, { bold: true });
    write(say('slip.check_at', { address: address.replace(/^https?:\/\/|#.*$/g, '') }), 22);
  };
  // the first time only to learn how high it becomes: setting the size wipes the canvas
  everything();
  canvas.width = WIDTH;
  canvas.height = Math.ceil(y + MARGIN);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  everything();
}

/** Draws the code in whole pixels and answers with its height. */
function drawQr(pen: CanvasRenderingContext2D, squares: readonly boolean[][], x: number, y: number): number {
  const side = Math.floor(280 / (squares.length + 2 * QUIET));
  pen.fillStyle = '#000';
  for (const [row, line] of squares.entries()) {
    for (const [column, isDark] of line.entries()) {
      if (isDark) pen.fillRect(x + column * side, y + row * side, side, side);
    }
  }
  return side * (squares.length + QUIET / 2);
}

/** A text in lines no wider than there is room; Thai has no spaces between words, so the browser says where one ends. */
function wrap(text: string, room: number, width: (part: string) => number): string[] {
  const lines = [''];
  for (const { segment } of new Intl.Segmenter('th', { granularity: 'word' }).segment(text)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && width(line + segment) > room) lines.push(segment.trimStart());
    else lines[lines.length - 1] = line + segment;
  }
  return lines;
}

/** Hands the picture to another app where the phone can, else saves it as a file. */
export async function sharePicture(canvas: HTMLCanvasElement, name: string): Promise<void> {
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/png'));
  if (!blob) return;
  await shareFile(new File([blob], name, { type: 'image/png' }));
}
