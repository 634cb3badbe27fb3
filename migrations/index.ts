import { Foundation20261121090000 } from './20261121090000-Foundation.ts';
import { WholeEvent20261121140000 } from './20261121140000-WholeEvent.ts';
import { SenderIndexes20261121210000 } from './20261121210000-SenderIndexes.ts';
import { Matching20261122010000 } from './20261122010000-Matching.ts';
import { KioskSessions20261122040000 } from './20261122040000-KioskSessions.ts';
import { PairedMeetings20261122060000 } from './20261122060000-PairedMeetings.ts';
import { Availability20261122080000 } from './20261122080000-Availability.ts';
import { Plans20261122090000 } from './20261122090000-Plans.ts';
import { Sync20261122120000 } from './20261122120000-Sync.ts';
import { Hub20261122184500 } from './20261122184500-Hub.ts';
import { Conflicts20261122190000 } from './20261122190000-Conflicts.ts';
import { OtherSystems20261122194500 } from './20261122194500-OtherSystems.ts';
import { LeaseLabels20261122233000 } from './20261122233000-LeaseLabels.ts';

/** All migrations, oldest first. One that has landed is never edited. */
export const migrations = [
  Foundation20261121090000,
  WholeEvent20261121140000,
  SenderIndexes20261121210000,
  Matching20261122010000,
  KioskSessions20261122040000,
  PairedMeetings20261122060000,
  Availability20261122080000,
  Plans20261122090000,
  Sync20261122120000,
  Hub20261122184500,
  Conflicts20261122190000,
  OtherSystems20261122194500,
  LeaseLabels20261122233000,
];

/** Their names, as the database records them. */
export const migrationNames: readonly string[] = migrations.map((Migration) => new Migration().name);
