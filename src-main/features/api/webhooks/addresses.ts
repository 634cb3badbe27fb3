import { BlockList, isIP } from 'node:net';
import { AppError } from '#shared/domain/errors.ts';

/**
 * Where nothing is sent: machines in a cloud are told their secrets at such addresses, by whoever asks from within. Of the
 * others those of the own network are as good as any.
 */
const REFUSED = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  REFUSED.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of [
  ['::', 128],
  ['fe80::', 10],
  ['fd00:ec2::', 32],
  ['ff00::', 8],
  // Addresses of the older kind in the clothes of the newer one.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
] as const)
  REFUSED.addSubnet(address, prefix, 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether something may be sent to an address, once it is known. @param loopback whether to this computer alone */
export function mayReach(address: string, loopback: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0) return false;
  return loopback ? LOOPBACK.check(address, family) : !REFUSED.check(address, family);
}

/** Where a webhook goes. */
export interface Target {
  url: URL;
  host: string;
  /** Without encryption, and to this computer alone. */
  isPlain: boolean;
}

/** Reads where a webhook is to go. @throws AppError `invalidInput` for what is no place to send anything to */
export function targetOf(text: string): Target {
  if (!URL.canParse(text)) throw new AppError('invalidInput', 'Write the address as https://example.org/path.');
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isPlain = url.protocol === 'http:';
  if (!isPlain && url.protocol !== 'https:') {
    throw new AppError('invalidInput', 'Write the address as https://example.org/path.');
  }
  if (isPlain && host !== 'localhost' && !mayReach(host, true)) {
    throw new AppError('invalidInput', 'Without encryption it goes to this computer alone. Write https.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new AppError('invalidInput', 'Leave the password out of the address: what is sent is signed.');
  }
  if (isIP(host) !== 0 && !mayReach(host, isPlain)) {
    throw new AppError('invalidInput', 'Nothing is sent to this address.');
  }
  url.hash = '';
  return { url, host, isPlain };
}
