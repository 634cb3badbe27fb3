import { openDesk } from '#main/hosts/desk.ts';
import { fileLog } from '#main/hosts/log.ts';
import { noReader } from '#main/hosts/no-reader.ts';
import { dialogPrinter } from '#main/ports/printer.ts';
import type { Channel } from '#shared/rpc/channel.ts';

/*
 * A desk in a process of its own that exists to be killed: the real core over the real storage, with calls over Node's
 * channel between processes. It is loaded first and told its folder later, so that the next one loads while this one works.
 */

export type ToDesk = { type: 'open'; folder: string } | { type: 'rpc'; message: unknown };
export type FromDesk =
  | { type: 'loaded' }
  | { type: 'opening' }
  | { type: 'opened' }
  | { type: 'failed'; reason: string }
  | { type: 'rpc'; message: unknown };

function tell(message: FromDesk): void {
  process.send?.(message);
}

const listeners: ((message: unknown) => void)[] = [];
const channel: Channel = {
  send: (message) => tell({ type: 'rpc', message }),
  onMessage: (listener) => void listeners.push(listener),
  onClose: () => undefined,
  close: () => undefined,
};

async function open(folder: string): Promise<void> {
  tell({ type: 'opening' });
  const reader = () => noReader('Nobody taps here.');
  const desk = await openDesk({ folder, host: 'headless', log: fileLog(folder), printer: dialogPrinter, reader });
  if (desk === null) throw new Error('Another process has the folder');
  desk.serve(channel, 'owner');
  tell({ type: 'opened' });
}

process.on('message', (message: ToDesk) => {
  if (message.type === 'rpc') for (const listener of listeners) listener(message.message);
  else open(message.folder).catch((error: unknown) => tell({ type: 'failed', reason: String(error) }));
});
process.on('disconnect', () => process.exit(0));
tell({ type: 'loaded' });
