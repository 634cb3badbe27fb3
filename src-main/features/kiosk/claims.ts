import { AppError } from '#shared/domain/errors.ts';
import { may } from '#shared/domain/roles.ts';
import type { Caller } from '#shared/rpc/server.ts';

/**
 * Which kiosk hears which reader: what is on somebody's badge goes to the screen that they stand at, and to no other. A claim is
 * a connection's and ends with it.
 */
export class ReaderClaims {
  readonly #holders = new Map<string, Caller>();

  /**
   * Gives a reader to a connection, which has one at most. @param reader its name, or null for none any more
   * @throws AppError `conflict` where another connection has it
   */
  claim(caller: Caller, reader: string | null): void {
    const holder = reader === null ? null : this.#holderOf(reader);
    if (holder !== null && holder !== caller)
      throw new AppError(
        'conflict',
        'Another kiosk hears this reader already. Choose another one, or close that kiosk.',
      );
    this.release(caller);
    if (reader !== null) this.#holders.set(reader, caller);
  }

  release(caller: Caller): void {
    for (const [reader, holder] of this.#holders) if (holder === caller) this.#holders.delete(reader);
  }

  /** Whether a connection hears a reader: a claimed one its holder alone, any other one everybody but kiosks. */
  hears(caller: Caller, reader: string): boolean {
    const holder = this.#holderOf(reader);
    return holder === null ? caller.actor !== 'kiosk' : holder === caller;
  }

  /** Whoever has signed out, or was, hears nothing any more. */
  #holderOf(reader: string): Caller | null {
    const holder = this.#holders.get(reader);
    return holder !== undefined && may(holder.actor, 'kiosk.use') ? holder : null;
  }
}
