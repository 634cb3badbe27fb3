import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { benchEvent, withDesk } from './app.ts';
import type { Figure } from './figures.ts';
import { runCli } from './process.ts';

const FILES = 1000;
const FILE_BYTES = 60_000;

/** Everything as one file and back, as whole processes, with a thousand résumés. */
export async function measureBundles(folder: string, people: number, seed: number): Promise<Figure[]> {
  await addFiles(folder);
  const data = join(folder, 'data');
  const written = await runCli(['bundle', 'export', '--json', '--data', data]);
  const { path, bytes } = JSON.parse(written.stdout) as { path: string; bytes: number };
  const read = await runCli(['bundle', 'import', path, '--yes', '--json', '--data', join(folder, 'again')]);
  const found = JSON.parse(read.stdout) as { registrations: number; files: number };
  if (found.registrations < people || found.files !== FILES)
    throw new Error(`The bundle was not whole: ${read.stdout} (seed ${seed})`);
  return [
    { what: `bundle with ${FILES} files, export`, measured: written.seconds, unit: 's', target: 20 },
    { what: `bundle with ${FILES} files, import`, measured: read.seconds, unit: 's', target: 40 },
    { what: 'bundle, size', measured: bytes / 1e6, unit: 'MB', target: null },
  ];
}

/** Something that passes for a PDF, each another. */
function pdf(): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(FILE_BYTES), Buffer.from('\n%%EOF\n')]);
}

function addFiles(folder: string): Promise<void> {
  return withDesk(folder, async (client, desk) => {
    const eventId = await benchEvent(client);
    for (let offset = 0; offset < FILES; offset += 500) {
      const { items } = await client.registrations.list({ eventId, offset, limit: 500 });
      for (const { id } of items) {
        const uploadId = await desk.core.uploads.save('cv.pdf', Readable.from([pdf()]));
        const kept = await client.documents.add({ registrationId: id, kind: 'resume', uploadId });
        if (!kept.ok) throw new Error(kept.message);
      }
    }
  });
}
