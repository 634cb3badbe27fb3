import { isLoopback, outerAddresses } from '#main/core/network.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { Log } from '#main/ports/log.ts';
import type { Neighbours } from '#main/ports/neighbours.ts';
import type { DeskRole } from '#shared/domain/desk-roles.ts';
import { AppError } from '#shared/domain/errors.ts';
import { FINGERPRINT_BYTES, writePairingCode } from '#shared/domain/pairing-code.ts';
import { type DeskPresence, type HeldLease, PROTOCOL } from '../frames.ts';
import type { ExchangeLog } from '../log.ts';
import type { HubIdentity } from '../transport/identity.ts';
import { HubDesks, type HubDesksOptions } from './desks.ts';
import { HubLeases } from './leases.ts';
import type { HubInfo } from './pairing.ts';
import { HubRegister, type PairedDesk, type RegisterDatabase } from './register.ts';
import { type HubRoute, HubServer, type HubServerOptions } from './server.ts';

export interface HubOptions {
  /** Where to listen; 0.0.0.0 stands for all addresses of this computer. */
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** By which others reach it, where those of the computer do not tell: a name in the DNS, or an address behind a router. */
  publicHosts?: readonly string[];
  identity: HubIdentity;
  log: ExchangeLog;
  database: RegisterDatabase;
  /** Whether other processes serve desks from the same database. */
  isShared: boolean;
  /** Whether none of those was there until now. */
  isAlone: boolean;
  clock: Clock;
  version: string;
  /** What it tells of itself. */
  about(): Promise<Pick<HubInfo, 'organizationId' | 'organization' | 'name'>>;
  /** The hub as a desk among the others; null where it is none. */
  own(): Promise<Pick<DeskPresence, 'deskId' | 'name'> | null>;
  isOfHub: HubDesksOptions['isOfHub'];
  canBe: HubDesksOptions['canBe'];
  neighbours: Neighbours;
  deskRoute?: HubServerOptions['deskRoute'];
  routes?: readonly HubRoute[];
  onPresence(): void;
  onLeases(leases: readonly HeldLease[]): void;
  faults: Log;
}

/** A hub that runs: others sync through it until it is closed. */
export class Hub {
  readonly register: HubRegister;
  readonly leases: HubLeases;
  readonly desks: HubDesks;
  readonly #server: HubServer;
  readonly #options: HubOptions;
  #quiet: () => void = () => undefined;

  private constructor(options: HubOptions) {
    const { database, identity, about, deskRoute, routes, ...rest } = options;
    const { clock, log, version, faults, isOfHub } = options;
    this.#options = options;
    this.register = new HubRegister(database, clock);
    this.leases = new HubLeases(database, clock);
    const { register, leases } = this;
    this.desks = new HubDesks({ ...rest, register, leases });
    this.#server = new HubServer({
      identity,
      register: this.register,
      desks: this.desks,
      info: async () => ({
        ...(await about()),
        logId: log.logId,
        fingerprint: identity.fingerprint,
        protocol: PROTOCOL,
        version,
      }),
      isOfHub,
      ...(deskRoute === undefined ? {} : { deskRoute }),
      ...(routes === undefined ? {} : { routes }),
      log: faults,
    });
  }

  /** @throws AppError where nothing can listen there */
  static async open(options: HubOptions): Promise<Hub> {
    const hub = new Hub(options);
    if (options.isAlone) await hub.leases.extend();
    try {
      await hub.#server.listen(options.host, options.port);
    } catch (error) {
      await hub.desks.close();
      throw error;
    }
    if (!isLoopback(options.host)) {
      const { name } = await options.about();
      hub.#quiet = options.neighbours.announce({ name, port: hub.port, fingerprint: hub.fingerprint });
    }
    hub.desks.tell();
    return hub;
  }

  get port(): number {
    return this.#server.port;
  }

  get fingerprint(): string {
    return this.#options.identity.fingerprint;
  }

  /** By which others reach it, the likeliest first. */
  get hosts(): string[] {
    const { host, publicHosts = [] } = this.#options;
    const isEverywhere = host === '0.0.0.0' || host === '::';
    const own = isEverywhere ? ownAddresses() : [host];
    return [...new Set([...publicHosts, ...(own.length === 0 ? ['127.0.0.1'] : own)])];
  }

  /** Makes a code that lets one desk in. Expires at an epoch ms. */
  async invite(role: DeskRole, name: string | null): Promise<{ code: string; expiresAt: number }> {
    const { secret, expiresAt } = await this.register.invite(role, name);
    const { hosts, port } = this;
    return {
      code: writePairingCode({ hosts, port, fingerprint: this.fingerprint.slice(0, 2 * FINGERPRINT_BYTES), secret }),
      expiresAt,
    };
  }

  /**
   * Takes a desk off. @returns how many operations it had not delivered when it was heard of last; null where nobody knows
   * @throws AppError `notFound`
   */
  async revoke(deskId: string): Promise<{ desk: PairedDesk; pending: number | null }> {
    const desk = await this.register.find(deskId);
    if (desk === null || !(await this.register.revoke(deskId))) {
      throw new AppError('notFound', 'There is no such desk at this hub, or it was taken off before.');
    }
    return { desk, pending: await this.desks.revoke(deskId) };
  }

  nudge(): void {
    this.desks.nudge();
  }

  async close(): Promise<void> {
    this.#quiet();
    await this.desks.close();
    await this.#server.close();
  }
}

/** Those of the venue's network first: tunnels and containers come behind. */
function ownAddresses(): string[] {
  const isMade = (card: string) => /^(docker|br-|veth|tun|tap|utun|virbr|vmnet)/.test(card);
  return outerAddresses()
    .filter(({ address }) => !address.startsWith('169.254.'))
    .sort((a, b) => Number(isMade(a.card)) - Number(isMade(b.card)))
    .map(({ address }) => address);
}
