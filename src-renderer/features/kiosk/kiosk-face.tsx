import { useQuery } from '@tanstack/react-query';
import { useClient } from '#renderer/api/context.tsx';
import { Avatar } from '#renderer/ui/index.ts';
import type { Held } from '#shared/contract/kiosk.ts';
import type { Face } from '#shared/contract/matching.ts';

/** Through whose eyes somebody is seen: nobody else has the photo. */
export interface Seeing {
  eventId: string;
  held: Held;
}

/** Somebody's photo, or their initials. The address of a photo is kept as long as the visit and no longer. */
export function KioskFace({ face, seeing: { eventId, held } }: { face: Face; seeing: Seeing }) {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['kiosk', 'photo', face.photoId, held],
    queryFn: async () => (await client.kiosk.photo({ eventId, held, ofId: face.id })).url,
    enabled: face.photoId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return <Avatar name={face.name} tone="accent" src={data ?? undefined} />;
}
