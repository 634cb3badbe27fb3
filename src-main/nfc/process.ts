/// <reference path="./nfc-pcsc.d.ts" />
import type { NFC } from 'nfc-pcsc';
import type { ReaderProblem } from '#main/ports/reader.ts';
import { EXIT_SERVICE_LOST, EXIT_WORN_OUT, type FromProcess, type ProcessConfig, type ToProcess } from './protocol.ts';
import { Station } from './station.ts';

/**
 * The entry of the reader process. A fault in the addon, which is native code over a driver, ends or hangs this
 * process only; the supervisor starts another. So nothing is repaired in here that a fresh process repairs as well.
 */

/** Electron's side of a utility process, as far as it is used here: nothing of Electron is imported. */
type ParentPort = {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
};

type Parent = { send(message: FromProcess): void; onMessage(listener: (message: ToProcess) => void): void };

/** The way to the supervisor: Electron's port in a utility process, Node's channel in a forked one. */
function connectParent(): Parent {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port !== undefined) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data as ToProcess)),
    };
  }
  if (process.send === undefined) throw new Error('the reader process has to be started by the supervisor');
  // A desk that dies must not leave a process behind that holds the reader.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on('message', (message) => listener(message as ToProcess)),
  };
}

type Loaded = { Nfc: typeof NFC } | { problem: ReaderProblem; reason: string };

const HEADERS_ADVICE =
  process.platform === 'linux'
    ? 'Install its headers and install again: sudo apt-get install libpcsclite-dev, then npm install.'
    : 'Install again: npm install.';

/** nfc-pcsc is optional: npm leaves it out where its addon cannot be built. */
async function loadNfc(): Promise<Loaded> {
  try {
    return { Nfc: (await import('nfc-pcsc')).NFC };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = (error as { code?: unknown }).code;
    const isMissing = code === 'ERR_MODULE_NOT_FOUND' || (code === 'MODULE_NOT_FOUND' && message.includes('nfc-pcsc'));
    return isMissing
      ? { problem: 'moduleMissing', reason: `The package nfc-pcsc is not installed. ${HEADERS_ADVICE}` }
      : {
          problem: 'addonBroken',
          reason: `The addon of nfc-pcsc does not load (${firstSentence(message)}). ${HEADERS_ADVICE}`,
        };
  }
}

/** Loaders list every path that they tried behind what they have to say. */
function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[\s.:]*(?:Tried:)?\s*$/, '');
}

async function start(parent: Parent, config: ProcessConfig): Promise<Station | null> {
  setInterval(() => parent.send({ type: 'beat' }), config.beatMs);
  const loaded = await loadNfc();
  if ('problem' in loaded) {
    parent.send({ type: 'unavailable', ...loaded, final: true });
    return null;
  }
  const station = new Station(loaded.Nfc, config, {
    send: (message) => parent.send(message),
    serviceLost: () => process.exit(EXIT_SERVICE_LOST),
    wornOut: () => process.exit(EXIT_WORN_OUT),
  });
  // A rejection is a fault like any other: it ends the process, and the supervisor says so.
  void station.run();
  return station;
}

const parent = connectParent();
let station: Promise<Station | null> | undefined;
parent.onMessage((message) => {
  switch (message.type) {
    case 'start':
      station ??= start(parent, message.config);
      return;
    case 'stop':
      return process.exit(0);
    default:
      void station?.then((ready) => ready?.handle(message));
  }
});
parent.send({ type: 'hello' });
