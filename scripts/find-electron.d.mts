export function findElectron(options?: {
  /** Of the package electron. */
  folder?: string | null;
  mayFetch?: boolean;
}): Promise<{ ok: true; path: string } | { ok: false; reason: string }>;
