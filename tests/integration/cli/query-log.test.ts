import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lanyard } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

const ADDRESS = 'qanary@example.org';

test('whoever asks for the statements of a command sees them without their values, and the log has them', async () => {
  const folder = await tempFolder();
  const log = join(folder, 'logs', 'main.log');
  const run = async (command: string, all: boolean) => {
    await rm(log, { force: true });
    const environment = all ? { LANYARD_SQL_LOG: '1' } : {};
    const result = await lanyard([...command.split(' '), '--data', folder], '', environment);
    expect(result).toMatchObject({ code: 0 });
    return { ...result, logged: await readFile(log, 'utf8').catch(() => '') };
  };
  await run('setup --yes', false);
  // Through the core, and past it, on a connection of its own.
  const commands = [
    [`users add-attendee ${ADDRESS} --name Ada --generate`, 'INSERT INTO accounts'],
    ['users list', 'FROM accounts'],
    ['db check', 'integrity_check'],
    ['backup make', 'VACUUM INTO ?'],
    ['db migrate', 'sqlite_master'],
  ] as const;
  for (const [command, statement] of commands) {
    const seen = await run(command, true);
    const lines = seen.stderr.split('\n').filter((line) => line.startsWith('SQL '));
    expect(
      lines.filter((line) => line.includes(statement)),
      command,
    ).not.toEqual([]);
    expect(seen.logged, command).toContain(statement);
    expect(seen.stdout, command).not.toContain('SQL ');
    expect(seen.stderr + seen.logged, command).not.toMatch(/qanary/);
  }
  const quiet = await run('db check', false);
  expect(quiet.stderr + quiet.logged).not.toContain('integrity_check');
});
