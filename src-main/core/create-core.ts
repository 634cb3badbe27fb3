import { hostname } from 'node:os';
import { join } from 'node:path';
import { BackupService } from '#main/features/app/backups.ts';
import { appHandlers } from '#main/features/app/handlers.ts';
import { checkInHandlers } from '#main/features/check-in/handlers.ts';
import { CheckInService } from '#main/features/check-in/service.ts';
import { WalkInService } from '#main/features/check-in/walk-in.ts';
import { DemoService } from '#main/features/demo/service.ts';
import { deskHandlers } from '#main/features/desk/handlers.ts';
import { relayReader } from '#main/features/desk/reader.ts';
import { DeskService } from '#main/features/desk/service.ts';
import { eventHandlers } from '#main/features/events/handlers.ts';
import { EventService } from '#main/features/events/service.ts';
import { importHandlers } from '#main/features/import/handlers.ts';
import { ImportService } from '#main/features/import/service.ts';
import { ImportWorkers } from '#main/features/import/worker-client.ts';
import { printHandlers } from '#main/features/print/handlers.ts';
import { PrintService } from '#main/features/print/service.ts';
import { BadgeService } from '#main/features/registrations/badges.ts';
import { registrationHandlers } from '#main/features/registrations/handlers.ts';
import { RegistrationService } from '#main/features/registrations/service.ts';
import { userHandlers } from '#main/features/users/handlers.ts';
import { UserService } from '#main/features/users/service.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { Ids } from '#main/ports/ids.ts';
import type { Log } from '#main/ports/log.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import type { Printer } from '#main/ports/printer.ts';
import type { Reader } from '#main/ports/reader.ts';
import type { Secrets } from '#main/ports/secrets.ts';
import { deskSet, operationKinds, organizationSet } from '#main/storage/operations/kinds.ts';
import { OperationLog } from '#main/storage/operations/log.ts';
import { createDirectoryProjection } from '#main/storage/projections/directory.ts';
import { DirectoryUpkeep } from '#main/storage/projections/directory-upkeep.ts';
import { presenceProjection } from '#main/storage/projections/presence.ts';
import { Search } from '#main/storage/search.ts';
import { openStore } from '#main/storage/store.ts';
import { Vocabulary } from '#main/storage/vocabulary.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { type Caller, createRpcServer, type RpcServer } from '#shared/rpc/server.ts';
import type { Context } from './context.ts';
import { openInstallation } from './identity.ts';
import { Uploads } from './uploads.ts';

/** What the core needs of the world around it. */
export interface Ports {
  /** The data folder. */
  folder: string;
  version: string;
  host: 'electron' | 'headless' | 'cli';
  clock: Clock;
  ids: Ids;
  log: Log;
  reader: Reader;
  printer: Printer;
  secrets: Secrets;
  passwords: Passwords;
  /** Path of the built worker that reads attendee files. */
  importWorker: string;
  /** Starts the app anew on the same folder, after this core was stopped. */
  restart(reason: string): void;
  logQueries: boolean;
  /** Check results against the contract: in tests. */
  checkResults: boolean;
}

/** The whole application, without a window. */
export interface Core {
  readonly deskId: string;
  readonly context: Context;
  readonly uploads: Uploads;
  readonly imports: ImportService;
  /**
   * Serves one connection. The caller begins as given: `anyone` until somebody signs in, `owner` at the command line.
   * @returns the id of the connection, by which ports such as the printer name it
   */
  serve(channel: Channel, actor: 'anyone' | 'owner'): string;
  /** Tells everybody why, ends what is under way, and closes the database. */
  stop(reason: string): Promise<void>;
}

/** Builds the application on a data folder and brings it to where it can answer. */
export async function createCore(ports: Ports): Promise<Core> {
  const { clock, ids, log } = ports;
  const store = await openStore({ folder: ports.folder, log, logQueries: ports.logQueries });
  try {
    const installation = await openInstallation(store, ids);
    const vocabulary = new Vocabulary();
    const upkeep = new DirectoryUpkeep(store.work, log);
    const onWords = (words: readonly string[]) => {
      vocabulary.add(words);
      upkeep.changed();
    };
    const operations = await OperationLog.open(store.read, {
      deskId: installation.deskId,
      clock,
      kinds: operationKinds,
      projections: [presenceProjection, createDirectoryProjection(onWords)],
    });
    let server: RpcServer<AppContract> | null = null;
    const context: Context = {
      store,
      operations,
      search: new Search(store.read, vocabulary),
      clock,
      ids,
      log,
      organizationId: installation.organizationId,
      deskId: installation.deskId,
      publish: (feature, name, payload) => server?.push(feature, name, payload),
    };
    const uploads = new Uploads(join(ports.folder, 'uploads'), ids);
    await uploads.open(clock.now());

    const desk = new DeskService(context, hostname());
    const events = new EventService(context);
    const users = new UserService(context, ports.passwords);
    const registrations = new RegistrationService(context);
    const badges = new BadgeService(context, registrations, ports.reader, ports.secrets);
    const imports = new ImportService(context, new ImportWorkers(ports.importWorker), uploads);
    const checkIns = new CheckInService(context, { desk, badges, imports });
    const walkIns = new WalkInService(context, checkIns);
    const prints = new PrintService(context, desk, ports.printer);
    const demo = new DemoService(context, events);
    const backups = new BackupService(context, ports.folder);

    if (installation.isNew) await announceDesk(context, await desk.name(), ports.version);
    await store.write((tx) => operations.applyUnknown(tx));
    await imports.recover();

    server = createRpcServer({
      contract,
      handlers: {
        app: appHandlers({ ...ports, context, users, events, demo, desk, backups, uploads }),
        users: userHandlers(users),
        events: eventHandlers(events),
        checkIn: checkInHandlers(checkIns, walkIns),
        registrations: registrationHandlers(registrations, badges),
        import: importHandlers(imports),
        desk: deskHandlers(desk, installation.deskId, ports.reader),
        print: printHandlers(prints),
      },
      renew: (caller, used) => users.renew(caller, used),
      onFault: (name, error) => log.error(`The call ${name} failed`, error),
      checkResults: ports.checkResults,
    });
    const rpc = server;
    const stopRelay = relayReader(context, ports.reader, badges);
    // What an earlier run left.
    upkeep.begin();
    // Read in the background, so that the first mistyped name does not wait for it.
    vocabulary
      .ready(store.read)
      .catch((error: unknown) => log.error('The words of the search could not be read', error));

    return {
      deskId: installation.deskId,
      context,
      uploads,
      imports,
      serve(channel, actor) {
        const caller = newCaller(ids, actor);
        rpc.serve(channel, caller);
        return caller.connectionId;
      },
      async stop(reason) {
        rpc.push('app', 'closing', { reason });
        stopRelay();
        await imports.stop();
        await rpc.idle();
        rpc.closeAll();
        await ports.reader.stop();
        await ports.passwords.stop();
        await vocabulary.ready(store.read).catch(() => undefined);
        await upkeep.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function newCaller(ids: Ids, actor: 'anyone' | 'owner'): Caller {
  return { connectionId: ids.next(), actor, personId: null, personName: null, sessionId: null };
}

async function announceDesk(context: Context, name: string, version: string): Promise<void> {
  const { store, operations, organizationId, deskId } = context;
  await store.write(async (tx) => {
    await operations.append(tx, { id: null }, organizationSet, {
      id: organizationId,
      fields: { name: 'My organization' },
    });
    await operations.append(tx, { id: null }, deskSet, { id: deskId, organizationId, fields: { name, version } });
  });
}
