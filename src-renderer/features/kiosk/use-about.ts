import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useClient, usePush } from '#renderer/api/context.tsx';

/** How often a kiosk that cannot open yet looks whether it can. In ms. */
const LOOK_MS = 3000;

/** What whoever passes by sees of an event. It stays while the core does not answer. */
export function useAbout(eventId: string) {
  const client = useClient();
  const [known, setKnown] = useState<{ title: string; hasPin: boolean } | null>(null);
  const { data, refetch } = useQuery({
    queryKey: ['kiosk', 'about', eventId],
    queryFn: () => client.kiosk.about({ eventId }),
    refetchInterval: ({ state }) => (state.data?.hasPin === true ? false : LOOK_MS),
  });
  useEffect(() => {
    if (data !== undefined) setKnown(data);
  }, [data]);
  usePush('desk', 'settingsChanged', () => void refetch());
  return data ?? known;
}
