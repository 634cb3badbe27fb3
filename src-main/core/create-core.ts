import { hostname } from 'node:os';
import { apiKeyHandlers, webhookHandlers } from '#main/features/api/handlers.ts';
import { ApiRoute } from '#main/features/api/http/route.ts';
import type { WebhookService } from '#main/features/api/webhooks/service.ts';
import { BackupService } from '#main/features/app/backups.ts';
import { appHandlers } from '#main/features/app/handlers.ts';
import { auditHandlers } from '#main/features/audit/handlers.ts';
import { FROM_BUNDLE_KEY } from '#main/features/bundle/build.ts';
import { BundleService } from '#main/features/bundle/service.ts';
import { checkInHandlers } from '#main/features/check-in/handlers.ts';
import { conflictHandlers } from '#main/features/conflicts/handlers.ts';
import { deskHandlers } from '#main/features/desk/handlers.ts';
import { claimReaders, relayReader } from '#main/features/desk/reader.ts';
import { deskName } from '#main/features/desk/service.ts';
import { documentHandlers } from '#main/features/documents/handlers.ts';
import { FileReview } from '#main/features/documents/service.ts';
import { eventHandlers } from '#main/features/events/handlers.ts';
import { importHandlers } from '#main/features/import/handlers.ts';
import type { ImportService } from '#main/features/import/service.ts';
import { ImportWorkers } from '#main/features/import/worker-client.ts';
import { installationHandlers } from '#main/features/installation/handlers.ts';
import { interestHandlers } from '#main/features/interests/handlers.ts';
import { KeywordCache } from '#main/features/interests/keyword-cache.ts';
import { ReaderClaims } from '#main/features/kiosk/claims.ts';
import { kioskHandlers } from '#main/features/kiosk/handlers.ts';
import { KioskPin } from '#main/features/kiosk/pin.ts';
import { MatchingEngine } from '#main/features/matching/engine/engine.ts';
import { workerThreads } from '#main/features/matching/engine/thread.ts';
import { matchingHandlers } from '#main/features/matching/handlers.ts';
import { meetingHandlers } from '#main/features/meetings/handlers.ts';
import { messageHandlers } from '#main/features/messages/handlers.ts';
import { notificationHandlers } from '#main/features/notifications/handlers.ts';
import { organizationHandlers } from '#main/features/organizations/handlers.ts';
import { listOrganizations } from '#main/features/organizations/service.ts';
import { PlannerThread, plannerWorkers } from '#main/features/planner/thread/thread.ts';
import { planHandlers } from '#main/features/plans/handlers.ts';
import { printHandlers } from '#main/features/print/handlers.ts';
import { clearUnfinished } from '#main/features/privacy/copies.ts';
import { privacyHandlers } from '#main/features/privacy/handlers.ts';
import { programmeHandlers } from '#main/features/programme/handlers.ts';
import { recordHandlers } from '#main/features/records/handlers.ts';
import { registrationHandlers } from '#main/features/registrations/handlers.ts';
import { Rosters } from '#main/features/registrations/rosters.ts';
import { noRescueHandlers } from '#main/features/rescue/handlers.ts';
import { syncHandlers } from '#main/features/sync/handlers.ts';
import { SyncService } from '#main/features/sync/service.ts';
import { taskHandlers } from '#main/features/tasks/handlers.ts';
import { passcodeHandlers, userHandlers } from '#main/features/users/handlers.ts';
import { SessionService } from '#main/features/users/sessions.ts';
import { venueHandlers } from '#main/features/venues/handlers.ts';
import { jobsOf } from '#main/jobs/definitions.ts';
import { Scheduler } from '#main/jobs/scheduler.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { Ids } from '#main/ports/ids.ts';
import type { Log } from '#main/ports/log.ts';
import type { Neighbours } from '#main/ports/neighbours.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import type { Printer } from '#main/ports/printer.ts';
import type { Reader } from '#main/ports/reader.ts';
import type { Secrets } from '#main/ports/secrets.ts';
import { FileStore } from '#main/storage/file-store.ts';
import { dropKeptErasures, keptErasures } from '#main/storage/known-erasures.ts';
import { deskSet, operationKinds, organizationSet } from '#main/storage/operations/kinds/index.ts';
import { type Draft, OperationLog, touchedRegistrations } from '#main/storage/operations/log.ts';
import { projectionsWith } from '#main/storage/projections/all.ts';
import { createDirectoryProjection } from '#main/storage/projections/directory.ts';
import { DirectoryUpkeep } from '#main/storage/projections/directory-upkeep.ts';
import { Search } from '#main/storage/search.ts';
import { readSetting, Settings } from '#main/storage/settings.ts';
import { openStore, type Store } from '#main/storage/store.ts';
import { Vocabulary } from '#main/storage/vocabulary.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { type Caller, createRpcServer, type Origin, type RpcServer } from '#shared/rpc/server.ts';
import { type Context, type Publish, THE_APP } from './context.ts';
import { Downloads } from './downloads.ts';
import { type Installation, openInstallation } from './identity.ts';
import { Organizations } from './organizations.ts';
import { Scopes } from './scopes.ts';
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
  neighbours: Neighbours;
  /** Where a hub keeps its log in PostgreSQL: an address that may hold a password. */
  hubDatabaseUrl?: string;
  passwords: Passwords;
  /** Path of the built worker that reads attendee files. */
  importWorker: string;
  /** Path of the built worker that computes who should meet whom. */
  matchingWorker: string;
  plannerWorker: string;
  /** Starts the app anew on the same folder, after this core was stopped. */
  restart(reason: string): void;
  logQueries: boolean;
  /** Told when the window of a connection becomes a kiosk, and when it is none any more. */
  onKiosk?(connectionId: string, isKiosk: boolean): void;
  /** Run jobs when they are due: where the app goes on for a while. */
  schedule: boolean;
  /** Check results against the contract: in tests. */
  checkResults: boolean;
}

/** The whole application, without a window. */
export interface Core {
  readonly deskId: string;
  /** Of the organization that the installation was set up with. */
  readonly context: Context;
  readonly uploads: Uploads;
  readonly downloads: Downloads;
  readonly imports: ImportService;
  /**
   * Serves one connection. The caller begins as given: `anyone` until somebody signs in, `owner` at the command line.
   * @param origin where they are, if that is another computer than this
   * @returns the id of the connection, by which ports such as the printer name it
   */
  serve(channel: Channel, actor: 'anyone' | 'owner', origin?: Origin | null): string;
  /** Tells everybody why, ends what is under way, and closes the database. */
  stop(reason: string): Promise<void>;
}

/** What a host has of the core, and of what stands in for it where the database is damaged. */
export type Served = Pick<Core, 'uploads' | 'downloads' | 'serve' | 'stop'>;

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
    const rosters = new Rosters(store.read);
    const matching = new MatchingEngine(store.read, workerThreads(ports.matchingWorker), log);
    const planner = new PlannerThread(plannerWorkers(ports.plannerWorker));
    const keywords = new KeywordCache(store.read);
    const directory = createDirectoryProjection(onWords);
    const { deskId, organizationId: homeId } = installation;
    let sync: SyncService | null = null;
    let webhooks: WebhookService | null = null;
    const operations = await OperationLog.open(store.read, {
      deskId,
      clock,
      introduction: introductionOf(installation, await deskName(store.read, hostname()), ports.version),
      kinds: operationKinds,
      projections: projectionsWith(directory),
      onRefreshed: (touched) => {
        rosters.touch(touchedRegistrations(touched));
        // Whoever was erased had registrations that the lists do not know by the person.
        if (touched.has('erasure')) rosters.forget();
        matching.touch(touched);
        keywords.touch(touched);
        sync?.nudge();
        webhooks?.nudge();
      },
      onReceived: (received) => sync?.received(received),
      onMade: (made) => sync?.made(made),
      refuses: (kind) => sync?.refuses(kind) ?? null,
    });
    let server: RpcServer<AppContract> | null = null;
    const publishTo =
      (organizationId: string | null): Publish =>
      (feature, name, payload) =>
        server?.push(feature, name, payload, organizationId);
    const uploads = new Uploads(ports.folder, clock, ids);
    await uploads.open();
    await clearUnfinished(ports.folder);
    const downloads = new Downloads(clock);
    const files = new FileStore(ports.folder);
    const shared = {
      store,
      operations,
      search: new Search(store.read, vocabulary),
      matching,
      keywords,
      planner,
      rosters,
      settings: new Settings(),
      clock,
      ids,
      log,
      deskId,
    };
    const sessions = new SessionService({
      store,
      clock,
      log,
      passwords: ports.passwords,
      deskId,
      onEnded: (ended, reason) => server?.signOut('app', 'sessionEnded', { reason }, ended),
      onKiosk: (tokenHash) =>
        server?.push('kiosk', 'modeChanged', {}, null, ({ sessionId }) => sessionId === tokenHash),
    });
    const organizations = new Organizations({
      context: shared,
      publishTo,
      homeId,
      hostName: hostname(),
      sessions,
      uploads,
      downloads,
      files,
      upkeep,
      vocabulary,
      folder: ports.folder,
      workers: new ImportWorkers(ports.importWorker),
      reader: ports.reader,
      printer: ports.printer,
      secrets: ports.secrets,
      passwords: ports.passwords,
    });
    const { context, desk, apiKeys, pushes, readings } = organizations.home;
    const told = organizations.home.webhooks;
    webhooks = told;
    sync = new SyncService({
      ...ports,
      context,
      publishToAll: publishTo(null),
      files,
      deskName: () => desk.name(),
      rename: async (name) => {
        await desk.update(THE_APP, { name });
      },
      hasKiosk: () => sessions.hasKiosk(),
      routes: [new ApiRoute({ context, keys: apiKeys, pushes, readings })],
      onHosting: (on) => told.deliver(on),
    });
    const syncing = sync;
    const backups = new BackupService(context, ports.folder);
    const claims = new ReaderClaims();
    /** Whether connections are kiosks, as their windows were told. */
    const windows = new Map<string, boolean>();
    const tellWindow = ({ connectionId, actor }: Caller) => {
      const isKiosk = actor === 'kiosk';
      if (actor === 'owner' || windows.get(connectionId) === isKiosk) return;
      // A page that is loaded anew has not said so far whose it is: its window stays what it was.
      if (actor === 'anyone' && !windows.has(connectionId)) return;
      windows.set(connectionId, isKiosk);
      ports.onKiosk?.(connectionId, isKiosk);
    };
    const scopes = new Scopes(
      store.read,
      async (organizationId) => (await organizations.get(organizationId).desk.get()).eventId,
    );
    const scheduler = new Scheduler({
      store,
      clock,
      ids,
      log,
      jobs: jobsOf({ read: store.read, organizations, backups, uploads }),
      onChange: () => publishTo(null)('installation', 'jobsChanged', {}),
    });

    if (installation.isFirst) await nameOrganization(context);
    await store.write((tx) => operations.applyUnknown(tx));
    await eraseAgain(ports.folder, store, organizations);
    for (const { id } of await listOrganizations(store.read)) await organizations.get(id).imports.recover();
    if (installation.replacedBy !== null) await tellReplaced(store, organizations, installation.replacedBy);

    server = createRpcServer({
      contract,
      handlers: {
        app: appHandlers({ ...ports, organizations, sessions, backups, uploads }),
        users: userHandlers((caller) => organizations.of(caller).accounts),
        passcodes: passcodeHandlers((caller) => organizations.of(caller).passcodes),
        organizations: organizationHandlers((caller) => organizations.of(caller).organization),
        events: eventHandlers((caller) => organizations.of(caller).events),
        checkIn: checkInHandlers(
          (caller) => organizations.of(caller).checkIns,
          (caller) => organizations.of(caller).walkIns,
        ),
        registrations: registrationHandlers(
          (caller) => organizations.of(caller).registrations,
          (caller) => organizations.of(caller).badges,
          (caller) => organizations.of(caller).waitlist,
          (caller) => organizations.of(caller).bulk,
        ),
        conflicts: conflictHandlers((caller) => organizations.of(caller).conflicts),
        interests: interestHandlers((caller) => organizations.of(caller).interests),
        matching: matchingHandlers(
          (caller) => organizations.of(caller).matching,
          (caller) => organizations.of(caller).choices,
          (caller) => organizations.of(caller).suggestions,
          (caller) => organizations.of(caller).roundPairing,
        ),
        kiosk: kioskHandlers(
          (caller) => organizations.of(caller).kiosk,
          (caller) => organizations.of(caller).interests,
          {
            pin: new KioskPin(context, ports.passwords, () => sessions.hasKiosk()),
            claims,
            sessions,
            stand: async (position, takeOver) => syncing.leases.place(position ?? (await desk.name()), takeOver),
            left: async () => {
              if (!(await sessions.hasKiosk())) syncing.leases.place(null);
            },
          },
        ),
        plans: planHandlers(
          (caller) => organizations.of(caller).plans,
          (caller) => organizations.of(caller).solving,
        ),
        meetings: meetingHandlers((caller) => organizations.of(caller)),
        venues: venueHandlers((caller) => organizations.of(caller).venues),
        programme: programmeHandlers((caller) => organizations.of(caller).programme),
        messages: messageHandlers((caller) => organizations.of(caller).messages),
        notifications: notificationHandlers((caller) => organizations.of(caller).notifications),
        documents: documentHandlers(
          (caller) => organizations.of(caller).documents,
          (caller) => organizations.of(caller).activities,
          new FileReview(context, files),
        ),
        records: recordHandlers(
          (caller) => organizations.of(caller).records,
          (caller) => organizations.of(caller).exports,
        ),
        audit: auditHandlers((caller) => organizations.of(caller).audit),
        privacy: privacyHandlers(
          (caller) => organizations.of(caller).privacy,
          (caller) => organizations.of(caller).retention,
        ),
        installation: installationHandlers({
          backups,
          bundles: new BundleService(context, {
            folder: ports.folder,
            version: ports.version,
            homeId,
            files,
            uploads,
            downloads,
            backups,
            restart: ports.restart,
          }),
          scheduler,
          tasksOf: (caller) => organizations.of(caller).tasks,
          activitiesOf: (caller) => organizations.of(caller).activities,
          onBackups: () => publishTo(null)('installation', 'backupsChanged', {}),
          restart: ports.restart,
        }),
        sync: syncHandlers(syncing, store.read),
        apiKeys: apiKeyHandlers((caller) => organizations.of(caller).apiKeys),
        webhooks: webhookHandlers((caller) => organizations.of(caller).webhooks),
        rescue: noRescueHandlers(),
        tasks: taskHandlers((caller) => organizations.of(caller).tasks),
        import: importHandlers((caller) => organizations.of(caller).imports),
        desk: deskHandlers((caller) => organizations.of(caller).desk, desk, deskId, ports.reader),
        print: printHandlers((caller) => organizations.of(caller).prints),
      },
      renew: (caller, used) => sessions.renew(caller, used),
      authorize: (definition, input, caller) => scopes.authorize(definition, input, caller),
      onCaller: tellWindow,
      onClosed: (caller) => {
        claims.release(caller);
        windows.delete(caller.connectionId);
      },
      onFault: (name, error) => log.error(`The call ${name} failed`, error),
      checkResults: ports.checkResults,
    });
    const rpc = server;
    const stopRelay = relayReader(
      {
        publish: publishTo(null),
        ids,
        tell: (tap) => rpc.push('desk', 'tapped', tap, null, (caller) => claims.hears(caller, tap.reader)),
      },
      ports.reader,
      () => organizations.all().some(({ badges }) => badges.writing),
    );
    await syncing.open(ports.schedule);
    const stopPlugs = claimReaders(syncing.leases, ports.reader);
    await scheduler.recover();
    if (ports.schedule) scheduler.start();
    // What an earlier run left.
    upkeep.begin();
    // Read in the background, so that the first mistyped name does not wait for it.
    vocabulary
      .ready(store.read)
      .catch((error: unknown) => log.error('The words of the search could not be read', error));

    return {
      deskId,
      context,
      uploads,
      downloads,
      imports: organizations.home.imports,
      serve(channel, actor, origin = null) {
        const caller = newCaller(ids, actor, actor === 'owner' ? homeId : null, origin);
        rpc.serve(channel, caller);
        return caller.connectionId;
      },
      async stop(reason) {
        rpc.push('app', 'closing', { reason }, null);
        stopRelay();
        stopPlugs();
        await syncing.end();
        await scheduler.stop();
        await Promise.all(organizations.all().flatMap(({ imports, tasks }) => [imports.stop(), tasks.stop()]));
        await rpc.idle();
        rpc.closeAll();
        await ports.reader.stop();
        await ports.passwords.stop();
        await matching.stop();
        await planner.stop();
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

/** Who was erased does not come back with a backup or a bundle from before. */
async function eraseAgain(folder: string, store: Store, organizations: Organizations): Promise<void> {
  const erasures = await keptErasures(folder);
  if (erasures.length === 0) return;
  for (const { id } of await listOrganizations(store.read)) await organizations.get(id).privacy.eraseAgain(erasures);
  // Nobody waits so far, as they would where somebody is erased while people are at the door.
  await organizations.home.privacy.purge(true);
  await dropKeptErasures(folder);
}

/** Whoever is at the other end of a new connection. */
export function newCaller(
  ids: Ids,
  actor: 'anyone' | 'owner',
  organizationId: string | null,
  origin: Origin | null,
): Caller {
  return {
    connectionId: ids.next(),
    actor,
    organizationId,
    eventId: null,
    personId: null,
    personName: null,
    sessionId: null,
    origin,
  };
}

/** What others learn of a desk with the first thing that happens at it. */
function introductionOf({ deskId, organizationId }: Installation, name: string, version: string): Draft<unknown>[] {
  const draft = { kind: deskSet, payload: { id: deskId, organizationId, fields: { name, version } } };
  return [draft as Draft<unknown>];
}

/**
 * Notes in a database that has just taken the place of another one that it did: what was noted before has gone with that one,
 * and who did it was signed in there.
 */
async function tellReplaced({ read, write }: Store, organizations: Organizations, by: 'backup' | 'hub'): Promise<void> {
  const isBundle = (await readSetting(read, FROM_BUNDLE_KEY)) === true;
  const action = by === 'hub' ? 'joined' : isBundle ? 'bundleImport' : 'restore';
  for (const { id } of await listOrganizations(read))
    await organizations.get(id).activities.record(THE_APP, { action });
  await write((tx) => tx.run('DELETE FROM settings WHERE key = ?', [FROM_BUNDLE_KEY]));
}

async function nameOrganization({ store, operations, organizationId }: Context): Promise<void> {
  const fields = { name: 'My organization' };
  await store.write((tx) => operations.append(tx, THE_APP, organizationSet, { id: organizationId, fields }));
}
