import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { type Desk, openDesk } from '#main/hosts/desk.ts';
import { fileLog } from '#main/hosts/log.ts';
import { noReader } from '#main/hosts/no-reader.ts';
import { dialogPrinter } from '#main/ports/printer.ts';
import { contract } from '#shared/contract/index.ts';
import { channelPair } from '#shared/rpc/channel.ts';
import { type Client, connect } from '#shared/rpc/client.ts';
import { locateChromium } from '../../scripts/find-chromium.mjs';
import { box } from '../e2e/pages.ts';

const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

export const BENCH_EVENT = 'BENCH';

export const ADMINISTRATOR = { name: 'Bench', email: 'bench@example.org', password: 'a long walk by the sea' };

export async function openBrowser(): Promise<Browser> {
  const found = await locateChromium();
  if (!found.ok) throw new Error(found.reason);
  return chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
}

/** The headless host on the bench's data folder, as people start it. */
export async function serve(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [cli, 'serve', '--json', '--data', join(folder, 'data')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    url: (JSON.parse(line) as { url: string }).url,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Opens the bench's data folder in this process, contract included, for one piece of work. */
export async function withDesk<T>(
  folder: string,
  work: (client: Client<typeof contract>, desk: Desk) => Promise<T>,
): Promise<T> {
  const desk = await openDesk({
    folder: join(folder, 'data'),
    log: fileLog(join(folder, 'data')),
    host: 'cli',
    printer: dialogPrinter,
    reader: () => noReader('A bench has none.'),
  });
  if (desk === null) throw new Error('The data folder of the bench is taken');
  const [near, far] = channelPair();
  desk.serve(far, 'owner');
  const { client, close } = connect(contract, near);
  try {
    return await work(client, desk);
  } finally {
    close();
    await desk.close('The bench is done.');
  }
}

/** The event of the bench. */
export async function benchEvent(client: Client<typeof contract>): Promise<string> {
  const { events } = await client.events.list({});
  const event = events.find((entry) => entry.code === BENCH_EVENT);
  if (event === undefined) throw new Error('The event of the bench is not there');
  return event.id;
}

/** Signs in, and waits until the screen takes input. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');
}

/** Gets to the desk's screen: the first start of all asks which event it is for. */
export async function chooseEvent(page: Page): Promise<void> {
  const choice = page.getByRole('button', { name: new RegExp(BENCH_EVENT) });
  await box(page).or(choice).first().waitFor({ state: 'visible' });
  if ((await choice.count()) > 0) await choice.first().click();
  await box(page).waitFor({ state: 'visible' });
}
