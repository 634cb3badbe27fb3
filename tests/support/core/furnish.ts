import { insertRows } from '#main/storage/insert.ts';
import {
  apiKeySet,
  choiceRecord,
  conflictHandle,
  documentSet,
  idOf,
  locationSet,
  mediumSet,
  meetingPointSet,
  messageSet,
  passcodeSet,
  placementSet,
  planSet,
  registrationSet,
  roundSet,
  venueSet,
} from '#main/storage/operations/kinds/index.ts';
import { allTables } from '#main/storage/schema/index.ts';
import { bulkActions, imports, webhooks } from '#main/storage/schema/local.ts';
import type { NamedThing } from '#shared/contract/ids.ts';
import type { contract } from '#shared/contract/index.ts';
import { ROLES, type Role } from '#shared/domain/roles.ts';
import type { Connection } from '#shared/rpc/client.ts';
import { PASSWORD, type TestCore } from './core.ts';

/** An organization with one of everything that ids can name. */
export interface Furnished {
  readonly ids: Record<NamedThing, string>;
  /** Somebody of each role, with the password of the tests. */
  readonly emails: Record<Role, string>;
  /** Folded words that stand in what is this organization's, and nowhere else. */
  readonly words: readonly string[];
  readonly allIds: ReadonlySet<string>;
  anyId(): string;
  /** Everything that the organization has, to be compared. */
  digest(): Promise<string[]>;
}

/**
 * Gives an organization one of everything.
 * @param owner the machine's owner, at work for the organization
 * @param label a word that stands in all that is made
 */
export async function furnish(desk: TestCore, owner: Connection<typeof contract>, label: string): Promise<Furnished> {
  const { store, operations, ids, clock } = desk.core.context;
  const organizationId = (await owner.client.organizations.own({})).id;
  const word = `zz${label.toLowerCase()}zz`;
  const emails = {} as Record<Role, string>;
  for (const role of ROLES) {
    emails[role] = `${role}@${word}.example`;
    const account = { name: `${word} ${role}`, email: emails[role], role, password: PASSWORD };
    await owner.client.users.create(account);
  }
  const event = await owner.client.events.create({ code: 'SAME', title: `Event of ${word}` });
  const eventId = event.id;
  const personId = ids.next();
  const registration = idOf.registration(eventId, personId);
  const [
    venue,
    location,
    round,
    meetingPoint,
    passcode,
    message,
    importId,
    bulkAction,
    choice,
    otherId,
    plan,
    conflict,
  ] = Array.from({ length: 12 }, () => ids.next()) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const now = clock.now();
  const matchId = idOf.match(eventId, registration, idOf.registration(eventId, otherId));
  await store.write(async (tx) => {
    const put: typeof operations.append = (...rest) => operations.append(...rest);
    const author = { id: null };
    await put(tx, author, venueSet, { id: venue, organizationId, fields: { name: word, city: word } });
    await put(tx, author, locationSet, { id: location, eventId, fields: { name: word } });
    await put(tx, author, roundSet, { id: round, eventId, fields: { name: word, startAt: now, endAt: now + 1 } });
    await put(tx, author, meetingPointSet, { id: meetingPoint, eventId, fields: { name: word, capacity: 1 } });
    await put(tx, author, passcodeSet, {
      id: passcode,
      organizationId,
      eventId,
      selector: label.slice(0, 4).toUpperCase(),
      fields: { name: word, codeHash: 'none', fromAt: now, untilAt: now + 1000 },
    });
    await put(tx, author, registrationSet, {
      organizationId,
      eventId,
      personId,
      person: { displayName: `Ada ${word}`, email: `ada@${word}.example`, company: word },
      fields: { status: 'enrolled', source: 'import', note: word, orderCode: word },
      ticketCodes: [`${word}-ticket`],
    });
    await put(tx, author, mediumSet, {
      eventId,
      kind: 'badge',
      value: '04a1b2c3d4e5f6',
      fields: { registrationId: registration, issuedAt: now },
    });
    await put(tx, author, documentSet, {
      eventId,
      registrationId: registration,
      kind: 'resume',
      fields: {
        originalName: `${word}.pdf`,
        storedName: `${word}.pdf`,
        mimeType: 'application/pdf',
        size: 1,
        hash: word,
        uploadedAt: now,
      },
    });
    await put(tx, author, messageSet, {
      id: message,
      eventId,
      senderId: personId,
      fields: { senderName: word, senderRole: 'staff', audience: 'everybody', text: word, sentAt: now },
    });
    await put(tx, author, registrationSet, {
      organizationId,
      eventId,
      personId: otherId,
      person: { displayName: `Bea ${word}` },
      fields: { status: 'enrolled', source: 'import' },
      ticketCodes: [],
    });
    await put(tx, author, choiceRecord, {
      ...{ id: choice, eventId, fromId: registration, toId: idOf.registration(eventId, otherId) },
      ...{ choice: 'like', undoOf: null, at: now, method: 'kiosk', deskName: word },
    });
    await put(tx, author, planSet, { id: plan, eventId, fields: { name: word, madeAt: now } });
    await put(tx, author, placementSet, {
      ...{ eventId, planId: plan, meetingId: idOf.meeting(matchId), matchId },
      fields: { roundId: round, meetingPointId: meetingPoint },
    });
    await insertRows(tx, imports, [
      {
        id: importId,
        eventId,
        fileName: `${word}.csv`,
        state: 'done',
        rowsRead: 1,
        appliedTo: '',
        counts: { new: 1, changed: 0, unchanged: 0, rejected: 0 },
        headings: { headings: [word], mapped: [] },
        warnings: [],
        startedAt: now,
        finishedAt: now,
      },
    ]);
    await insertRows(tx, bulkActions, [
      { id: bulkAction, eventId, at: now, action: 'status', rows: 1, ranges: [[1, 1]] },
    ]);
  });
  const [apiKey, webhook] = [ids.next(), ids.next()];
  await store.write(async (tx) => {
    await operations.append(tx, { id: null }, apiKeySet, {
      ...{ id: apiKey, organizationId, eventId, selector: word.toLowerCase() },
      fields: { name: word, keyHash: word, scopes: ['figures:read'] },
    });
    await insertRows(tx, webhooks, [
      {
        ...{ id: webhook, organizationId, url: `https://example.org/${word}`, topics: ['checkin'], eventId },
        ...{ madeAt: now, position: 0, attempts: 0 },
      },
    ]);
  });
  await store.write((tx) =>
    operations.append(tx, { id: null }, conflictHandle, {
      ...{ id: ids.next(), eventId, conflictId: conflict, kind: 'duplicate', about: conflict },
      ...{ facts: [registration], people: [registration], decision: 'leave', pick: null, note: word },
      ...{ deskName: word, actorName: word },
    }),
  );
  const named: Record<NamedThing, string> = {
    event: eventId,
    registration,
    medium: idOf.medium(eventId, 'badge', '04a1b2c3d4e5f6'),
    import: importId,
    account: idOf.account(organizationId, emails.staff),
    venue,
    location,
    round,
    meetingPoint,
    passcode,
    document: idOf.document(registration, 'resume'),
    message,
    bulkAction,
    choice,
    match: matchId,
    meeting: idOf.meeting(matchId),
    plan,
    // One that somebody has dealt with.
    conflict,
    apiKey,
    webhook,
  };
  const digest = async () => {
    const found: string[] = [];
    for (const table of allTables) {
      if (table.name.startsWith('sign_in')) continue;
      for (const row of await store.read.all(`SELECT * FROM ${table.name}`)) {
        const text = JSON.stringify(row);
        if (text.includes(word) || text.includes(organizationId) || text.includes(eventId))
          found.push(`${table.name} ${text}`);
      }
    }
    return found;
  };
  const own = new Set([organizationId, personId, ...Object.values(named)]);
  for (const role of ROLES) own.add(idOf.account(organizationId, emails[role]));
  return {
    ids: named,
    emails,
    words: [word],
    allIds: own,
    anyId: () => ids.next(),
    digest,
  };
}
