import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRescue } from '#main/core/create-rescue.ts';
import { DATABASE_FILE, DamagedDatabase } from '#main/storage/store.ts';
import { contract } from '#shared/contract/index.ts';
import type { Salvage } from '#shared/contract/rescue.ts';
import { channelPair } from '#shared/rpc/channel.ts';
import { connect } from '#shared/rpc/client.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { overwrite, pagesOf } from '../../support/core/damage.ts';
import { stateOf } from '../../support/core/state.ts';

/** A desk with an event and a backup of it, whose database is damaged while it is closed. */
async function damagedDesk(damage: (file: string) => Promise<void>) {
  const desk = await openTestCore();
  const { owner } = desk;
  await owner.app.loadDemo({});
  const { id } = await owner.installation.makeBackup({});
  await desk.settled();
  const backup = (await owner.tasks.get({ taskId: id })).result?.file as string;
  // After the backup: only the salvage has it.
  await owner.events.create({ code: 'LATER', title: 'Made after the backup' });
  const state = await stateOf(desk.core.context.store);
  await desk.stop();
  const file = join(desk.folder, DATABASE_FILE);
  await damage(file);
  return { desk, backup, state, file };
}

const wipeEvents = async (file: string) => overwrite(file, await pagesOf(file, 'events', 'all'));

/** What stands in for the core. @param origin where the caller is */
async function rescueOf(desk: TestCore, origin: { address: string; client: string | null } | null = null) {
  const error = await desk.start().catch((fault: unknown) => fault);
  expect(error).toBeInstanceOf(DamagedDatabase);
  const rescue = await createRescue(desk.ports(), error as DamagedDatabase);
  onTestFinished(() => rescue.stop('The test has ended.'));
  const [near, far] = channelPair();
  rescue.serve(far, 'anyone', origin);
  return { rescue, ...connect(contract, near), error: error as DamagedDatabase };
}

async function ended(client: Awaited<ReturnType<typeof rescueOf>>['client']): Promise<Salvage> {
  for (;;) {
    const { salvage } = await client.rescue.status({});
    if (salvage.state !== 'running') return salvage;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a damaged database at start-up', () => {
  it.each([
    ['pages of a table', wipeEvents],
    ['rubbish in place of a file', (file: string) => writeFile(file, randomBytes(20_480))],
    ['the first page', (file: string) => overwrite(file, [1])],
  ])('is found (%s), told, and left as it is', async (_, damage) => {
    const { desk, file, backup } = await damagedDesk(damage);
    const before = await readFile(file);
    const { client, error } = await rescueOf(desk);
    expect(error.message).toContain('is damaged');
    expect(await client.app.info({})).toMatchObject({ damaged: true });
    const status = await client.rescue.status({});
    expect(status.problem).toContain(file);
    expect(status.backups.map(({ name }) => name)).toEqual([backup]);
    expect(await client.desk.get({})).toMatchObject({ settings: { language: 'en' } });
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('answers every other call with what is wrong', async () => {
    const { desk } = await damagedDesk(wipeEvents);
    const { rescue } = await rescueOf(desk);
    const [near, far] = channelPair();
    rescue.serve(far, 'owner');
    const { client } = connect(contract, near);
    await expect(client.events.list({})).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('db salvage'),
    });
    await expect(client.app.signIn({ email: 'a@b.example', password: 'x' })).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(await client.app.resume({ token: 'x' })).toBeNull();
  });

  it('tells other computers no more than that it is damaged', async () => {
    const { desk, file } = await damagedDesk(wipeEvents);
    const { client } = await rescueOf(desk, { address: '192.0.2.7', client: 'Firefox' });
    const told = await client.rescue.status({});
    expect(told).toMatchObject({ problem: expect.stringContaining('is damaged'), backups: [] });
    const refused = await client.app.signIn({ email: 'a@b.example', password: 'x' }).catch((error: Error) => error);
    expect(refused).toMatchObject({ code: 'unavailable', message: told.problem });
    expect(told.problem).not.toContain(file);
  });

  it('gives way to a backup, and is set aside', async () => {
    const { desk, backup, file } = await damagedDesk(wipeEvents);
    const damaged = await readFile(file);
    const { client, rescue } = await rescueOf(desk);
    expect(await client.rescue.inspect({ name: backup })).toEqual({ events: 1, registrations: 300 });
    expect(await client.rescue.restore({ name: backup })).toEqual({ events: 1, registrations: 300 });
    expect(desk.restarts).toEqual(['A backup was restored.']);
    await rescue.stop('The app starts anew.');
    await desk.start();
    expect((await desk.owner.events.list({})).events.map(({ code }) => code)).toEqual(['DEMO']);
    const aside = (await readdir(desk.folder)).filter((name) => /^replaced-\d+\.sqlite$/.test(name));
    expect(aside).toHaveLength(1);
    expect((await readFile(join(desk.folder, aside[0] ?? ''))).equals(damaged)).toBe(true);
  });

  it('gives way to what was saved of it: nothing is missing that the log tells', async () => {
    const { desk, state } = await damagedDesk(wipeEvents);
    const { client, rescue } = await rescueOf(desk);
    await expect(client.rescue.takeSalvaged({})).rejects.toMatchObject({ code: 'conflict' });
    await client.rescue.salvage({});
    expect(await ended(client)).toMatchObject({
      state: 'done',
      saved: { events: 2, registrations: 300, missingOperations: 0, damagedTables: ['events'] },
    });
    await client.rescue.takeSalvaged({});
    await rescue.stop('The app starts anew.');
    await desk.start();
    // What is new is told by a new desk: that it took the place of what was there.
    const { activities: _, desks: __, ...wanted } = state.tables;
    const now = await stateOf(desk.core.context.store);
    expect(now).toEqual({ ...state, tables: now.tables });
    expect(now.tables).toMatchObject(wanted);
    expect(existsSync(join(desk.folder, 'salvage'))).toBe(false);
  });

  it('says so where nothing can be saved, and a backup is still to be had', async () => {
    const { desk, backup } = await damagedDesk((file) => writeFile(file, randomBytes(20_480)));
    desk.log.expect(/Nothing could be saved of the damaged database/);
    desk.log.expect(/It could not be read who was erased/);
    const { client, rescue } = await rescueOf(desk);
    await client.rescue.salvage({});
    expect(await ended(client)).toMatchObject({
      state: 'failed',
      message: 'Nothing of this database can be read. Restore a backup.',
    });
    await client.rescue.restore({ name: backup });
    await rescue.stop('The app starts anew.');
    await desk.start();
  });

  it('refuses a backup that is damaged as well, and changes nothing', async () => {
    const { desk, backup } = await damagedDesk(wipeEvents);
    await wipeEvents(join(desk.folder, 'backups', backup));
    const { client } = await rescueOf(desk);
    await expect(client.rescue.inspect({ name: backup })).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(client.rescue.restore({ name: backup })).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(client.rescue.restore({ name: '../lanyard.sqlite' })).rejects.toMatchObject({ code: 'notFound' });
    expect(desk.restarts).toEqual([]);
    expect(existsSync(join(desk.folder, 'restore.sqlite'))).toBe(false);
  });

  it('lets nobody choose from another computer', async () => {
    const { desk, backup } = await damagedDesk(wipeEvents);
    const { client } = await rescueOf(desk, { address: '10.0.0.7', client: null });
    for (const choice of [
      () => client.rescue.restore({ name: backup }),
      () => client.rescue.salvage({}),
      () => client.rescue.takeSalvaged({}),
      () => client.rescue.inspect({ name: backup }),
      () => client.rescue.cancelSalvage({}),
    ])
      await expect(choice()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('lets nobody in any more once it gives way: they find what comes after it', async () => {
    const { desk } = await damagedDesk(wipeEvents);
    const { rescue } = await rescueOf(desk);
    await rescue.stop('The app starts anew.');
    const [near, far] = channelPair();
    let closed = false;
    near.onClose(() => {
      closed = true;
    });
    rescue.serve(far, 'anyone');
    expect(closed).toBe(true);
  });

  it('has no way in where nothing is damaged', async () => {
    const desk = await openTestCore();
    const { client } = desk.connect('anyone');
    expect(await client.rescue.status({})).toMatchObject({ problem: null, backups: [] });
    await expect(client.rescue.salvage({})).rejects.toMatchObject({ code: 'conflict' });
    expect(await client.app.info({})).toMatchObject({ damaged: false });
  });
});
