/// <reference path="./nfc-pcsc.d.ts" />
import type { CardReader, NFC } from 'nfc-pcsc';
import type { WriteResult } from '#main/ports/reader.ts';
import type { FromProcess, ProcessConfig, ToProcess } from './protocol.ts';
import { isServiceRunning, serviceAdvice, serviceFollowsReaders } from './service.ts';
import { Slot } from './slot.ts';
import { Writes } from './writes.ts';

/** PC/SC codes that mean "the service has gone", whichever call meets them. */
const SERVICE_GONE = /0x(?:80100013|8010001d|8010001e|8010002f)/i;

export type StationHooks = {
  send(message: FromProcess): void;
  /** The service went away. The addon's threads are in an unknown state then: the process is to be replaced. */
  serviceLost(): never;
  /** Enough instances of the addon were made; a fresh process is due. */
  wornOut(): never;
};

/** An instance that has seen no reader is replaced after this many looks. */
const ROUNDS_PER_INSTANCE = 5;
/** Each instance keeps its context in the service, which has room for 200, until it is garbage-collected. */
const INSTANCES_PER_PROCESS = 30;

/** All readers of this machine: opens the service, follows readers that come and go, hands out writes. */
export class Station {
  readonly #Nfc: typeof NFC;
  readonly #config: ProcessConfig;
  readonly #hooks: StationHooks;
  readonly #slots = new Map<string, Slot>();
  readonly #writes: Writes;
  #nfc: NFC | null = null;
  #instances = 0;
  /** Kept for one round after it was closed: the addon still touches an instance whose threads have just ended. */
  #retired: NFC | null = null;

  constructor(Nfc: typeof NFC, config: ProcessConfig, hooks: StationHooks) {
    this.#Nfc = Nfc;
    this.#config = config;
    this.#hooks = hooks;
    this.#writes = new Writes(
      () => [...this.#slots.values()],
      (id: number, result: WriteResult) => hooks.send({ type: 'written', id, result }),
    );
  }

  /** Waits for the service, opens it, and keeps looking for readers as long as there is none. */
  async run(): Promise<never> {
    for (let round = 0; ; round++) {
      if (this.#slots.size === 0) await this.#look(round);
      await new Promise((resolve) => setTimeout(resolve, this.#config.pollMs));
    }
  }

  async #look(round: number): Promise<void> {
    if (await isServiceRunning()) {
      // On some machines an instance made without a reader never sees one (nfc-pcsc #48): make another.
      if (this.#nfc === null || round % ROUNDS_PER_INSTANCE === 0) this.#reopen();
    } else if (this.#nfc !== null) {
      this.#hooks.serviceLost();
    } else if (serviceFollowsReaders) {
      this.#report();
    } else {
      const reason = `The smart card service is not running. ${serviceAdvice()}`;
      this.#hooks.send({ type: 'unavailable', problem: 'serviceStopped', reason, final: false });
    }
  }

  handle(message: Extract<ToProcess, { type: 'write' | 'cancel' }>): void {
    if (message.type === 'cancel') {
      this.#writes.cancel(message.id);
    } else {
      const { type: _, payload, ...order } = message;
      this.#writes.add({ ...order, payload: Buffer.from(payload, 'base64url') });
    }
  }

  #reopen(): void {
    this.#instances += 1;
    if (this.#instances > INSTANCES_PER_PROCESS) this.#hooks.wornOut();
    this.#retired = this.#nfc;
    this.#retired?.close();
    this.#hooks.send({ type: 'opening' });
    const nfc = new this.#Nfc();
    this.#nfc = nfc;
    nfc.on('error', () => {
      if (this.#nfc === nfc) this.#hooks.serviceLost();
    });
    nfc.on('reader', (reader) => {
      if (this.#nfc === nfc) this.#addReader(reader);
    });
    this.#report();
  }

  #addReader(reader: CardReader): void {
    const slot = new Slot(reader, this.#config.commandTimeoutMs, {
      changed: () => this.#report(),
      claim: (slot) => this.#writes.claim(slot),
      presented: (card) => this.#hooks.send({ type: 'presented', card }),
      removed: (readerName, at) => this.#hooks.send({ type: 'removed', readerName, at }),
    });
    this.#slots.set(reader.name, slot);
    reader.on('error', (error) => {
      if (SERVICE_GONE.test(error.message)) this.#hooks.serviceLost();
      else slot.fail(error.message);
    });
    reader.on('end', () => {
      if (this.#slots.get(reader.name) !== slot) return;
      this.#slots.delete(reader.name);
      this.#hooks.send({ type: 'removed', readerName: reader.name, at: Date.now() });
      this.#report();
    });
    this.#report();
  }

  #report(): void {
    const readers = [...this.#slots.values()].map((slot) => slot.info());
    this.#hooks.send({ type: 'status', state: readers.length > 0 ? 'ready' : 'noReader', readers });
  }
}
