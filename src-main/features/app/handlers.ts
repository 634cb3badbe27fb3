import { actorOf } from '#main/core/context.ts';
import type { Organizations } from '#main/core/organizations.ts';
import type { Uploads } from '#main/core/uploads.ts';
import { isEmpty } from '#main/features/installation/empty.ts';
import type { SessionService, SignedIn } from '#main/features/users/sessions.ts';
import type { Printer } from '#main/ports/printer.ts';
import type { Reader } from '#main/ports/reader.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Caller, type Handlers, signOut } from '#shared/rpc/server.ts';
import type { BackupService } from './backups.ts';
import { checkReadiness } from './readiness.ts';

export interface AppParts {
  organizations: Organizations;
  sessions: SessionService;
  backups: BackupService;
  uploads: Uploads;
  reader: Reader;
  printer: Printer;
  folder: string;
  version: string;
  host: 'electron' | 'headless' | 'cli';
  /** Starts the app anew on the same data folder. */
  restart(reason: string): void;
}

export function appHandlers(parts: AppParts): Handlers<AppContract, { caller: Caller }>['app'] {
  const { organizations, sessions } = parts;
  const { home } = organizations;
  /** Lets somebody in who has just proved who they are, and notes that they came. */
  const welcome = async (caller: Caller, session: SignedIn) => {
    signIn(caller, session);
    const { activities } = organizations.get(session.organizationId);
    await activities.record(actorOf(caller), {
      action: 'signIn',
      eventId: session.eventId,
      subjectId: session.user.id,
    });
  };

  return {
    info: async () => ({
      version: parts.version,
      host: parts.host,
      firstRun: !(await home.accounts.hasAny())
        ? 'needsAdministrator'
        : (await home.events.list()).length === 0
          ? 'needsEvent'
          : 'done',
      deskName: await home.desk.name(),
      damaged: false,
    }),
    createAdministrator: async (account, { caller }) => {
      const user = await home.accounts.createFirst(account);
      const token = await sessions.open({ user, eventId: null }, 'account', caller.origin, null);
      const session = await sessions.resume(token);
      if (session !== null) await welcome(caller, session);
      return { token, user: { ...user, kiosk: null } };
    },
    signIn: async ({ email, password, organizationId }, { caller }) => {
      const result = await sessions.signIn(email, password, organizationId ?? null, caller.origin);
      if (!result.ok) return result;
      await welcome(caller, result);
      return { ok: true, token: result.token, user: result.user };
    },
    signInWithPasscode: async ({ code }, { caller }) => {
      const result = await sessions.signInWithPasscode(code, caller.origin);
      if (!result.ok) return result;
      await welcome(caller, result);
      return { ok: true, token: result.token, user: result.user };
    },
    resume: async ({ token }, { caller }) => {
      const session = await sessions.resume(token);
      if (session === null) return null;
      signIn(caller, session);
      return session.user;
    },
    signOut: async (_, { caller }) => {
      if (caller.sessionId !== null) await sessions.signOut(caller.sessionId);
      if (caller.actor !== 'owner') signOut(caller);
      return null;
    },
    sessions: async (_, { caller }) => ({
      sessions: caller.personId === null ? [] : await sessions.list(caller.personId, caller.sessionId),
    }),
    signOutEverywhere: async (_, { caller }) => ({
      ended:
        caller.personId === null
          ? 0
          : await organizations.of(caller).accounts.signOutEverywhere(caller.personId, caller.sessionId),
    }),
    changePassword: ({ current, new: next }, { caller }) =>
      organizations.of(caller).accounts.changePassword(actorOf(caller), { current, next }, caller.sessionId),
    me: (_, { caller }) => sessions.whoIs(caller),
    readiness: async ({ eventId }, { caller }) => {
      const { context, desk } = organizations.of(caller);
      return { checks: await checkReadiness(context, { ...parts, desk }, eventId) };
    },
    loadDemo: async (_, { caller }) => {
      const { demo, desk } = organizations.of(caller);
      const loaded = await demo.load(actorOf(caller));
      await desk.update(actorOf(caller), { eventId: loaded.eventId });
      return loaded;
    },
    backup: async () => {
      const { file, bytes } = await parts.backups.make();
      return { file, bytes };
    },
    restore: async ({ uploadId }) => {
      // Nobody need be signed in for this: whatever is here already, of any organization, stays.
      if (!(await isEmpty(home.context.store.read))) {
        throw new AppError(
          'conflict',
          'This desk is set up already. Restoring is for an empty one: start with another data folder.',
        );
      }
      const found = await parts.uploads.use(uploadId, ({ path }) => parts.backups.restoreFile(path));
      parts.restart('A backup was restored.');
      return found;
    },
  };
}

function signIn(caller: Caller, { user, organizationId, eventId, tokenHash }: SignedIn): void {
  caller.actor = user.role;
  caller.organizationId = organizationId;
  caller.eventId = eventId;
  caller.personId = user.id;
  caller.personName = user.name;
  caller.sessionId = tokenHash;
}
