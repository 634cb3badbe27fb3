import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** QR and the one-dimensional codes that tickets carry. */
const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'MicroQRCode', 'DataMatrix', 'Aztec', 'PDF417', 'Code128', 'Code39', 'EAN-13', 'EAN-8', 'ITF'],
  tryHarder: true,
  maxNumberOfSymbols: 1,
};

/** Between two looks at the picture, in ms: fast enough for a hand that passes by, slow enough for an old laptop. */
const LOOK_EVERY_MS = 90;
/** A picture is scaled down to this: codes in hand-held distance stay readable, and a look takes some 10 ms. */
const LONG_SIDE = 960;

/** Loads the reader; its WebAssembly is a file of the app, never fetched from elsewhere. */
export function prepareReader(): void {
  void prepareZXingModule({
    overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) },
    fireImmediately: true,
  });
}

/** Looks at the picture again and again and tells each code it sees. Returns how to stop. */
export function watchForCodes(video: HTMLVideoElement, onCode: (code: string) => void): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stopped = false;
  let timer: number | null = null;

  const look = async () => {
    if (context !== null && video.videoWidth > 0) {
      const scale = Math.min(1, LONG_SIDE / Math.max(video.videoWidth, video.videoHeight));
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const picture = context.getImageData(0, 0, canvas.width, canvas.height);
      const codes = await readBarcodes(picture, OPTIONS).catch(() => []);
      for (const { isValid, text } of codes) if (isValid && text.trim() !== '' && !stopped) onCode(text.trim());
    }
    if (!stopped) timer = window.setTimeout(() => void look(), LOOK_EVERY_MS);
  };
  void look();
  return () => {
    stopped = true;
    if (timer !== null) window.clearTimeout(timer);
  };
}
