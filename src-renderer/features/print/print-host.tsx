import { useStore } from 'zustand';
import { useServices } from '#renderer/app/state/services.tsx';
import { PrintJob } from './print-job.tsx';

/** Takes print requests from the queue, one after the other. */
export function PrintHost() {
  const { printing } = useServices();
  const request = useStore(printing, (state) => state.queue[0]);
  return request === undefined ? null : <PrintJob key={request.nonce} request={request} />;
}
