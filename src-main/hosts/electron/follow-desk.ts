import { type DeskSettings, deskContract } from '#shared/contract/desk.ts';
import { channelPair } from '#shared/rpc/channel.ts';
import { connect } from '#shared/rpc/client.ts';
import type { Desk } from '../desk.ts';

/**
 * Tells the settings of the desk, now and whenever they change: the host is a client of the contract like any other.
 * Ends with the core that it was started on.
 */
export function followDesk(desk: Desk, listener: (settings: DeskSettings) => void): void {
  const [near, far] = channelPair();
  desk.serve(far, 'owner');
  const { client, on } = connect({ desk: deskContract }, near);
  on('desk', 'settingsChanged', listener);
  client.desk.get({}).then(
    ({ settings }) => listener(settings),
    (error: unknown) => desk.log.error('The settings of the desk could not be read', error),
  );
}
