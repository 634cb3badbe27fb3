import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** What the renderer may load: its own files, and nothing from anywhere else. Both hosts send it with every page. */
export const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  // zxing reads QR codes in WebAssembly.
  `script-src 'self' 'wasm-unsafe-eval'`,
  `style-src 'self'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `media-src 'self' blob:`,
  `worker-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

export interface Asset {
  body: Buffer;
  headers: Record<string, string>;
}

/** A file of the built renderer by the path of its address, or null when there is none. */
export async function readAsset(root: string, pathname: string): Promise<Asset | null> {
  const decoded = decode(pathname);
  if (decoded === null || decoded.includes('\0')) return null;
  const file = normalize(join(root, decoded === '/' ? '/index.html' : decoded));
  if (!file.startsWith(root + sep)) return null;
  const type = TYPES[extname(file)];
  if (type === undefined) return null;
  try {
    const hashed = decoded.startsWith('/assets/');
    return {
      body: await readFile(file),
      headers: {
        ...SECURITY_HEADERS,
        'content-type': type,
        // Names of assets change with their content; the page itself is asked for each time.
        'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return null;
    throw error;
  }
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
