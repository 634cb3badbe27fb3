import { ensureBuilt } from '../../scripts/build.mjs';

/** Tests that start workers or whole processes run the build, so it has to be of the present sources. */
export default async function setup(): Promise<void> {
  await ensureBuilt();
}
