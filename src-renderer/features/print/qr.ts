import { encode } from 'uqr';

/** A QR code as the path of an SVG, one unit per module, without the quiet zone. */
export interface QrShape {
  size: number;
  path: string;
}

/**
 * The QR code of a text. Error correction M or better: badges are bent, and read through a plastic holder. Runs of modules are
 * one rectangle, so that no hairline shows between them on paper.
 */
export function qrShape(text: string): QrShape {
  const { size, data } = encode(text, { ecc: 'M', boostEcc: true, border: 0 });
  const runs: string[] = [];
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x++;
      runs.push(`M${from} ${y}h${x - from + 1}v1H${from}z`);
    }
  }
  return { size, path: runs.join('') };
}
