import type { Actor, Context } from '#main/core/context.ts';
import { organizationSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { DeskRecord, Organization } from '#shared/contract/organizations.ts';
import { AppError } from '#shared/domain/errors.ts';

/** The organizations of an installation, each by name, the first one that was made first. */
export async function listOrganizations(read: Reader): Promise<Organization[]> {
  return read.all(
    `SELECT id, coalesce(name, '') AS name FROM organizations WHERE deleted_at IS NULL ORDER BY created_at, id`,
  );
}

/** Whether an organization shares the installation, and with it backups, bundles and the folder of exports. */
export async function hasOthers(read: Reader, organizationId: string | null): Promise<boolean> {
  const other = await read.get('SELECT 1 FROM organizations WHERE id <> ? AND deleted_at IS NULL', [organizationId]);
  return other !== undefined;
}

/** An organization: its name, its desks, and the others on this installation. */
export class OrganizationService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async get(): Promise<Organization> {
    const { store, organizationId } = this.#context;
    const all = await listOrganizations(store.read);
    return all.find((each) => each.id === organizationId) ?? { id: organizationId, name: '' };
  }

  /** All of this installation: for its owner alone. */
  all(): Promise<Organization[]> {
    return listOrganizations(this.#context.store.read);
  }

  /** @throws AppError `conflict` when another one has the name: at the command line it is how they are told apart */
  async rename(actor: Actor, name: string): Promise<Organization> {
    const { store, operations, organizationId } = this.#context;
    await store.write(async (tx) => {
      requireUnused(await listOrganizations(tx), name, organizationId);
      await operations.append(tx, actor, organizationSet, { id: organizationId, fields: { name } });
    });
    return this.get();
  }

  async create(actor: Actor, name: string): Promise<Organization> {
    const { store, operations, ids } = this.#context;
    const id = ids.next();
    await store.write(async (tx) => {
      requireUnused(await listOrganizations(tx), name, null);
      await operations.append(tx, actor, organizationSet, { id, fields: { name } });
    });
    return { id, name };
  }

  /** @throws AppError `notFound` */
  async find(name: string): Promise<Organization> {
    const all = await listOrganizations(this.#context.store.read);
    const found = all.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
    throw new AppError('notFound', 'There is no organization of this name. List them to see how it is written.');
  }

  desks(): Promise<DeskRecord[]> {
    const { store, organizationId, deskId } = this.#context;
    return store.read
      .all<Omit<DeskRecord, 'own'>>(
        `SELECT id, coalesce(name, '') AS name, version, updated_at AS updatedAt FROM desks
         WHERE (organization_id = ? OR id = ?) AND deleted_at IS NULL ORDER BY name, id`,
        [organizationId, deskId],
      )
      .then((rows) => rows.map((row) => ({ ...row, own: row.id === deskId })));
  }
}

function requireUnused(all: readonly Organization[], name: string, except: string | null): void {
  if (all.some((each) => each.id !== except && each.name.toLowerCase() === name.toLowerCase())) {
    throw new AppError('conflict', `There is an organization named ${name} already.`);
  }
}
