import { AppError } from '#shared/domain/errors.ts';

const NO_ROOM = 'The disk has no room for this file. Make room and try again.';

/**
 * Hands a file to the host, which answers with the id that the calls take that read files. By XMLHttpRequest since
 * fetch tells nothing of the progress of an upload. `onProgress` gets 0 to 1. What holds a whole installation, a bundle or a
 * backup, may be as large as the disk has room for.
 */
export function uploadFile(
  file: File,
  options: { onProgress?: (done: number) => void; signal?: AbortSignal; whole?: boolean } = {},
): Promise<{ uploadId: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/upload?name=${encodeURIComponent(file.name)}${options.whole === true ? '&whole' : ''}`);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      const uploadId: unknown = Object(request.response).uploadId;
      if (request.status >= 200 && request.status < 300 && typeof uploadId === 'string') resolve({ uploadId });
      else if (request.status === 413) reject(new AppError('tooLarge', 'The file is too large.'));
      else if (request.status === 507) reject(new AppError('unavailable', NO_ROOM));
      else reject(new AppError('unavailable', 'The file could not be handed over. Try again.'));
    };
    request.onerror = () => reject(new AppError('closed', 'The connection to the app was lost.'));
    request.onabort = () => reject(new AppError('cancelled', 'Cancelled.'));
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
