import type { Page } from '@playwright/test';
import type { LanyardBridge } from '#renderer/api/channel.ts';

type Answer = { ok: true; result: unknown } | { ok: false; error: { code: string; message: string } };

/** Makes a call over the preload bridge of a page, beside the page's own calls. */
export async function call(page: Page, name: string, input: unknown): Promise<Answer> {
  return page.evaluate(
    ([callName, callInput]) =>
      new Promise<Answer>((resolve, reject) => {
        const bridge: LanyardBridge | undefined = window.lanyard;
        if (bridge === undefined) return reject(new Error('The page has no bridge'));
        // Far from the numbers that the page's own client counts up.
        const id = 1_000_000 + Math.floor(Math.random() * 1_000_000_000);
        const stop = bridge.onMessage((text) => {
          const message = JSON.parse(text) as { type: string; id: number } & Answer;
          if (message.type !== 'answer' || message.id !== id) return;
          stop();
          resolve(message);
        });
        bridge.send(JSON.stringify({ type: 'call', id, name: callName, input: callInput }));
      }),
    [name, input] as const,
  );
}

/** Like {@link call}, for calls that must succeed. */
export async function ask<T>(page: Page, name: string, input: unknown): Promise<T> {
  const answer = await call(page, name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.result as T;
}

/** Hands a file to the app the way its own pages do: by XMLHttpRequest, to the page's own address. */
export function upload(page: Page, name: string, text: string): Promise<{ status: number; body: string }> {
  return page.evaluate(
    ([fileName, content]) =>
      new Promise<{ status: number; body: string }>((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('POST', `/upload?name=${encodeURIComponent(fileName)}`);
        request.onload = () => resolve({ status: request.status, body: request.responseText });
        request.onerror = () => reject(new Error('The upload failed'));
        request.send(new File([content], fileName, { type: 'text/csv' }));
      }),
    [name, text] as const,
  );
}

export const ADMINISTRATOR = {
  name: 'Ada Moreno',
  email: 'ada@example.org',
  password: 'a long enough password',
};

const PEOPLE = `Order code;Attendee name;E-mail;Product;Secret;Company
AB1CD;Zoë Łukasiewicz;zoe@example.org;Regular;secret-zoe;Kino Nord
EF2GH;Bram de Vries;bram@example.org;Regular;secret-bram;Waterstaat
IJ3KL;Chidi Okafor;chidi@example.org;Speaker;secret-chidi;Lagos Works
`;

/**
 * Brings a new data folder to where a desk can work: administrator, event, list of three, event chosen. All of it over the
 * bridge of the page, the file by upload.
 */
export async function prepareDesk(page: Page): Promise<{ eventId: string; registrationIds: string[] }> {
  await ask(page, 'app.createAdministrator', ADMINISTRATOR);
  const event = await ask<{ id: string }>(page, 'events.create', { code: 'GALA', title: 'Autumn Gala' });
  const { body } = await upload(page, 'list.csv', PEOPLE);
  const source = { kind: 'upload', ...(JSON.parse(body) as { uploadId: string }) };
  const started = await ask<{ id: string }>(page, 'import.start', { source, eventId: event.id });
  await settled(page, started.id, 'ready');
  await ask(page, 'import.commit', { id: started.id });
  await settled(page, started.id, 'done');
  await ask(page, 'desk.update', { eventId: event.id });
  const found = await ask<{ results: { id: string }[] }>(page, 'checkIn.search', {
    eventId: event.id,
    text: 'example',
  });
  return { eventId: event.id, registrationIds: found.results.map(({ id }) => id) };
}

async function settled(page: Page, id: string, state: string): Promise<void> {
  for (;;) {
    const status = await ask<{ state: string; error: string | null }>(page, 'import.status', { id });
    if (status.state === state) return;
    if (status.error !== null) throw new Error(status.error);
    await page.waitForTimeout(50);
  }
}

/** Signs in through the form of the page. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email);
  await page.getByLabel('Password').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
