import type { Command, CommandContext } from '../command.ts';
import { pairRound } from './matching.ts';
import { pairDesk } from './sync.ts';

/** One word for two things that people call so: this computer joins a hub by its code, and those of a round get partners. */
export const pair: Command = {
  usage: `${pairDesk.usage} | ${pairRound.usage}`,
  options: { ...pairDesk.options, ...pairRound.options },
  takesWords: true,
  run: (context) => (context.args.positionals.length > 0 || !isOfAnEvent(context) ? pairDesk : pairRound).run(context),
};

const isOfAnEvent = ({ args }: CommandContext) => ['event', 'round'].some((name) => args.text(name) !== undefined);
