import { crc32, deflateSync } from 'node:zlib';

export interface Palette {
  ground: readonly [number, number, number];
  skin: readonly [number, number, number];
  hair: readonly [number, number, number];
  coat: readonly [number, number, number];
}

const PALE: Palette = { ground: [214, 224, 232], skin: [236, 196, 168], hair: [84, 56, 40], coat: [52, 70, 110] };

/** A real PNG with somebody on it, drawn simply: for tests that look at pictures. */
export function portrait(width = 600, height = 800, palette: Palette = PALE): Buffer {
  const lines = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt((x / width - 0.5) * 2, (y / height - 0.5) * 2 * (height / width), palette);
      lines.set(colour, y * (1 + width * 3) + 1 + x * 3);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number, { ground, skin, hair, coat }: Palette) {
  const within = (cx: number, cy: number, rx: number, ry: number) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  if (within(-0.15, -0.16, 0.045, 0.05) || within(0.15, -0.16, 0.045, 0.05)) return hair;
  if (within(0, 0.12, 0.15, 0.035)) return coat;
  if (within(0, -0.08, 0.4, 0.5) && y > -0.38) return skin;
  if (within(0, -0.16, 0.47, 0.56) && y < 0.1) return hair;
  if (within(0, 0.45, 0.17, 0.3)) return skin;
  if (within(0, 1.35, 0.85, 0.75)) return coat;
  return ground;
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}
