/** What a test chooses of the computer that the stand-in pretends to be. */
export interface Scenario {
  displays: { id: number; workArea: { x: number; y: number; width: number; height: number } }[];
  printers: { name: string; displayName: string }[];
  keyStore: 'gnome_libsecret' | 'basic_text';
  locale: string;
  isPackaged: boolean;
  /** So many of the first utility processes are killed as soon as they run. */
  doomedProcesses: number;
}

export const usualScenario: Scenario = {
  displays: [{ id: 1, workArea: { x: 0, y: 0, width: 1440, height: 870 } }],
  printers: [],
  keyStore: 'gnome_libsecret',
  locale: 'en-GB',
  isPackaged: false,
  doomedProcesses: 0,
};

const VARIABLE = 'LANYARD_STAND_IN';

/** The environment that hands a scenario to the process. */
export function scenarioEnvironment(scenario: Scenario): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(scenario) };
}

/** The scenario of this process. */
export function readScenario(): Scenario {
  return { ...usualScenario, ...(JSON.parse(process.env[VARIABLE] ?? '{}') as Partial<Scenario>) };
}

/** What travels between a test and the process that it started. */
export type ToStandIn = { type: 'run'; id: number; source: string; argument: unknown };
export type FromStandIn =
  | { type: 'ran'; id: number; ok: true; result: unknown }
  | { type: 'ran'; id: number; ok: false; message: string }
  /** Where the browser can be reached, once there is one. */
  | { type: 'browser'; endpoint: string; origin: string }
  /** Something that only the person at the screen would have seen. */
  | { type: 'shown'; what: string; details: unknown[] };

/** Tells the test, if one is listening. */
export function report(message: FromStandIn): void {
  if (process.connected) process.send?.(message);
}
