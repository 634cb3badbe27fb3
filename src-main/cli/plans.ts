import type { Plan } from '#shared/contract/plans.ts';
import { AppError } from '#shared/domain/errors.ts';
import { UsageError } from './arguments.ts';
import type { CommandContext } from './command.ts';

/**
 * A plan by its id or its name; without a word the one that is published.
 * @throws AppError `notFound`; UsageError where several have the name
 */
export async function findPlan(
  { client }: Pick<CommandContext, 'client'>,
  eventId: string,
  wanted: string | undefined,
): Promise<Plan> {
  const { plans } = await client.plans.list({ eventId });
  const text = wanted?.trim().toLowerCase();
  const found = plans.filter((plan) =>
    text === undefined ? plan.state === 'published' : plan.id === text || plan.name.toLowerCase() === text,
  );
  const [plan, ...others] = found;
  if (others.length > 0)
    throw new UsageError(`Several plans are called ${wanted}. Name one by its id:\n${found.map(planLine).join('\n')}`);
  if (plan !== undefined) return plan;
  throw new AppError(
    'notFound',
    text === undefined
      ? 'No plan is published. Name one: lanyard plan list shows them.'
      : `There is no plan ${wanted}.`,
  );
}

/** A plan for people. */
export function planLine({ id, name, state, figures }: Plan): string {
  const said = figures === null ? '' : `  ${figures.placed}/${figures.meetings} placed, ${figures.gaps} gaps`;
  return `${id}  ${state.padEnd(9)}  ${name}${said}`;
}
