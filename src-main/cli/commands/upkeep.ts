import { resolve } from 'node:path';
import { JOB_NAMES, type JobName } from '#shared/contract/installation.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { UsageError } from '../arguments.ts';
import { type Command, type CommandContext, confirm, EXIT, type Outcome, requireEvent } from '../command.ts';
import { findByEmail } from '../people.ts';
import { finish } from '../task.ts';

const YES = { yes: { type: 'boolean' } } as const;
function toldBy(task: Task): Outcome {
  const { url: _, ...result } = task.result ?? {};
  return { exit: EXIT.done, json: result, text: [task.message, result.path].filter(Boolean).join('\n') };
}

const backupMake: Command = {
  usage: 'backup make',
  options: {},
  run: async (context) => toldBy(await finish(context, await context.client.installation.makeBackup({}))),
};

const backupList: Command = {
  usage: 'backup list',
  options: {},
  async run({ client }) {
    const { backups } = await client.installation.backups({});
    const lines = backups.map(
      ({ name, reason, bytes }) => `${name}  ${reason.padEnd(9)} ${(bytes / 1024 / 1024).toFixed(1)} MB`,
    );
    return {
      exit: EXIT.done,
      json: { backups: backups.map((each) => ({ ...each, madeAt: new Date(each.madeAt).toISOString() })) },
      text: lines.length === 0 ? 'No backups yet.' : lines.join('\n'),
    };
  },
};

const backupRestore: Command = {
  usage: 'backup restore NAME [--yes]',
  options: YES,
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const [name, ...more] = args.positionals;
    if (name === undefined || more.length > 0) throw new UsageError('Which one? lanyard backup list shows them.');
    const { events, registrations } = await client.installation.inspectBackup({ name });
    await confirm(
      context,
      `This replaces all that is there by a copy with ${events} events and ${registrations} registrations.`,
    );
    const restored = await client.installation.restoreBackup({ name });
    return {
      exit: EXIT.done,
      json: restored,
      text: `Restored ${events} events and ${registrations} registrations. What was there before is in ${restored.before}.`,
    };
  },
};

const bundleExport: Command = {
  usage: 'bundle export [--no-files]',
  options: { 'no-files': { type: 'boolean' } },
  async run(context) {
    const withFiles = !context.args.flag('no-files');
    return toldBy(await finish(context, await context.client.installation.exportBundle({ withFiles })));
  },
};

const bundleImport: Command = {
  usage: 'bundle import FILE [--no-files] [--yes]',
  options: { 'no-files': { type: 'boolean' }, ...YES },
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const [file, ...more] = args.positionals;
    if (file === undefined || more.length > 0) throw new UsageError(`Which file? lanyard ${bundleImport.usage}`);
    const source = { kind: 'path', path: resolve(file) } as const;
    const found = await client.installation.inspectBundle({ source });
    if (!found.empty) {
      await confirm(
        context,
        `This replaces all that is there by a bundle with ${found.events} events and ${found.registrations} registrations.`,
      );
    }
    const withFiles = !args.flag('no-files');
    return toldBy(
      await finish(context, await client.installation.importBundle({ source, withFiles, replace: !found.empty })),
    );
  },
};

const filesOrphans: Command = {
  usage: 'files orphans [--delete]',
  options: { delete: { type: 'boolean' } },
  async run({ client, args }) {
    const { orphans, missing, bytes } = await client.documents.review({});
    const names = orphans.map(({ name }) => name);
    const gone = args.flag('delete') && names.length > 0 ? await client.documents.cleanUp({ names }) : null;
    const head =
      gone === null
        ? `${names.length} orphaned files, ${bytes} bytes.`
        : `Deleted ${gone.deleted} files, ${gone.bytes} bytes.`;
    return {
      exit: EXIT.done,
      json: {
        orphans,
        missing: missing.map(({ id, name, person }) => ({ id, name, person })),
        deleted: gone?.deleted ?? 0,
      },
      text: [head, ...names, ...missing.map(({ name, person }) => `missing: ${name} of ${person}`)].join('\n'),
    };
  },
};

const WHO = { event: { type: 'string' }, id: { type: 'string' }, email: { type: 'string' } } as const;

/** The registration that is meant. @throws UsageError, AppError `notFound` */
async function registrationOf(context: CommandContext): Promise<string> {
  const { args } = context;
  const [id, email] = [args.text('id'), args.text('email')];
  if ((id === undefined) === (email === undefined)) throw new UsageError('Give one of --id and --email.');
  if (id !== undefined) return id;
  const event = await requireEvent(context);
  return (await findByEmail(context, event, email ?? '')).id;
}

const privacyExport: Command = {
  usage: 'privacy export (--event CODE --email E | --id ID)',
  options: WHO,
  async run(context) {
    const registrationId = await registrationOf(context);
    return toldBy(await finish(context, await context.client.privacy.exportPerson({ registrationId })));
  },
};

const privacyErase: Command = {
  usage: 'privacy erase (--event CODE --email E | --id ID) [--with-copies] [--yes]',
  options: { ...WHO, ...YES, 'with-copies': { type: 'boolean' } },
  async run(context) {
    const { client, args } = context;
    const registrationId = await registrationOf(context);
    const preview = await client.privacy.preview({ registrationId });
    await confirm(
      context,
      `This erases ${preview.name} from ${preview.events.length} events, for good: ${preview.badges} badges, ${preview.documents} documents, ${preview.messages} messages.`,
    );
    const withCopies = args.flag('with-copies');
    return toldBy(await finish(context, await client.privacy.erase({ registrationId, withCopies })));
  },
};

const jobsList: Command = {
  usage: 'jobs list',
  options: {},
  async run({ client }) {
    const { jobs } = await client.installation.jobs({});
    const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
    return {
      exit: EXIT.done,
      json: {
        jobs: jobs.map((job) => ({
          ...job,
          startedAt: time(job.startedAt),
          finishedAt: time(job.finishedAt),
          nextAt: time(job.nextAt),
        })),
      },
      text: jobs
        .map(({ name, outcome, message, nextAt }) =>
          [name.padEnd(10), outcome ?? 'never ran', message, nextAt === null ? null : `next ${time(nextAt)}`]
            .filter((part) => part !== null)
            .join('  '),
        )
        .join('\n'),
    };
  },
};

const jobsRun: Command = {
  usage: `jobs run ${JOB_NAMES.join('|')}`,
  options: {},
  takesWords: true,
  async run(context) {
    const [name, ...more] = context.args.positionals;
    if (more.length > 0 || !(JOB_NAMES as readonly string[]).includes(name ?? '')) {
      throw new UsageError(`Which job? lanyard ${jobsRun.usage}`);
    }
    const task = await finish(context, await context.client.installation.runJob({ name: name as JobName }));
    return { exit: EXIT.done, json: { job: name, message: task.message }, text: task.message };
  },
};

const organizationsList: Command = {
  usage: 'organizations list',
  options: {},
  async run({ client }) {
    const { organizations } = await client.organizations.list({});
    return { exit: EXIT.done, json: { organizations }, text: organizations.map(({ name }) => name).join('\n') };
  },
};

const organizationsCreate: Command = {
  usage: 'organizations create --name N',
  options: { name: { type: 'string' } },
  async run({ client, args }) {
    const made = await client.organizations.create({ name: args.required('name') });
    return {
      exit: EXIT.done,
      json: made,
      text: `Made ${made.name}. Work for it with: --organization "${made.name}"`,
    };
  },
};

/** What keeps an installation healthy. */
export const upkeepCommands: Readonly<Record<string, Command>> = {
  'organizations list': organizationsList,
  'organizations create': organizationsCreate,
  'backup make': backupMake,
  'backup list': backupList,
  'backup restore': backupRestore,
  'bundle export': bundleExport,
  'bundle import': bundleImport,
  'files orphans': filesOrphans,
  'privacy export': privacyExport,
  'privacy erase': privacyErase,
  'jobs list': jobsList,
  'jobs run': jobsRun,
};
