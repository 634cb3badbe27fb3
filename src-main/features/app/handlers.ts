import { actorOf, type Context } from '#main/core/context.ts';
import type { Uploads } from '#main/core/uploads.ts';
import type { DemoService } from '#main/features/demo/service.ts';
import type { DeskService } from '#main/features/desk/service.ts';
import type { EventService } from '#main/features/events/service.ts';
import { UserService } from '#main/features/users/service.ts';
import type { Printer } from '#main/ports/printer.ts';
import type { Reader } from '#main/ports/reader.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Caller, type Handlers, signOut } from '#shared/rpc/server.ts';
import type { BackupService } from './backups.ts';
import { checkReadiness } from './readiness.ts';

export interface AppParts {
  context: Context;
  users: UserService;
  events: EventService;
  demo: DemoService;
  desk: DeskService;
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
  const { users, events, desk } = parts;

  const signedIn = (caller: Caller, user: { id: string; name: string; role: Caller['actor'] }, token: string) => {
    caller.actor = user.role;
    caller.personId = user.id;
    caller.personName = user.name;
    caller.sessionId = UserService.sessionId(token);
  };

  return {
    info: async () => ({
      version: parts.version,
      host: parts.host,
      firstRun: !(await users.hasAdministrator())
        ? 'needsAdministrator'
        : (await events.list()).length === 0
          ? 'needsEvent'
          : 'done',
      deskName: await desk.name(),
    }),
    createAdministrator: async (account, { caller }) => {
      const session = await users.createFirst(account);
      signedIn(caller, session.user, session.token);
      return session;
    },
    signIn: async ({ email, password }, { caller }) => {
      const result = await users.signIn(email, password);
      if (result.ok) signedIn(caller, result.user, result.token);
      return result;
    },
    resume: async ({ token }, { caller }) => {
      const session = await users.resume(token);
      if (session === null) return null;
      signedIn(caller, session.user, token);
      return session.user;
    },
    signOut: async (_, { caller }) => {
      if (caller.sessionId !== null) await users.signOut(caller.sessionId);
      if (caller.actor !== 'owner') signOut(caller);
      return null;
    },
    me: async (_, { caller }) => (caller.personId === null ? null : users.find(caller.personId)),
    readiness: async ({ eventId }) => ({ checks: await checkReadiness(parts.context, parts, eventId) }),
    loadDemo: async (_, { caller }) => {
      const loaded = await parts.demo.load(actorOf(caller));
      await desk.update({ eventId: loaded.eventId });
      return loaded;
    },
    backup: () => parts.backups.make(),
    restore: async ({ uploadId }) => {
      if (await users.hasAdministrator()) {
        throw new AppError(
          'conflict',
          'This desk is set up already. Restoring is for an empty one: start with another data folder.',
        );
      }
      const upload = await parts.uploads.find(uploadId);
      const found = await parts.backups.prepareRestore(upload.path);
      parts.restart('A backup was restored.');
      return found;
    },
  };
}
