import type { Core } from '#main/core/create-core.ts';
import { openDesk } from '#main/hosts/desk.ts';
import { noReader } from '#main/hosts/no-reader.ts';
import { silentLog } from '#main/ports/log.ts';
import { dialogPrinter } from '#main/ports/printer.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import { channelPair } from '#shared/rpc/channel.ts';
import { type Client, connect } from '#shared/rpc/client.ts';

/** A desk as people run it, without a window, in this process. */
export interface BenchDesk {
  readonly core: Core;
  readonly client: Client<AppContract>;
  close(): Promise<void>;
}

/** Opens a data folder, with all that a desk does by itself: it hosts others or joins its hub as it did before. */
export async function openBenchDesk(folder: string): Promise<BenchDesk> {
  const desk = await openDesk({
    ...{ folder, log: silentLog, host: 'headless', printer: dialogPrinter },
    reader: () => noReader('A bench has none.'),
  });
  if (desk === null || !('context' in desk.core)) throw new Error(`The data folder ${folder} cannot be opened`);
  const [near, far] = channelPair();
  desk.serve(far, 'owner');
  const { client, close } = connect(contract, near);
  return {
    core: desk.core as Core,
    client,
    async close() {
      close();
      await desk.close('The bench is done.');
    },
  };
}
