import { hash } from 'node:crypto';

/**
 * The id of something that must be unique by a key: two desks which know nothing of each other derive the same. A UUIDv5
 * (RFC 9562); made here rather than by the package `uuid` since an import makes a million of them and this takes a third
 * of the time.
 * @param namespace the id of what the key is unique within: an organization, an event
 */
export function derivedId(namespace: string, ...key: string[]): string {
  const hex = hash('sha1', Buffer.concat([namespaceBytes(namespace), Buffer.from(key.join('\u001f'))]), 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
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
