import { AppError } from '#shared/domain/errors.ts';
import type { Caller } from '#shared/rpc/server.ts';

/**
 * Paths of this machine are for the owner at its command line; a browser must not read files by name.
 * @returns where to read from
 * @throws AppError `forbidden`
 */
export function allowedSource<S extends { kind: 'upload' | 'path' }>(source: S, caller: Caller): S {
  if (source.kind === 'path' && caller.actor !== 'owner') {
    throw new AppError('forbidden', 'Choose the file in the app; reading files by path is for the command line.');
  }
  return source;
}
