export { forecast } from './forecast.ts';
export { makePlan } from './plan.ts';
export { replan } from './replan.ts';
export type * from './task.ts';
