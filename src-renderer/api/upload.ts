import { AppError } from '#shared/domain/errors.ts';

/**
 * Hands a file to the host, which answers with the id that `import.inspect` and `app.restore` take. By XMLHttpRequest since
 * fetch tells nothing of the progress of an upload. `onProgress` gets 0 to 1.
 */
export function uploadFile(
  file: File,
  options: { onProgress?: (done: number) => void; signal?: AbortSignal } = {},
): Promise<{ uploadId: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/upload?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      const uploadId: unknown = Object(request.response).uploadId;
      if (request.status >= 200 && request.status < 300 && typeof uploadId === 'string') resolve({ uploadId });
      else if (request.status === 413) reject(new AppError('tooLarge', 'The file is too large.'));
      else reject(new AppError('unavailable', 'The file could not be handed over. Try again.'));
    };
    request.onerror = () => reject(new AppError('closed', 'The connection to the app was lost.'));
    request.onabort = () => reject(new AppError('cancelled', 'Cancelled.'));
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
