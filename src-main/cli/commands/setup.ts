import { createInterface } from 'node:readline/promises';
import { backupPath } from '#main/storage/backup-names.ts';
import { databaseState, migrateDatabase } from '#main/storage/database.ts';
import { type Mended, mendSchema } from '#main/storage/salvage/mend.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type CommandContext, EXIT, type OfflineCommand, type OfflineContext, type Outcome } from '../command.ts';
import { askNewPassword } from '../prompt.ts';
import { openSession } from '../session.ts';
import { alone, requireNoRestore, requireThere } from './database.ts';

const DEMO_CODE = 'DEMO';

/** Makes a data folder ready to use; run again, it changes nothing that is there. */
export const setup: OfflineCommand = {
  usage: 'setup [--yes] [--demo] [--fix]',
  options: { yes: { type: 'boolean' }, demo: { type: 'boolean' }, fix: { type: 'boolean' } },
  async offline(context) {
    const mended = context.args.flag('fix') ? await mend(context) : null;
    const session = await openSession(context.folder);
    try {
      return await makeReady({ ...context, client: session.client }, mended);
    } finally {
      await session.close();
    }
  },
};

type SetupContext = OfflineContext & Pick<CommandContext, 'client'>;

async function makeReady(context: SetupContext, mended: Mended | null): Promise<Outcome> {
  const { client, args, folder } = context;
  const before = await client.app.info({});
  let administrator = before.firstRun !== 'needsAdministrator';
  if (!administrator && !args.flag('yes') && process.stdin.isTTY) administrator = await askForAdministrator(context);
  const demo = args.flag('demo') ? await loadDemo(context) : null;
  const lines = [`The data folder ${folder} is ready.`];
  if (mended !== null) lines.push(...toldOf(mended));
  if (demo !== null) lines.push(`The demo event is there: its code is ${demo.code}.`);
  if (!administrator) lines.push('Start the app to create the first administrator: npm start');
  return {
    exit: EXIT.done,
    json: { folder, version: before.version, administrator, demo, ...(mended === null ? {} : { mended }) },
    text: lines.join('\n'),
  };
}

/** Makes what is missing of a database that is there. @throws AppError `notFound` without one, `conflict` before a restore */
function mend(context: OfflineContext): Promise<Mended> {
  return alone(context, async (file) => {
    requireThere(file);
    requireNoRestore(context.folder);
    const copy = () => backupPath(context.folder, 'before', Date.now());
    const { applied, pending } = await databaseState(file);
    // Where none is known the table that tells them is missing as well.
    if (applied.length > 0 && pending.length > 0) await migrateDatabase(file, await copy());
    return mendSchema(file, await copy());
  });
}

function toldOf({ tables, others }: Mended): string[] {
  if (tables.length + others.length === 0) return ['Nothing was missing in the database.'];
  return [
    ...(tables.length > 0 ? [`Made anew, with what the operation log tells of them: ${tables.join(', ')}.`] : []),
    ...(others.length > 0 ? [`Indexes and triggers made anew: ${others.join(', ')}.`] : []),
  ];
}

async function loadDemo({ client }: SetupContext): Promise<{ code: string; eventId: string }> {
  try {
    const { code, eventId } = await client.app.loadDemo({});
    return { code, eventId };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    const { events } = await client.events.list({});
    const found = events.find((event) => event.code === DEMO_CODE);
    if (found === undefined) throw error;
    return { code: found.code, eventId: found.id };
  }
}

async function askForAdministrator({ client, note }: SetupContext): Promise<boolean> {
  note('The first administrator of this desk. Leave the name empty to do this later in the app.');
  const { name, email } = await askForName();
  if (name === '') return false;
  for (;;) {
    const password = await askNewPassword();
    if (password === '') return false;
    if (password === undefined) {
      note('These were two different passwords. Once more, please.');
      continue;
    }
    await client.app.createAdministrator({ name, email, password });
    return true;
  }
}

async function askForName(): Promise<{ name: string; email: string }> {
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const name = (await questions.question('Name: ')).trim();
    return { name, email: name === '' ? '' : (await questions.question('E-mail: ')).trim() };
  } finally {
    // As long as it reads the terminal it shows what is typed, passwords included.
    questions.close();
  }
}
