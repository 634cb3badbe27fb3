import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bracketed } from '#main/core/network.ts';
import { openDesk } from '#main/hosts/desk.ts';
import { fileLog } from '#main/hosts/log.ts';
import { noReader } from '#main/hosts/no-reader.ts';
import { systemClock } from '#main/ports/clock.ts';
import { randomIds } from '#main/ports/ids.ts';
import type { Log } from '#main/ports/log.ts';
import { dialogPrinter } from '#main/ports/printer.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { beginEmpty } from '#main/storage/shared-copy.ts';
import { DATABASE_FILE } from '#main/storage/store.ts';
import { SharedHub } from '#main/sync/postgres/shared-hub.ts';
import { contract } from '#shared/contract/index.ts';
import { HostName, MOST_ADDRESSES } from '#shared/contract/sync.ts';
import { AppError } from '#shared/domain/errors.ts';
import { channelPair } from '#shared/rpc/channel.ts';
import { connect } from '#shared/rpc/client.ts';
import { type Arguments, portOf, UsageError } from './arguments.ts';
import { EXIT, type ExitCode } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const HUB_USAGE = 'hub [--port N] [--host H] [--address NAME]... [--database-url URL]';
export const HUB_OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  address: { type: 'string', multiple: true },
  'database-url': { type: 'string' },
} as const;

/** Runs a desk without a window that others sync through, until it is told to stop. Prints where it is. */
export async function hub(args: Arguments, folder: string): Promise<ExitCode> {
  const log = fileLog(folder);
  // In the environment it is not in the list of processes, which others on a server may read.
  const hubDatabaseUrl = args.text('database-url') ?? process.env.LANYARD_DATABASE_URL;
  if (hubDatabaseUrl !== undefined) await prepareReplica(folder, hubDatabaseUrl, log);
  const desk = await openDesk({
    folder,
    host: 'headless',
    hubDatabaseUrl,
    log,
    printer: dialogPrinter,
    reader: () => noReader('A hub without a window has no badge reader.'),
  });
  if (desk === null) {
    throw new AppError(
      'conflict',
      `Lanyard runs already on ${folder}. Switch hosting on in its window, or name another folder with --data.`,
    );
  }
  const [near, far] = channelPair();
  desk.serve(far, 'owner');
  const { client } = connect(contract, near);
  try {
    const port = portOf(args.text('port'));
    const [host, addresses] = [args.text('host'), args.all('address')];
    if (host !== undefined) assertAddress('host', host);
    for (const address of addresses) assertAddress('address', address);
    if (addresses.length > MOST_ADDRESSES)
      throw new UsageError(`--address may be given ${MOST_ADDRESSES} times at most.`);
    const { hosting } = await client.sync.host({
      ...(port === null ? {} : { port }),
      ...(host === undefined ? {} : { host }),
      ...(addresses.length === 0 ? {} : { publicHosts: addresses }),
    });
    if (hosting === null) throw new AppError('internal', 'The hub did not start.');
    const { hosts, name, fingerprint } = hosting;
    const where = hosts.map((one) => `${bracketed(one)}:${hosting.port}`);
    process.stdout.write(
      args.flag('json')
        ? `${JSON.stringify({ name, hosts, port: hosting.port, fingerprint, pid: process.pid, folder })}\n`
        : `The hub ${name} is at ${where.join(' and ')}\nLet a desk in with: lanyard desks invite --role desk --data ${folder}\n`,
    );
  } catch (error) {
    await desk.close('The hub could not be started.');
    throw error;
  }
  await desk.close(`The hub was closed (${await untilStopped()}).`);
  return EXIT.done;
}

/** A new process of a hub that others have begun is of their organization, and gets all else from the database. */
async function prepareReplica(folder: string, url: string, log: Log): Promise<void> {
  if (existsSync(join(folder, DATABASE_FILE))) return;
  const shared = await SharedHub.open({ url, kinds: operationKinds, clock: systemClock, log, logQueries: false });
  try {
    const organizationId = await shared.organizationId();
    if (organizationId === null) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const installation = { deskId: randomIds.next(), organizationId };
    await beginEmpty(folder, { settings: { installation }, logId: shared.log.logId });
  } finally {
    await shared.close();
  }
}

/** @throws UsageError for what is no address of a computer */
function assertAddress(option: string, text: string): void {
  if (!HostName.safeParse(text).success) throw new UsageError(`--${option} "${text}" is no address of a computer.`);
}
