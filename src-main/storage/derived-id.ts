import { createHash } from 'node:crypto';

/**
 * The id of something that must be unique by a key: two desks which know nothing of each other derive the same. A UUIDv5
 * (RFC 9562); made here rather than by the package `uuid` since an import makes a million of them and this takes a third
 * of the time.
 * @param namespace the id of what the key is unique within: an organization, an event
 */
export function derivedId(namespace: string, ...key: string[]): string {
  const hash = createHash('sha1').update(namespaceBytes(namespace)).update(key.join('\u001f')).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

let lastNamespace = '';
let lastBytes: Buffer = Buffer.alloc(0);

/** Nearly all ids of a job are derived in one namespace. */
function namespaceBytes(namespace: string): Buffer {
  if (namespace !== lastNamespace) {
    lastBytes = Buffer.from(namespace.replaceAll('-', ''), 'hex');
    lastNamespace = namespace;
  }
  return lastBytes;
}
