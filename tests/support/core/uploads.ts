import { Readable } from 'node:stream';
import type { TestCore } from './core.ts';

/** Hands a file over as a browser does. @returns the id that calls take */
export function uploadTo(desk: TestCore, name: string, content: Buffer | string): Promise<string> {
  return desk.core.uploads.save(name, Readable.from([Buffer.from(content)]));
}
