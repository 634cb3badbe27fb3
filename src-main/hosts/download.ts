import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Download } from '#main/core/downloads.ts';
import { SECURITY_HEADERS } from './assets.ts';

/**
 * A file to hand over, under headers that let it do nothing: whatever it pretends to be, a browser must not run it as a
 * page of ours.
 * @returns null when the file is gone
 */
export async function readDownload(
  download: Download,
): Promise<{ body: ReadStream; headers: Record<string, string> } | null> {
  const found = await stat(download.path).catch(() => null);
  if (found?.isFile() !== true) return null;
  const name = encodeURIComponent(download.name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return {
    body: createReadStream(download.path),
    headers: {
      ...SECURITY_HEADERS,
      'content-security-policy': `default-src 'none'; sandbox`,
      'content-type': download.type,
      'content-length': String(found.size),
      'content-disposition': `${download.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    },
  };
}
