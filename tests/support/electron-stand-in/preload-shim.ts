/** Name of the function by which the shim in the page reaches this process; it is taken away before the page runs. */
export const BINDING = '__electronStandIn';
/** Name of the function by which this process reaches the preload script. */
export const DELIVER = '__electronStandInDeliver';
/** The shim's own message: a document begins. */
export const DOCUMENT = '__document';

type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void;

/**
 * Runs in the page before anything else: gives the preload script its `electron`, and the page only what the script
 * exposes, copied as the context bridge copies.
 */
function shim(
  names: { binding: string; deliver: string; document: string },
  preload: Preload | null,
  inFrames: boolean,
): void {
  const page = window as unknown as Record<string, unknown>;
  const post = page[names.binding] as (text: string) => void;
  delete page[names.binding];
  const isMainFrame = window === window.top;
  // Preload scripts run in the main frame alone, unless asked for otherwise.
  if (!isMainFrame && !inFrames) return;
  if (isMainFrame) post(JSON.stringify([names.document]));
  if (preload === null) return;

  type Listener = (event: object, ...values: unknown[]) => void;
  const listeners = new Map<string, Listener[]>();
  Object.defineProperty(window, names.deliver, {
    value: (channel: string, values: unknown[]) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...values);
    },
  });
  const off = (channel: string, listener: Listener) => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((other) => other !== listener),
    );
    return ipcRenderer;
  };
  const ipcRenderer = {
    send: (channel: string, ...values: unknown[]) => post(JSON.stringify([channel, ...values])),
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off,
    removeListener: off,
  };
  const copy = (value: unknown): unknown => {
    if (typeof value === 'function') return (...values: unknown[]) => copy(value(...values.map(copy)));
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return Object.freeze(value.map(copy));
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)])));
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) =>
      Object.defineProperty(window, key, { value: copy(api), enumerable: true }),
  };
  const require = (name: string) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`);
  };
  preload(require, { exports: {} }, {});
}

/** The script for Playwright's `addInitScript`. The preload script is part of it, as the page's CSP forbids `eval`. */
export function shimScript(preload: string | null, inFrames: boolean): string {
  const names = JSON.stringify({ binding: BINDING, deliver: DELIVER, document: DOCUMENT });
  const wrapped = preload === null ? 'null' : `function (require, module, exports) {\n${preload}\n}`;
  // Compilers may name functions through a helper that is not there in the page.
  return `{ const __name = (value) => value; (${shim})(${names}, ${wrapped}, ${inFrames}); }`;
}
