import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient, usePush } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';

/** Whose photo: as much as a summary says of it. */
export interface Pictured {
  id: string;
  photoId: string | null;
}

/** Addresses are good for a quarter of an hour; one that is older than this is not shown again. In ms. */
const KEPT_MS = 10 * 60_000;
/** An address this young that leads nowhere would not do so the second time either. In ms. */
const YOUNG_MS = 10_000;

/** Where somebody's photo can be had; undefined until that is known, and where there is none. */
export function usePhoto({ id, photoId }: Pictured): { address: string | undefined; onError: () => void } {
  const client = useClient();
  const [broken, setBroken] = useState<string | null>(null);
  const query = useQuery({
    queryKey: keys.photo(id),
    queryFn: async () => (await client.documents.open({ id: photoId ?? '' })).url,
    enabled: photoId !== null,
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
  });
  const { data, isSuccess, dataUpdatedAt, refetch } = query;
  return {
    address: photoId === null || !isSuccess || data === broken ? undefined : data,
    onError() {
      setBroken(data ?? null);
      // The core forgets the oldest addresses where very many are asked for.
      if (Date.now() - dataUpdatedAt > YOUNG_MS) void refetch();
    },
  };
}

/** The photo of somebody who was seen a while ago, as it is now: a verdict stays on screen while somebody adds one. */
export function usePhotoSince({ id, photoId }: Pictured): Pictured {
  const client = useClient();
  const [now, setNow] = useState(photoId);
  usePush('documents', 'changed', ({ registrationId }) => {
    if (registrationId !== id) return;
    client.documents.ofRegistration({ registrationId }).then(
      ({ documents }) => setNow(documents.find(({ kind }) => kind === 'photo')?.id ?? null),
      // The next scan tells.
      () => undefined,
    );
  });
  return { id, photoId: now };
}
