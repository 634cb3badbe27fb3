/** A hub that tells of itself on the local network. */
export interface Neighbour {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly port: number;
  /** How the fingerprint of its key begins, in lower case hex digits. Anybody can claim this: it finds, and proves nothing. */
  readonly fingerprint: string;
}

/** Finding hubs on the local network (multicast DNS). Where the network does not let that pass, an address is typed. */
export interface Neighbours {
  /** Tells of this hub until the function that it returns is called. */
  announce(hub: Omit<Neighbour, 'addresses'>): () => void;
  /** Those that were heard of; looks for more in the background for a while. */
  nearby(): readonly Neighbour[];
  stop(): void;
}

/** For a single command, and for tests. */
export const noNeighbours: Neighbours = { announce: () => () => undefined, nearby: () => [], stop() {} };
