import { EventEditor } from './event-editor.tsx';
import { EventLife } from './event-life.tsx';
import type { TabProps } from './tab.ts';

/** Where an event stands in its life, and everything that can be changed about it. */
export function DetailsTab({ event, readOnly }: TabProps) {
  return (
    <div className="event-details">
      <EventLife event={event} readOnly={readOnly} />
      <EventEditor event={event} readOnly={readOnly} />
    </div>
  );
}
