/**
 * Draws icon.png, icon.ico and icon.icns from icon.svg, in the browser that the tests use:
 *
 *   node resources/draw-icons.mjs
 */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { findChromium } from '../scripts/find-chromium.mjs';

const at = (name) => new URL(name, import.meta.url);
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for PNG icons by edge in pixels. */
const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

const found = await findChromium();
if (!found.ok) throw new Error(found.reason);
const browser = await chromium.launch({ executablePath: found.path });
const svg = await readFile(at('icon.svg'), 'utf8');
const drawn = new Map();
for (const size of new Set([...ICO_SIZES, ...ICNS_TYPES.map(([, edge]) => edge)])) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  drawn.set(size, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();

await writeFile(at('icon.png'), drawn.get(512));
await writeFile(at('icon.ico'), ico(ICO_SIZES.map((size) => [size, drawn.get(size)])));
await writeFile(at('icon.icns'), icns(ICNS_TYPES.map(([type, size]) => [type, drawn.get(size)])));

/** A directory of 16 bytes an image, then the images. */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, [size, png]] of images.entries()) {
    const entry = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(([, png]) => png)]);
}

/** Blocks with a type and their length, in one block. */
function icns(images) {
  const block = (type, content) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(images.map(([type, png]) => block(type, png))));
}
