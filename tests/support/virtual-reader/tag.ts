/** How a virtual tag misbehaves. Counters start when the fault is set. */
export type TagFault =
  /** Pulled away after this many page writes: the next command gets no answer any more. */
  | { kind: 'removedAfterWrites'; writes: number; torn?: boolean }
  /** Pulled away after this many reads. */
  | { kind: 'removedAfterReads'; reads: number }
  /** This many commands are answered with an error, as from the edge of the field. */
  | { kind: 'refusesAtFirst'; command: 'uid' | 'read'; times: number }
  /** Writes are answered with an error, the tag stays. */
  | { kind: 'refusesWrites' }
  /** Writes are answered with success and forgotten. */
  | { kind: 'forgetsWrites' }
  /** Commands are not answered at all. */
  | { kind: 'hangs' };

export type TagKind = 'ntag213' | 'ntag215' | 'ntag216' | 'ultralight' | 'phone';

type KindFacts = { pages: number; size: number; dynamicLockPage: number };
const KINDS: Record<Exclude<TagKind, 'phone'>, KindFacts> = {
  ultralight: { pages: 16, size: 0x06, dynamicLockPage: 0 },
  ntag213: { pages: 45, size: 0x12, dynamicLockPage: 40 },
  ntag215: { pages: 135, size: 0x3e, dynamicLockPage: 130 },
  ntag216: { pages: 231, size: 0x6d, dynamicLockPage: 226 },
};

/** The answer to reset of an ISO 14443-3 tag of the Ultralight family, and of a phone (ISO 14443-4). */
const ATR_TAG = Buffer.from('3B8F8001804F0CA0000003060300030000000068', 'hex');
const ATR_PHONE = Buffer.from('3B80800101', 'hex');

const OK = Buffer.from('9000', 'hex');
const FAILED = Buffer.from('6300', 'hex');

/** Memory and behaviour of one tag. It keeps its memory between presentations, as a tag does. */
export class VirtualTag {
  /** May be changed: to the reader that is a swap too quick for pcscd to see. */
  uid: string;
  readonly kind: TagKind;
  readonly memory: Buffer;
  /** Numbers of the pages written, in order. */
  readonly writtenPages: number[] = [];
  fault: TagFault | null = null;

  /**
   * @param uid hex, 4 or 7 bytes
   * @param memory replaces the memory of a factory-new tag
   */
  constructor({ uid, kind = 'ntag213', memory }: { uid: string; kind?: TagKind; memory?: Buffer }) {
    this.uid = uid;
    this.kind = kind;
    this.memory = memory ?? factoryMemory(kind);
  }

  get atr(): Buffer {
    return this.kind === 'phone' ? ATR_PHONE : ATR_TAG;
  }

  /** Answers a command; `hang` stands for no answer, `gone` for a card no longer in the field. */
  answer(apdu: Buffer): Buffer | 'hang' | 'gone' {
    if (this.fault?.kind === 'hangs') return 'hang';
    const instruction = apdu.readUInt16BE(0);
    if (this.fault?.kind === 'refusesAtFirst' && instruction === (this.fault.command === 'uid' ? 0xffca : 0xffb0)) {
      const times = this.fault.times - 1;
      this.fault = times === 0 ? null : { ...this.fault, times };
      return FAILED;
    }
    if (instruction === 0xffca) return Buffer.concat([Buffer.from(this.uid, 'hex'), OK]);
    if (this.kind === 'phone') return Buffer.from('6a81', 'hex');
    const page = apdu[3] ?? 0;
    if (instruction === 0xffb0) return this.#read(page, apdu[4] ?? 0);
    if (instruction === 0xffd6) return this.#write(page, apdu.subarray(5));
    return Buffer.from('6d00', 'hex');
  }

  #read(page: number, length: number): Buffer | 'gone' {
    if (this.fault?.kind === 'removedAfterReads') {
      if (this.fault.reads === 0) return 'gone';
      this.fault = { ...this.fault, reads: this.fault.reads - 1 };
    }
    if (page * 4 >= this.memory.length) return FAILED;
    // A real tag rolls over to page 0 at the end of its memory.
    const rolled = Buffer.concat([this.memory.subarray(page * 4), this.memory]);
    return Buffer.concat([rolled.subarray(0, length), OK]);
  }

  #write(page: number, data: Buffer): Buffer | 'gone' {
    if (this.fault?.kind === 'removedAfterWrites') {
      if (this.fault.writes === 0) {
        if (this.fault.torn === true) Buffer.from('a55a3cc3', 'hex').copy(this.memory, page * 4);
        return 'gone';
      }
      this.fault = { ...this.fault, writes: this.fault.writes - 1 };
    }
    if (this.fault?.kind === 'refusesWrites' || data.length !== 4 || !this.#isWritable(page)) return FAILED;
    this.writtenPages.push(page);
    if (this.fault?.kind !== 'forgetsWrites') data.copy(this.memory, page * 4);
    return OK;
  }

  /** Pages 0 to 3 are not ours to write: a test that sees them written has found a bug, so they are simply refused. */
  #isWritable(page: number): boolean {
    if (this.kind === 'phone' || page < 4 || page * 4 >= this.memory.length) return false;
    if (page <= 15) return ((this.memory.readUInt16LE(10) >> page) & 1) === 0;
    const { dynamicLockPage } = KINDS[this.kind];
    const locks = this.memory.readUInt16LE(dynamicLockPage * 4);
    const isLocked = ((locks >> Math.floor((page - 16) / (this.kind === 'ntag213' ? 2 : 16))) & 1) === 1;
    const firstProtected = this.memory[(dynamicLockPage + 1) * 4 + 3] ?? 0xff;
    return !isLocked && page < firstProtected;
  }
}

function factoryMemory(kind: TagKind): Buffer {
  if (kind === 'phone') return Buffer.alloc(0);
  const { pages, size, dynamicLockPage } = KINDS[kind];
  const memory = Buffer.alloc(pages * 4);
  Buffer.from([0xe1, 0x10, size, 0x00]).copy(memory, 12);
  // NTAG213 leave the factory with a lock control TLV before the empty message.
  Buffer.from(kind === 'ntag213' ? '0103a00c340300fe' : '0300fe00', 'hex').copy(memory, 16);
  if (dynamicLockPage > 0) memory[(dynamicLockPage + 1) * 4 + 3] = 0xff;
  return memory;
}
