import { createInterface } from 'node:readline/promises';
import { AppError } from '#shared/domain/errors.ts';
import { type Command, type CommandContext, EXIT } from '../command.ts';
import { askHidden } from '../prompt.ts';

const DEMO_CODE = 'DEMO';

/** Makes a data folder ready to use; run again, it changes nothing that is there. */
export const setup: Command = {
  usage: 'setup [--yes] [--demo]',
  options: { yes: { type: 'boolean' }, demo: { type: 'boolean' } },
  async run(context) {
    const { client, args, folder } = context;
    const before = await client.app.info({});
    let administrator = before.firstRun !== 'needsAdministrator';
    if (!administrator && !args.flag('yes') && process.stdin.isTTY) administrator = await askForAdministrator(context);
    const demo = args.flag('demo') ? await loadDemo(context) : null;
    const lines = [`The data folder ${folder} is ready.`];
    if (demo !== null) lines.push(`The demo event is there: its code is ${demo.code}.`);
    if (!administrator) lines.push('Start the app to create the first administrator: npm start');
    return {
      exit: EXIT.done,
      json: { folder, version: before.version, administrator, demo },
      text: lines.join('\n'),
    };
  },
};

async function loadDemo({ client }: CommandContext): Promise<{ code: string; eventId: string }> {
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

async function askForAdministrator({ client, note }: CommandContext): Promise<boolean> {
  note('The first administrator of this desk. Leave the name empty to do this later in the app.');
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const name = (await questions.question('Name: ')).trim();
    if (name === '') return false;
    const email = (await questions.question('E-mail: ')).trim();
    questions.pause();
    for (;;) {
      const password = await askHidden('Password (at least 10 characters): ');
      if (password === '') return false;
      if (password !== (await askHidden('Again: '))) {
        note('These were two different passwords. Once more, please.');
        continue;
      }
      await client.app.createAdministrator({ name, email, password });
      return true;
    }
  } finally {
    questions.close();
  }
}
