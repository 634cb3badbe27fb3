import { appContract } from './app.ts';
import { auditContract } from './audit.ts';
import { checkInContract } from './check-in.ts';
import { conflictsContract } from './conflicts.ts';
import type { Contract } from './define.ts';
import { deskContract, printContract } from './desk.ts';
import { documentsContract } from './documents.ts';
import { eventsContract } from './events.ts';
import { importContract } from './import.ts';
import { installationContract } from './installation.ts';
import { interestsContract } from './interests.ts';
import { kioskContract } from './kiosk.ts';
import { matchingContract } from './matching.ts';
import { meetingsContract } from './meetings.ts';
import { messagesContract } from './messages.ts';
import { notificationsContract } from './notifications.ts';
import { organizationsContract } from './organizations.ts';
import { apiKeysContract, webhooksContract } from './other-systems.ts';
import { plansContract } from './plans.ts';
import { privacyContract } from './privacy.ts';
import { programmeContract } from './programme.ts';
import { recordsContract } from './records.ts';
import { registrationsContract } from './registrations.ts';
import { rescueContract } from './rescue.ts';
import { syncContract } from './sync.ts';
import { tasksContract } from './tasks.ts';
import { passcodesContract, usersContract } from './users.ts';
import { venuesContract } from './venues.ts';

/** Everything that a renderer or a command line can ask of the core, and everything that the core tells them. */
export const contract = {
  app: appContract,
  users: usersContract,
  passcodes: passcodesContract,
  organizations: organizationsContract,
  events: eventsContract,
  venues: venuesContract,
  programme: programmeContract,
  checkIn: checkInContract,
  registrations: registrationsContract,
  conflicts: conflictsContract,
  interests: interestsContract,
  matching: matchingContract,
  plans: plansContract,
  meetings: meetingsContract,
  kiosk: kioskContract,
  import: importContract,
  desk: deskContract,
  print: printContract,
  documents: documentsContract,
  messages: messagesContract,
  notifications: notificationsContract,
  records: recordsContract,
  audit: auditContract,
  privacy: privacyContract,
  installation: installationContract,
  sync: syncContract,
  apiKeys: apiKeysContract,
  webhooks: webhooksContract,
  rescue: rescueContract,
  tasks: tasksContract,
} as const satisfies Contract;

export type AppContract = typeof contract;
