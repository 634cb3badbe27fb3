import './events.css';
import { Route, Switch } from 'wouter';
import { VenuesScreen } from '#renderer/features/venues/venues-screen.tsx';
import { EventList } from './event-list.tsx';
import { EventWorkspace } from './event-workspace.tsx';

/** Everything about events: the list, the venues, and each event at an address of its own. */
export default function EventsScreen() {
  return (
    <Switch>
      <Route path="/events" component={EventList} />
      <Route path="/events/venues" component={VenuesScreen} />
      <Route path="/events/:id/:tab/:about">{({ id, tab }) => <EventWorkspace key={id} id={id} tab={tab} />}</Route>
      <Route path="/events/:id/:tab?">{({ id, tab }) => <EventWorkspace key={id} id={id} tab={tab ?? null} />}</Route>
    </Switch>
  );
}
