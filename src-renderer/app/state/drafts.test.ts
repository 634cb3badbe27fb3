import { describe, expect, it } from 'vitest';
import { valuesOf } from '#renderer/features/events/event-values.ts';
import { createDrafts, draftKey } from './drafts.ts';

const KEY = 'ann event';

function opened() {
  const sent: { nonce: string; text: string; audience: string }[] = [];
  let answer: () => Promise<unknown> = async () => null;
  const drafts = createDrafts({
    post: (message) => {
      sent.push(message);
      return answer();
    },
    sentence: (error) => (error instanceof Error ? error.message : ''),
  });
  const { write, send } = drafts.getState();
  return {
    sent,
    store: drafts,
    write: (text: string) => write(KEY, { text }),
    choose: () => write(KEY, { audience: 'everybody' }),
    send: () => send(KEY, 'event'),
    fail: (message: string | null) => {
      answer = message === null ? async () => null : () => Promise.reject(new Error(message));
    },
    draft: () => drafts.getState().drafts[KEY],
  };
}

describe('the form of an event', () => {
  const values = valuesOf(null, 'Europe/Tallinn');
  const begun = { base: values, values: { ...values, title: 'Forum' } };

  it('is kept until it is saved', () => {
    const { store } = opened();
    store.getState().keepEvent('ann forum', begun);
    store.getState().keepEvent('ann fair', begun);
    store.getState().keepEvent('ann forum', null);
    expect(store.getState().events).toEqual({ 'ann fair': begun });
  });

  it('is gone once somebody else has signed in', () => {
    const { store } = opened();
    store.getState().keepEvent(draftKey('ann', 'forum'), begun);
    store.getState().forgetOthers('ann');
    expect(Object.keys(store.getState().events)).toHaveLength(1);
    store.getState().forgetOthers('an');
    store.getState().forgetOthers('ann');
    expect(store.getState().events).toEqual({});
  });
});

describe('a draft', () => {
  it('is empty once it is sent, and goes to the same people next time', async () => {
    const { write, choose, send, draft, sent } = opened();
    write('Hello');
    choose();
    expect(await send()).toBe(true);
    expect(draft()).toMatchObject({ text: '', audience: 'everybody', fault: null, sending: false });
    expect(draft()?.nonce).not.toBe(sent[0]?.nonce);
  });

  it('stays when it could not be sent, and is the same message when it is sent again', async () => {
    const { write, send, fail, draft, sent } = opened();
    write('Hello');
    fail('The connection to the app was lost.');
    expect(await send()).toBe(false);
    expect(draft()).toMatchObject({ text: 'Hello', fault: 'The connection to the app was lost.', sending: false });
    fail(null);
    expect(await send()).toBe(true);
    expect(new Set(sent.map(({ nonce }) => nonce)).size).toBe(1);
  });

  it('is another message once its words are others', async () => {
    const { write, send, fail, draft, sent } = opened();
    write('Hello');
    fail('Lost');
    await send();
    write('Hello there');
    expect(draft()?.fault).toBeNull();
    fail(null);
    await send();
    expect(new Set(sent.map(({ nonce }) => nonce)).size).toBe(2);
  });

  it('keeps what was written while it was on its way', async () => {
    const { write, send, draft } = opened();
    write('Hello');
    const sending = send();
    write('Hello, and');
    expect(await sending).toBe(true);
    expect(draft()).toMatchObject({ text: 'Hello, and', sending: false });
  });

  it('is not sent twice at once, nor with nothing in it', async () => {
    const { write, send, sent } = opened();
    write('  \n ');
    expect(await send()).toBe(false);
    write('Hello');
    await Promise.all([send(), send()]);
    expect(sent).toHaveLength(1);
  });
});
