import { describe, expect, it } from 'vitest';
import { claimOf, kindOfResource, LONGEST_RESOURCE, readerClaim } from './leases.ts';

describe('what a name stands for', () => {
  it('is the same however it is written', () => {
    const keys = ['Door 2', ' door  2', 'DOOR 2', 'Dóór 2'].map((name) => claimOf('station', name)?.resource);
    expect(new Set(keys)).toEqual(new Set(['station:door 2']));
    expect(claimOf('station', ' Dóór  2 ')?.label).toBe('Dóór 2');
    expect(claimOf('kiosk', 'Door 2')?.resource).toBe('kiosk:door 2');
  });

  it('is nothing where nothing is left of it, and no longer than a key may be', () => {
    expect(claimOf('station', ' \u200d ')).toBeNull();
    expect(claimOf('station', `${'x'.repeat(119)}🎟`)?.label).toBe('x'.repeat(119));
    const long = claimOf('station', 'ﷺ'.repeat(100))?.resource ?? '';
    expect(kindOfResource(long)).toBe('station');
    expect(long.length).toBeLessThanOrEqual(LONGEST_RESOURCE);
  });

  it.each(['', 'station:', 'door:2', 'Station:2', `station:${'x'.repeat(LONGEST_RESOURCE)}`])('%j is no key', (key) =>
    expect(kindOfResource(key)).toBeNull(),
  );
});

describe('a reader', () => {
  it('with a serial number is the same at every computer', () => {
    const [one, two] = ['(53692134201085) 00 00', '(53692134201085) 01 00'].map((end) =>
      readerClaim(`Identiv uTrust 4701 F CL Reader ${end}`),
    );
    expect(one?.resource).toBe('reader:identiv utrust 4701 f cl reader (53692134201085)');
    expect(two).toEqual(one);
  });

  it('without one is nobody’s: two of a model have the same name', () => {
    expect(readerClaim('ACS ACR122U PICC Interface 00 00')).toBeNull();
    expect(readerClaim('Virtual PCD (00) 00 00')).toBeNull();
  });
});
