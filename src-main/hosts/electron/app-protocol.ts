import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { type CustomScheme, protocol } from 'electron';
import { AppError } from '#shared/domain/errors.ts';
import { readAsset, SECURITY_HEADERS } from '../assets.ts';
import type { Desk } from '../desk.ts';
import { readDownload } from '../download.ts';
import { uploadOf, uploadStatus } from '../upload.ts';
import { isOwn, SCHEME } from './address.ts';

/**
 * To be registered before the app is ready. Without `supportFetchAPI` Chromium sends uploads without their body, also
 * those of XMLHttpRequest.
 */
export const APP_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Serves the renderer's files and takes uploads at the app's own address, under the headers of the headless host. */
export function serveApp(desk: Desk, rendererFolder: string): void {
  protocol.handle(SCHEME, async (request) => {
    try {
      return await answer(desk, rendererFolder, request);
    } catch (error) {
      desk.log.error('A request failed', error, { path: new URL(request.url).pathname });
      return refusal(500, 'Something went wrong inside the app. The log has the details.');
    }
  });
}

/** Electron adds who asked to the request of the web standard; it is absent when the app itself loads a page. */
type AppRequest = Request & { readonly initiatorOrigin?: string };

async function answer(desk: Desk, rendererFolder: string, request: AppRequest): Promise<Response> {
  const url = new URL(request.url);
  if (!isOwn(request.url)) return refusal(404, 'There is nothing at this address.');
  if (request.initiatorOrigin !== undefined && !isOwn(request.initiatorOrigin)) {
    return refusal(403, 'This page may not ask Lanyard for anything.');
  }
  if (request.method === 'POST' && url.pathname === '/upload') return upload(desk, url, request);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'This is not possible here.');
  const download = desk.core.downloads.find(url.pathname);
  const file = download === null ? null : await readDownload(download);
  if (file !== null) {
    const content = Readable.toWeb(file.body) as unknown as ReadableStream;
    return new Response(content, { headers: file.headers });
  }
  const asset = await readAsset(rendererFolder, url.pathname);
  if (asset === null) return refusal(404, 'There is nothing at this address.');
  const body = request.method === 'HEAD' ? null : new Uint8Array(asset.body);
  return new Response(body, { headers: asset.headers });
}

async function upload(desk: Desk, url: URL, request: Request): Promise<Response> {
  // The types of the web's stream and of Node's differ; the streams do not.
  const content =
    request.body === null ? Readable.from([]) : Readable.fromWeb(request.body as unknown as NodeReadableStream);
  try {
    const { name, whole } = uploadOf(url);
    const uploadId = await desk.core.uploads.save(name, content, whole);
    return Response.json({ uploadId }, { headers: SECURITY_HEADERS });
  } catch (error) {
    if (error instanceof AppError) return refusal(uploadStatus(error), error.message);
    throw error;
  }
}

function refusal(status: number, message: string): Response {
  const headers = { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' };
  return new Response(`${message}\n`, { status, headers });
}
