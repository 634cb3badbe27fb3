const PIXELS_PER_MM = 96 / 25.4;

/** The factor that makes a sheet fit a frame of so many pixels, rounded down to hundredths. */
export function previewZoom(sheet: { widthMm: number; heightMm: number }, maxWidth: number, maxHeight: number): number {
  const factor = Math.min(maxWidth / (sheet.widthMm * PIXELS_PER_MM), maxHeight / (sheet.heightMm * PIXELS_PER_MM));
  return Math.floor(factor * 100 + 1e-6) / 100;
}
