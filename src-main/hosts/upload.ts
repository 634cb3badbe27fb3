import type { AppError } from '#shared/domain/errors.ts';

/** What an address says of the file that is sent to it. */
export function uploadOf(url: URL): { name: string; whole: boolean } {
  return { name: url.searchParams.get('name') ?? 'file', whole: url.searchParams.has('whole') };
}

/** How a file is refused: it is too large, or the disk has no room for it. */
export function uploadStatus({ code }: AppError): number {
  return code === 'tooLarge' ? 413 : 507;
}
