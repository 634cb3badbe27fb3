export function ensureReaderStack(): Promise<{ ok: true } | { ok: false; reason: string }>;
