/** Enough for a face beside a verdict, and for a look at it in large. In pixels. */
const LONG_SIDE = 960;
const QUALITY = 0.88;

interface Size {
  width: number;
  height: number;
}

/** The size of a picture within a square: smaller, or as it is. */
export function fitWithin({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** What a picture is called after it was made a JPEG. */
export function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`;
}

/**
 * A photo as a door needs it: upright, of a size that paints at once, and without what cameras write into it, such as the
 * place where somebody lives. What is no picture is handed on as it is: the core says what is wrong with it.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const blob = await jpegOf(picture, picture);
    picture.close();
    return new File([blob], jpegName(file.name), { type: blob.type });
  } catch {
    return file;
  }
}

/** What a source shows, as a JPEG of a door's size. */
export async function jpegOf(source: CanvasImageSource, size: Size): Promise<Blob> {
  const { width, height } = fitWithin(size, LONG_SIDE);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures');
  // A JPEG has no transparency: what was transparent would be black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
