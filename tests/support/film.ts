import { writeFile } from 'node:fs/promises';
import { encode } from 'uqr';

const WIDTH = 640;
const HEIGHT = 480;
const WHITE = 235;
const BLACK = 16;
/** Chromium plays the file over and over; two frames are enough for a picture that does not move. */
const FRAMES = 2;

/** Writes a film of a ticket's QR code held before a camera, as Chromium's fake camera plays it (YUV4MPEG2, 4:2:0). */
export async function filmOfCode(text: string, path: string): Promise<void> {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const scale = Math.floor(Math.min(WIDTH, HEIGHT) / size);
  const [left, top] = [Math.floor((WIDTH - size * scale) / 2), Math.floor((HEIGHT - size * scale) / 2)];
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries())
      if (dark)
        for (let line = 0; line < scale; line += 1) {
          const start = (top + row * scale + line) * WIDTH + left + column * scale;
          luma.fill(BLACK, start, start + scale);
        }
  const noColour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, noColour]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(path, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]));
}
