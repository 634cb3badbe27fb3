import type { Context } from '#main/core/context.ts';
import type { Reader } from '#main/ports/reader.ts';
import type { ReaderStatus, ReaderTap } from '#shared/contract/desk.ts';

/**
 * Passes on what the badge reader reports. Who sits at the desk sees it, whatever their organization.
 * @param context.tell tells those who hear the reader of the tap
 */
export function relayReader(
  context: Pick<Context, 'publish' | 'ids'> & { tell(tap: ReaderTap): void },
  reader: Reader,
  isWriting: () => boolean,
): () => void {
  const stopStatus = reader.onStatus(() => context.publish('desk', 'readerStatus', readerStatus(reader)));
  const stopTaps = reader.onTap((tap) => {
    // A tag that is being written is no tap of an attendee.
    if (isWriting()) return;
    context.tell({
      id: context.ids.next(),
      reader: tap.readerName,
      uid: tap.uid,
      uidIsRandom: tap.uidIsRandom,
      payload: tap.payload?.bytes ?? null,
      at: tap.at,
    });
  });
  return () => {
    stopStatus();
    stopTaps();
  };
}

/** Tells others at which desk readers are plugged in. @returns how to stop */
export function claimReaders(leases: { plug(names: readonly string[]): void }, reader: Reader): () => void {
  const look = () => {
    const { state, readers } = reader.status();
    // While its process is replaced, nobody has pulled a reader out.
    if (state === 'ready' || state === 'noReader') leases.plug(readers.map(({ name }) => name));
  };
  look();
  return reader.onStatus(look);
}

/** The reader's status as the contract has it. */
export function readerStatus(reader: Reader): ReaderStatus {
  const { state, reason, readers } = reader.status();
  return {
    state,
    reason: reason ?? null,
    readers: readers.map((entry) => ({ name: entry.name, state: entry.state, message: entry.message ?? null })),
  };
}
