import { appContract, usersContract } from './app.ts';
import { checkInContract } from './check-in.ts';
import type { Contract } from './define.ts';
import { deskContract, printContract } from './desk.ts';
import { eventsContract } from './events.ts';
import { importContract } from './import.ts';
import { registrationsContract } from './registrations.ts';

/** Everything that a renderer or a command line can ask of the core, and everything that the core tells them. */
export const contract = {
  app: appContract,
  users: usersContract,
  events: eventsContract,
  checkIn: checkInContract,
  registrations: registrationsContract,
  import: importContract,
  desk: deskContract,
  print: printContract,
} as const satisfies Contract;

export type AppContract = typeof contract;
