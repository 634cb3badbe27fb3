import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { EventPayload } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { AppClient, Link, LinkState } from './link.ts';

const LinkContext = createContext<Link | null>(null);

/** Gives the tree its way to the core. */
export function LinkProvider({ link, children }: { link: Link; children: ReactNode }) {
  return <LinkContext value={link}>{children}</LinkContext>;
}

/** The link to the core. */
export function useLink(): Link {
  const link = useContext(LinkContext);
  if (link === null) throw new Error('useLink outside of LinkProvider');
  return link;
}

/** The calls of the contract: `useClient().registrations.get({ id })`. */
export function useClient(): AppClient {
  return useLink().client;
}

export function useLinkState(): LinkState {
  return useStore(useLink().state, (value) => value.state);
}

/** Listens to a pushed event as long as the component is mounted. */
export function usePush<F extends keyof AppContract, K extends keyof AppContract[F]['events'] & string>(
  feature: F,
  name: K,
  listener: (payload: EventPayload<AppContract[F]['events'][K]>) => void,
): void {
  const link = useLink();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => link.on(feature, name, (payload) => latest.current(payload)), [link, feature, name]);
}
