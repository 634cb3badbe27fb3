import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder } from '../../support/core/folder.ts';

const SOURCE = new URL('../../../src-main/hosts/log.ts', import.meta.url).href;

test('the log is written wherever the app is started, as by a service in the root of the disk', async () => {
  const folder = await tempFolder();
  const script = `const { fileLog } = await import(${JSON.stringify(SOURCE)});
    fileLog(process.argv[1]).warn('The network has gone', { port: 4747 });`;
  const options = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', script, folder];
  await promisify(execFile)(process.execPath, options, { cwd: '/' });
  expect(await readFile(join(folder, 'logs', 'main.log'), 'utf8')).toContain('The network has gone { port: 4747 }');
});
