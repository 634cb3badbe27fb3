import { expect, type Page, test } from '@playwright/test';
import type { DeskEntry, LeaseEntry, LinkProblem, QuarantinedOperation, SyncStatus } from '#shared/contract/sync.ts';
import { DeskApp } from '../e2e/desk.ts';
import { beginToJoin, chooseEvent, inviteDesk, openHub, signInThere } from '../e2e/hub-desks.ts';
import { callCore, closeDialog, firstRun, goTo, scan } from '../e2e/pages.ts';
import { openSettings } from '../e2e/settings-pages.ts';
import { shoot } from './camera.ts';

/*
 * No tests: they walk through several desks at one event and take their pictures. `npm run screens` runs them.
 */
let hub: DeskApp;
let desk: DeskApp;

test.beforeEach(async () => {
  hub = await DeskApp.create();
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
  await hub.remove();
});

const MINUTE = 60_000;
const YEAR = 365.25 * 24 * 60 * MINUTE;
const quiet = (page: Page) => expect(page.locator('.ui-toast')).toHaveCount(0);

/** Lets the page see other answers of a call than the core's. To be called before the page loads. */
async function pretend(page: Page, answers: Record<string, () => unknown>): Promise<void> {
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((text) => {
      const { id, name } = JSON.parse(String(text)) as { id: number; name: string };
      const answer = answers[name];
      if (answer === undefined) return core.send(text);
      socket.send(JSON.stringify({ type: 'answer', id, ok: true, result: answer() }));
    });
    core.onMessage((text) => {
      // What is pushed of the same would tell the truth.
      if (!/"name":"sync\.(changed|desksChanged|leasesChanged)"/.test(String(text))) socket.send(text);
    });
  });
}

const NAMES = [
  'Registrierung Haupteingang Nord, Messehalle 7, Obergeschoss, gegenüber der Garderobe',
  'المدخل الرئيسي للضيوف',
  '北门签到台 二号',
  'Door 2',
  'Speakers’ lounge',
];

function deskOf(at: number, patch: Partial<DeskEntry> = {}): DeskEntry {
  return {
    deskId: `0198c0de-0000-7000-8000-${String(at).padStart(12, '0')}`,
    name: NAMES[at] ?? `Door ${at + 1}`,
    letInAs: at === 4 ? 'Door 4' : null,
    role: at % 7 === 3 ? 'kiosk' : at % 5 === 4 ? 'organizer' : 'desk',
    isHub: false,
    isThis: false,
    online: true,
    lastSeenAt: Date.now(),
    pending: 0,
    clockOffset: 40,
    version: '0.1.0',
    diverged: false,
    ...patch,
  };
}

const self = (patch: Partial<DeskEntry>) => deskOf(99, { name: 'Main entrance', role: 'organizer', ...patch });

const HUB: SyncStatus = {
  hosting: {
    name: 'Main entrance',
    hosts: ['192.168.7.21', '10.0.4.2'],
    port: 4747,
    fingerprint: '9f2c71e0b4a85d3366c1f0e27ab98d154e02c7fd91b3a6508cde4471f2039ab6',
    connected: 4,
  },
  membership: null,
  quarantined: 0,
};

function memberOf(patch: Partial<NonNullable<SyncStatus['membership']>>): SyncStatus {
  return {
    hosting: null,
    membership: {
      hub: 'المدخل الرئيسي 北门 Main entrance',
      hosts: ['192.168.7.21:4747'],
      role: 'desk',
      state: 'online',
      problem: null,
      lastSyncAt: Date.now(),
      pending: 0,
      clockOffset: 20,
      diverged: false,
      level: true,
      catchingUp: null,
      ...patch,
    },
    quarantined: 0,
  };
}

test('hosting, letting a desk in, joining, and being one of a hub’s', async ({ page, browser }) => {
  test.setTimeout(400_000);
  await firstRun(page, desk);
  await openSettings(page, 'Several desks');
  await shoot(page, 'sync-alone');
  await desk.remove();
  desk = await DeskApp.create();

  await openHub(page, hub);
  await shoot(page, 'sync-hub-alone');
  await page.getByRole('button', { name: 'Let a desk in' }).click();
  await page.getByRole('dialog').getByLabel('Its name').fill('المدخل الجنوبي');
  await shoot(page, 'sync-invite');
  await closeDialog(page);
  const code = await inviteDesk(page, 'Desk', 'المدخل الجنوبي');
  await shoot(page, 'sync-code');

  const other = await beginToJoin(browser, desk);
  await other.goto(desk.url);
  await expect(other.getByRole('button', { name: 'Join a hub' })).toBeVisible();
  await shoot(other, 'sync-first-run');
  await other.getByRole('button', { name: 'Join a hub' }).click();
  await other.getByLabel('Code of the hub').fill('12345-NO-HUB');
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByText(/This is no code of a hub/)).toBeVisible();
  await shoot(other, 'sync-join-wrong');
  await other.getByLabel('Code of the hub').fill(code);
  await shoot(other, 'sync-join-code');
  await other.getByRole('button', { name: 'Continue' }).click();
  await other.getByLabel('Name of this desk').fill('South door');
  await shoot(other, 'sync-join-found');
  await other.getByRole('button', { name: /^Join Main/ }).click();
  await signInThere(other);
  await expect(page.getByText(/^Used by/)).toBeVisible();
  await shoot(page, 'sync-code-used');
  await page.getByRole('button', { name: 'Done' }).click();
  await shoot(page, 'sync-hub');
  await chooseEvent(other);
  await quiet(other);
  await openSettings(other, 'Several desks');
  await expect(other.getByText('All is exchanged', { exact: true })).toBeVisible();
  await shoot(other, 'sync-member');

  await hub.stop('SIGKILL');
  await goTo(other, '');
  for (const ticket of ['HUB-2', 'HUB-3']) await scan(other, ticket);
  await expect(other.getByText(/^2 pending/)).toBeVisible();
  await quiet(other);
  await shoot(other, 'sync-offline-door');
  await openSettings(other, 'Several desks');
  await shoot(other, 'sync-offline');
  await other.getByRole('button', { name: 'Leave the hub' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Leave the hub' }).click();
  await expect(other.getByText(/have not reached the hub/)).toBeVisible();
  await shoot(other, 'sync-leave');
  await closeDialog(other);
  await other.keyboard.press('Control+l');
  await shoot(other, 'sync-lock');
});

test('a laptop that works for somebody else', async ({ page, browser }) => {
  test.setTimeout(300_000);
  await openHub(page, hub);
  const code = await inviteDesk(page, 'Desk');
  const other = await (await browser.newContext()).newPage();
  await firstRun(other, desk);
  await callCore(other, 'organizations.rename', { name: '能源协会' }).catch(() => undefined);
  await openSettings(other, 'Several desks');
  await other.getByRole('button', { name: /^Join a hub/ }).click();
  await other.getByLabel('Code of the hub').fill(code);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByText(/belongs to another organization/)).toBeVisible();
  await shoot(other, 'sync-join-replaces');
});

function leaseOf(kind: LeaseEntry['kind'], label: string, at: number, patch: Partial<LeaseEntry> = {}): LeaseEntry {
  const { deskId, name } = deskOf(at);
  const resource = `${kind}:${label.toLowerCase()}`;
  const since = new Date().setHours(9, 14);
  return { resource, kind, label, deskId, deskName: name, isThis: false, since, wanted: true, lost: false, ...patch };
}

test('what one desk has at a time and another one took over', async ({ page }) => {
  test.setTimeout(300_000);
  await firstRun(page, hub);
  const members = [deskOf(1, { isHub: true }), self({ role: 'desk', isThis: true }), deskOf(0), deskOf(2), deskOf(3)];
  let leases: LeaseEntry[] = [];
  await pretend(page, {
    'sync.status': () => memberOf({}),
    'sync.desks': () => ({ desks: members }),
    'sync.leases': () => ({ leases }),
  });
  const reader = 'Identiv uTrust 4701 F CL Reader (53692134201085)';
  const far = { wanted: false };
  leases = [
    leaseOf('station', 'Main entrance', 3),
    leaseOf('station', '北门 VIP', 2, far),
    leaseOf('kiosk', 'Foyer, beside the bar', 0, far),
    leaseOf('reader', reader, 3, far),
  ];
  await page.reload();
  await openSettings(page, 'This desk');
  await expect(page.getByText(/^Main entrance is in use/)).toBeVisible();
  await shoot(page, 'sync-name-in-use');
  await openSettings(page, 'Several desks');
  await shoot(page, 'sync-leases');
  leases = [
    leaseOf('station', 'Main entrance', 1, { lost: true }),
    leaseOf('kiosk', NAMES[0] ?? '', 2, { lost: true }),
  ];
  await page.reload();
  await expect(page.getByText(/has taken over Main entrance/)).toBeVisible();
  await goTo(page, '');
  await shoot(page, 'sync-name-lost');
});

test('many desks, those that need somebody, and what is kept apart', async ({ page }) => {
  test.setTimeout(500_000);
  await firstRun(page, hub);
  const few = [
    self({ isHub: true, isThis: true }),
    deskOf(0, { pending: 12 }),
    deskOf(1, { clockOffset: 3 * MINUTE, online: false, lastSeenAt: Date.now() - 5 * MINUTE, pending: 1240 }),
    deskOf(2, { clockOffset: -2 * YEAR, version: '0.2.0' }),
    deskOf(3, { diverged: true }),
    deskOf(4, { online: false, lastSeenAt: null, pending: null, version: null, clockOffset: null }),
  ];
  const apart: QuarantinedOperation[] = [
    {
      ...{ deskId: few[1]?.deskId ?? '', deskName: NAMES[0] ?? '', seq: 17, kind: 'account.set', at: Date.now() },
      reason: 'A laptop that was paired as a desk may not change this: it concerns accounts, or what desks trust.',
      ...{ where: 'here', canAccept: true, payload: '{"name":"عبد الرحمن","role":"administrator","active":true}' },
    },
    {
      ...{ deskId: few[2]?.deskId ?? '', deskName: NAMES[1] ?? '', seq: 3, kind: 'hologram.set', at: Date.now() },
      reason: 'The time of this change lies too far ahead.',
      ...{ where: 'here', canAccept: false, payload: '{"colour":"teal"}' },
    },
    {
      ...{ deskId: few[3]?.deskId ?? '', deskName: null, seq: 9, kind: 'organization.set', at: Date.now() },
      reason: 'A laptop that was paired as a kiosk may not change this.',
      ...{ where: 'hub', canAccept: false, payload: '{"name":"能源协会"}' },
    },
  ];
  let [status, desks, operations]: [SyncStatus, DeskEntry[], QuarantinedOperation[]] = [HUB, few, []];
  const revoked = { name: 'x', pending: 0 };
  await pretend(page, {
    'sync.status': () => status,
    'sync.desks': () => ({ desks }),
    'sync.quarantine': () => ({ operations }),
    'sync.revoke': () => revoked,
  });
  const show = async (section = 'Several desks') => {
    await page.goto(hub.url);
    await goTo(page, '');
    await openSettings(page, section);
  };
  await show();
  await page.getByText('Technical details').click();
  await shoot(page, 'sync-desks-look');
  await page.getByRole('button', { name: /^Take off المدخل/ }).click();
  await shoot(page, 'sync-revoke');
  await closeDialog(page);
  await page.getByRole('button', { name: 'Stop hosting' }).click();
  await shoot(page, 'sync-stop', page.getByText(/desks are connected/));

  desks = [self({ isHub: true, isThis: true }), ...Array.from({ length: 30 }, (_, at) => deskOf(at))];
  await show();
  await shoot(page, 'sync-30-desks', page.getByRole('listitem').filter({ hasText: 'Door 9' }));

  operations = apart;
  status = { ...HUB, quarantined: 3 };
  desks = few.slice(0, 2);
  await show();
  await page.getByText('What is in it').first().click();
  await shoot(page, 'sync-quarantine', page.getByRole('button', { name: /^Save as a file: Acc/ }));

  operations = [];
  desks = [self({ isHub: true }), deskOf(3, { isThis: true })];
  const problems: LinkProblem[] = ['otherKey', 'revoked', 'forked'];
  for (const problem of problems) {
    status = memberOf({ state: 'offline', problem, pending: 3 });
    await show();
    await shoot(page, `sync-problem-${problem}`);
  }
  status = memberOf({ pending: 12, level: false, catchingUp: 0.42 });
  await show();
  await shoot(page, 'sync-catching-up');
  status = memberOf({ diverged: true, clockOffset: -2 * YEAR });
  await show();
  await shoot(page, 'sync-problem-diverged');

  status = memberOf({ state: 'offline', pending: 1240, level: false });
  await show('This desk');
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  await goTo(page, 'settings/desks' as 'settings');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Gehört zur Zentrale' })).toBeVisible();
  await shoot(page, 'sync-offline-german');
  status = HUB;
  desks = few;
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Dieser Platz ist die Zentrale' })).toBeVisible();
  await shoot(page, 'sync-hub-german');
  await page.getByRole('button', { name: 'Platz aufnehmen' }).click();
  await shoot(page, 'sync-invite-german');
});
