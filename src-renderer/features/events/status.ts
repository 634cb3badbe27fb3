import type { Tone } from '#renderer/ui/index.ts';
import type { EventStatus } from '#shared/domain/event.ts';

const TONES: Record<EventStatus, Tone> = {
  draft: 'idle',
  published: 'accent',
  running: 'ok',
  completed: 'idle',
  cancelled: 'no',
};

export function statusTone(status: EventStatus): Tone {
  return TONES[status];
}
