/**
 * A two-way pipe of JSON values: a WebSocket, Electron's IPC, a local socket, or two ends in one process. RPC knows only
 * this.
 */
export interface Channel {
  /** Sends one message. Messages arrive whole and in order, or the channel closes. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Two connected ends in one process. Values are copied as JSON, as every other channel does. */
export function channelPair(): [Channel, Channel] {
  const a = new LocalEnd();
  const b = new LocalEnd();
  a.peer = b;
  b.peer = a;
  return [a, b];
}

class LocalEnd implements Channel {
  peer: LocalEnd | null = null;
  readonly #messageListeners: ((message: unknown) => void)[] = [];
  readonly #closeListeners: (() => void)[] = [];
  #closed = false;

  send(message: unknown): void {
    if (this.#closed) return;
    const copy: unknown = JSON.parse(JSON.stringify(message));
    // Later, as on any real channel: a sender never runs its receiver.
    void Promise.resolve().then(() => this.peer?.deliver(copy));
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#messageListeners.push(listener);
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const listener of this.#closeListeners) listener();
    this.peer?.close();
  }

  private deliver(message: unknown): void {
    if (this.#closed) return;
    for (const listener of this.#messageListeners) listener(message);
  }
}
