import { createHash } from 'node:crypto';
import type { Operation } from '#main/storage/operations/kind.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { MOST_IN_BATCH } from '#main/sync/frames.ts';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { PayloadGenerator } from '../core/payloads.ts';
import { FakeClock, MORNING } from '../core/ports.ts';
import { jump, makeSome, worldIds, YEAR } from '../core/world.ts';
import { expectAgreement } from './agreement.ts';
import { type Call, Calls } from './calls.ts';
import { Connection, type End, HARM } from './connection.ts';
import { SimulatedDesk } from './desk.ts';
import { Disagreement } from './disagreement.ts';
import { type Flaw, NO_FLAW } from './flaws.ts';
import { Promises } from './promises.ts';
import { Stranger } from './stranger.ts';
import { drawTopology, type Topology } from './topology.ts';
import { drawVersions, type Versions } from './versions.ts';

export interface SimulationOptions {
  /** For databases; what is in it afterwards is of no use. */
  folder: string;
  /** An empty database of this version. */
  template: string;
  flaw?: Flaw;
}

/** What went on in a simulation. */
export interface Outcome {
  seed: number;
  desks: number;
  topology: string;
  operations: number;
  /** Frames that arrived. */
  frames: number;
  /** Machines that went out within a write. */
  powerCuts: number;
  /** A hash over all that happened, in its order. */
  trace: string;
}

const MOST_DESKS = 12;
/** Far more than any simulation needs to end. */
const MOST_STEPS = 100_000;
/** As many as most writes have. */
const STATEMENTS = 25;

/**
 * Desks that work, meet and part as the seed draws it, and in the end all are connected until nothing is under way any more.
 * @throws Disagreement where they do not agree then, or one broke its word on the way
 */
export async function simulate(seed: number, options: SimulationOptions): Promise<Outcome> {
  const simulation = await Simulation.open(seed, options);
  try {
    await simulation.live();
    await simulation.heal();
    return await simulation.judge();
  } finally {
    await simulation.close();
  }
}

class Simulation {
  readonly #seed: number;
  readonly #random: Random;
  readonly #options: SimulationOptions;
  readonly #flaw: Flaw;
  readonly #versions: Versions;
  readonly #desks: readonly SimulatedDesk[];
  readonly #stranger: Stranger;
  readonly #standStill: boolean;
  readonly #topology: Topology;
  readonly #payloads: PayloadGenerator;
  readonly #due = [...operationKinds];
  readonly #calls = new Calls();
  readonly #promises = new Promises();
  readonly #made: Operation[] = [];
  /** Also those that both ends have left, until what was on its way is gone. */
  #connections: Connection[] = [];
  /** Desks with something new of which their connections have not been told. */
  readonly #news = new Set<SimulatedDesk>();
  readonly #trace = createHash('sha256');
  /** How likely it is that a frame is lost or changed, and that a machine goes out within a write. */
  readonly #harm: number;
  readonly #outage: number;
  /** How likely it is that what was asked last is done first. */
  readonly #haste: number;
  /** Small ones, so that many are under way at once. */
  readonly #mostInBatch: number;
  #frames = 0;
  #powerCuts = 0;
  #isHealing = false;

  private constructor(
    seed: number,
    random: Random,
    options: SimulationOptions,
    parts: { versions: Versions; desks: readonly SimulatedDesk[]; stranger: Stranger; standStill: boolean },
  ) {
    this.#seed = seed;
    this.#random = random;
    this.#options = options;
    this.#flaw = options.flaw ?? NO_FLAW;
    this.#versions = parts.versions;
    this.#desks = parts.desks;
    this.#stranger = parts.stranger;
    this.#standStill = parts.standStill;
    this.#topology = drawTopology(random, parts.desks.length);
    this.#payloads = new PayloadGenerator(random, worldIds());
    this.#due = random.shuffled(operationKinds);
    this.#harm = random.pick([0, 0, 0.03, 0.1]);
    this.#haste = random.pick([0, 0.5, 0.9]);
    this.#mostInBatch = random.chance(0.7) ? 1 + random.below(8) : MOST_IN_BATCH;
    this.#outage = random.pick([0, 0.05, 0.2, 0.5]);
  }

  static async open(seed: number, options: SimulationOptions): Promise<Simulation> {
    const random = createRandom(seed);
    const { folder, template, flaw = NO_FLAW } = options;
    const versions = drawVersions(random);
    const count = 2 + Math.floor(random.next() ** 2 * (MOST_DESKS - 1));
    // Clocks that show the same, and stand still, are what ties come of.
    const areClocksRight = random.chance(0.3);
    const standStill = areClocksRight && random.chance(0.6);
    const desks: SimulatedDesk[] = [];
    for (let number = 1; number <= count; number++) {
      const clock = new FakeClock(areClocksRight ? MORNING : MORNING + (random.next() - 0.5) * 8 * YEAR);
      const level = random.below(versions.kinds.length);
      desks.push(await SimulatedDesk.open({ number, clock, versions, level, folder, template, flaw }));
    }
    const [first] = desks;
    if (first === undefined) throw new Error('There is no desk');
    const stranger = await Stranger.open(first.run.store.read, MORNING, versions.kinds[1] ?? []);
    return new Simulation(seed, random, options, { versions, desks, stranger, standStill });
  }

  /** Everything that can happen to desks, one after the other. */
  async live(): Promise<void> {
    const steps = 200 + 40 * this.#desks.length;
    for (let step = 0; step < steps; step++) await this.#step();
  }

  async #step(): Promise<void> {
    const random = this.#random;
    const desk = random.pick(this.#desks);
    if (random.chance(0.06)) return this.#make(desk);
    if (random.chance(0.06)) return this.#connectOne();
    if (random.chance(0.02)) return this.#part();
    if (random.chance(0.01)) return this.#restart(desk);
    if (random.chance(0.01)) return this.#strange(desk);
    if (random.chance(0.01)) return this.#again();
    if (random.chance(0.01)) return this.#catchUp(desk);
    if (random.chance(0.03)) this.#topology.change(random);
    await this.#goOn();
  }

  /** Something that is under way gets one step further. @returns whether there was anything */
  async #goOn(): Promise<boolean> {
    const random = this.#random;
    const ends = this.#connections.flatMap((one) => one.ends).filter((end) => end.isOpen && end.coming.length > 0);
    const { asked, answers } = this.#calls;
    const possible: (() => Promise<void>)[] = [];
    if (ends.length > 0) possible.push(() => this.#deliver(random.pick(ends)));
    if (asked.length > 0)
      possible.push(() => this.#ask(random.chance(this.#haste) ? (asked.at(-1) as Call) : random.pick(asked)));
    if (answers.length > 0) possible.push(() => this.#answer());
    if (this.#news.size > 0) possible.push(() => this.#tell());
    if (possible.length === 0) return false;
    await random.pick(possible)();
    return true;
  }

  async #make(desk: SimulatedDesk): Promise<void> {
    const random = this.#random;
    if (!this.#standStill) jump(random, desk.clock);
    const make = async () => {
      this.#made.push(...(await this.#some(desk)));
    };
    if (random.chance(this.#outage / 5)) await this.#lose(desk, make);
    else await make();
    await this.#note(`made by ${desk.number}`, String(this.#made.length));
    this.#news.add(desk);
  }

  #some(desk: SimulatedDesk): Promise<Operation[]> {
    const random = this.#random;
    // Seldom, or hardly anything is left to compare.
    const kinds = random.chance(0.1) ? desk.kinds : desk.kinds.filter(({ kind }) => kind !== 'person.erase');
    return makeSome(random, this.#payloads, desk, this.#due, kinds);
  }

  async #strange(desk: SimulatedDesk): Promise<void> {
    if (!this.#standStill) jump(this.#random, this.#stranger.clock);
    this.#stranger.record(this.#random, this.#payloads);
    const some = this.#stranger.some(this.#random);
    await desk.take(some);
    this.#news.add(desk);
    await this.#note(`strange at ${desk.number}`, String(some.length));
  }

  async #deliver(end: End): Promise<void> {
    const { connection, exchange, run } = end;
    if (!this.#isHealing && this.#random.chance(this.#harm)) {
      const how = this.#random.pick(HARM);
      if (connection.harm(end, how, this.#random)) return this.#note(`to ${run.desk.number}: ${how}`);
    }
    const text = connection.deliver(end);
    this.#frames += 1;
    await this.#note(`to ${run.desk.number}`, text ?? 'gone');
    if (!connection.harmed) await this.#promises.told(connection.otherOf(end).run.desk, run.desk, exchange.kept);
    this.#forgetClosed();
  }

  async #ask(call: Call): Promise<void> {
    const { desk } = call.run;
    const isOutage = call.name === 'receive' && !this.#isHealing && this.#random.chance(this.#outage);
    const calls = this.#random.chance(0.5) ? this.#calls.together(call) : [call];
    if (isOutage) await this.#lose(desk, () => this.#calls.do(calls));
    else await this.#calls.do(calls);
    if (call.name === 'receive') {
      await this.#promises.look(desk);
      this.#news.add(desk);
    }
    await this.#note(`asked by ${desk.number}`, call.name);
  }

  async #answer(): Promise<void> {
    const answer = this.#random.pick(this.#calls.answers);
    this.#calls.give(answer);
    await this.#note(`answered to ${answer.run.desk.number}`);
  }

  /** As the app does after each commit, though not at once. */
  async #tell(): Promise<void> {
    const desk = this.#random.pick([...this.#news]);
    this.#news.delete(desk);
    for (const { ends } of this.#connections)
      for (const { run, isOpen, exchange } of ends) if (run === desk.run && isOpen) exchange.nudge();
    await this.#note(`news at ${desk.number}`);
  }

  async #connectOne(): Promise<void> {
    await this.#connect(...this.#random.pick(this.#topology.edges()));
  }

  /** Whoever connects anew has left the connection before; the other one may not have heard of that. */
  async #connect(one: number, other: number): Promise<void> {
    const [first, second] = [this.#desks[one], this.#desks[other]];
    if (first === undefined || second === undefined) throw new Error('There is no such desk');
    for (const before of this.#connections) {
      if (!before.isBetween(first.number, second.number)) continue;
      if (this.#random.chance(0.5)) before.cut();
      else before.close(this.#random.chance(0.5) ? 0 : 1);
    }
    const connection = new Connection([first.run, second.run], this.#calls, {
      flaw: this.#flaw,
      mostInBatch: this.#mostInBatch,
    });
    this.#connections.push(connection);
    connection.begin();
    await this.#note(`${first.number} and ${second.number} meet`);
  }

  async #part(): Promise<void> {
    if (this.#connections.length === 0) return;
    const connection = this.#random.pick(this.#connections);
    if (this.#random.chance(0.5)) connection.cut();
    else connection.close(this.#random.chance(0.5) ? 0 : 1);
    await this.#note('part');
    this.#forgetClosed();
  }

  /** An end has found that the two hold something else, and does not rely on what it knew of the other one. */
  async #again(): Promise<void> {
    const ends = this.#connections
      .flatMap((one) => one.ends)
      .filter(({ isOpen, exchange }) => isOpen && exchange.isLevel);
    if (ends.length === 0) return;
    const end = this.#random.pick(ends);
    end.exchange.again();
    await this.#note(`${end.run.desk.number} begins anew`);
  }

  /** A desk takes over what another one of its version holds, from a copy, while people work at it. */
  async #catchUp(desk: SimulatedDesk): Promise<void> {
    const random = this.#random;
    const others = this.#desks.filter((other) => other !== desk && other.level === desk.level);
    if (others.length === 0) return;
    const other = random.pick(others);
    const copy = await other.copy();
    const ending = new AbortController();
    let isTaken = false;
    const meanwhile = async () => {
      if (random.chance(0.05)) ending.abort();
      if (random.chance(0.2)) this.#made.push(...(await this.#some(desk)));
    };
    const take = async () => {
      try {
        isTaken = await desk.catchUp(copy, other, ending.signal, meanwhile);
      } catch (error) {
        if (error !== ending.signal.reason) throw error;
      }
    };
    if (random.chance(this.#outage)) await this.#lose(desk, take);
    else await take();
    this.#news.add(desk);
    await this.#promises.look(desk);
    await this.#note(`${desk.number} catches up with ${other.number}`, String(isTaken));
  }

  async #restart(desk: SimulatedDesk): Promise<void> {
    const isUpgraded = this.#random.chance(0.3) && desk.level < this.#versions.kinds.length - 1;
    this.#leave(desk);
    await desk.restart(isUpgraded ? desk.level + 1 : desk.level);
    await this.#promises.look(desk);
    await this.#note(`${desk.number} starts`, String(desk.level));
  }

  /** The machine goes out within something, or right behind it, before anybody is told. */
  async #lose(desk: SimulatedDesk, work: () => Promise<void>): Promise<void> {
    const isCut = await desk.withPowerCut(this.#random.below(STATEMENTS), work);
    this.#leave(desk);
    if (isCut) this.#powerCuts += 1;
    else await desk.restart();
    await this.#promises.look(desk);
    await this.#note(`${desk.number} went out`, String(isCut));
  }

  /** A process takes its connections with it. */
  #leave(desk: SimulatedDesk): void {
    this.#news.delete(desk);
    for (const connection of this.#connections)
      for (const [side, { run }] of connection.ends.entries())
        if (run.desk === desk) connection.close(side === 0 ? 0 : 1);
  }

  #forgetClosed(): void {
    this.#expectNoFaults();
    this.#connections = this.#connections.filter(({ ends }) => ends.some(({ isOpen }) => isOpen));
  }

  /** Ends only part from what no stream does. */
  #expectNoFaults(): void {
    for (const { faults, partings, harmed } of this.#connections) {
      if (faults.length > 0) throw new Error(`An end failed: ${String(faults[0])}`, { cause: faults[0] });
      if (!harmed && partings.length > 0) throw new Disagreement(`Two ends have parted: ${partings.join(', ')}`);
    }
  }

  /** All are connected, upgraded if they are to be, and left alone until nothing is under way. */
  async heal(): Promise<void> {
    this.#isHealing = true;
    while (await this.#goOn()) this.#expectNoFaults();
    for (const connection of this.#connections) connection.cut();
    this.#forgetClosed();
    for (const desk of this.#desks) {
      const last = this.#versions.kinds.length - 1;
      const isUpgraded = desk.level < last && !(this.#versions.someStay && this.#random.chance(0.6));
      if (isUpgraded) await desk.restart(last);
    }
    await this.#random.pick(this.#desks).take(this.#stranger.rest());
    for (const edge of this.#topology.edges()) await this.#connect(...edge);
    for (let steps = 0; await this.#goOn(); steps++) {
      this.#expectNoFaults();
      if (steps > MOST_STEPS) throw new Disagreement('They do not come to an end');
    }
    this.#expectNoFaults();
  }

  async judge(): Promise<Outcome> {
    const made = [...this.#made, ...this.#stranger.made];
    const { versions, flaw } = { versions: this.#versions, flaw: this.#flaw };
    await expectAgreement(this.#desks, made, { ...this.#options, versions, flaw });
    return {
      seed: this.#seed,
      desks: this.#desks.length,
      topology: this.#topology.name,
      operations: made.length,
      frames: this.#frames,
      powerCuts: this.#powerCuts,
      trace: this.#trace.digest('hex'),
    };
  }

  async close(): Promise<void> {
    for (const desk of this.#desks) await desk.close();
  }

  /** What happened, once all that follows from it without a log has happened as well. */
  async #note(...words: string[]): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#trace.update(JSON.stringify(words));
  }
}
