/** The part of nfc-pcsc that we use: it ships no types. */
declare module 'nfc-pcsc' {
  /** The card slot of @pokusew/pcsclite under nfc-pcsc's own `Reader`. */
  export type CardSlot = {
    readonly name: string;
    readonly SCARD_STATE_EMPTY: number;
    readonly SCARD_STATE_PRESENT: number;
    readonly SCARD_STATE_MUTE: number;
    readonly SCARD_SHARE_SHARED: number;
    readonly SCARD_LEAVE_CARD: number;
    connect(options: { share_mode: number }, done: (error: Error | undefined | null, protocol: number) => void): void;
    disconnect(disposition: number, done: (error: Error | undefined | null) => void): void;
    transmit(
      data: Buffer,
      maxResponse: number,
      protocol: number,
      done: (error: Error | undefined | null, response: Buffer) => void,
    ): void;
    on(event: 'status', listener: (status: { state: number; atr?: Buffer }) => void): void;
    removeAllListeners(event: 'status'): void;
  };
  export type CardReader = {
    readonly name: string;
    readonly reader: CardSlot;
    on(event: 'error', listener: (error: Error) => void): void;
    on(event: 'end', listener: () => void): void;
  };
  export class NFC {
    on(event: 'reader', listener: (reader: CardReader) => void): void;
    on(event: 'error', listener: (error: Error) => void): void;
    close(): void;
  }
}
