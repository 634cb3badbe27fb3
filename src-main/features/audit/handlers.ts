import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';
import { type AuditService, viewerOf } from './service.ts';

export function auditHandlers(
  of: (caller: Caller) => AuditService,
): Handlers<AppContract, { caller: Caller }>['audit'] {
  return {
    list: (query, { caller }) => of(caller).list(query, viewerOf(caller.actor)),
  };
}
