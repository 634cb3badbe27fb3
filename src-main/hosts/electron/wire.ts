/** The one IPC channel between a page and the app, in both directions. Shared with the preload script. */
export const RPC_CHANNEL = 'lanyard:rpc';

/** Larger than any call, smaller than what hurts. In characters. */
export const MAX_MESSAGE = 4 * 1024 * 1024;
