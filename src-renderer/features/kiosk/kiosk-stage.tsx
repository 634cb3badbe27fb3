import './kiosk.css';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLink, useLinkState, usePush } from '#renderer/api/context.tsx';
import { useEventId, useServices } from '#renderer/app/state/services.tsx';
import { captureWedge } from '#renderer/features/scan/wedge.ts';
import { ConnectScreen } from './connect-screen.tsx';
import { guardKiosk } from './guard.ts';
import { Idle } from './idle.tsx';
import { createKioskDesk } from './kiosk-desk.ts';
import { MatchScreen } from './match-screen.tsx';
import { NotYet } from './not-yet.tsx';
import { RefusalScreen } from './refusal-screen.tsx';
import { useAbout } from './use-about.ts';
import { useKioskReader } from './use-kiosk-reader.ts';
import { useLeaving } from './use-leaving.ts';
import { useVisitorLanguage } from './use-visitor-language.ts';
import { VisitScreen } from './visit-screen.tsx';

/**
 * The whole window for attendees, who find their way without anybody. What is about a visitor is one value of the desk below, and
 * goes with it.
 * @param eventId null for the event that this desk is for
 */
export default function KioskStage({ eventId }: { eventId: string | null }) {
  const { t } = useTranslation();
  const ofDesk = useEventId();
  const event = eventId ?? ofDesk;
  useEffect(() => guardKiosk(window), []);
  useEffect(() => {
    document.title = t('kiosk.name');
  }, [t]);
  return event === null ? <NotYet why="noEvent" /> : <OfEvent key={event} eventId={event} />;
}

function OfEvent({ eventId }: { eventId: string }) {
  const about = useAbout(eventId);
  if (about?.hasPin === false) return <NotYet why="noPin" />;
  return <Open eventId={eventId} title={about?.title ?? ''} />;
}

function Open({ eventId, title }: { eventId: string; title: string }) {
  const link = useLink();
  const isLinked = useLinkState() === 'ready';
  const { queries } = useServices();
  const desk = useMemo(() => createKioskDesk(link, localStorage, eventId), [link, eventId]);
  const state = useStore(desk.store);
  const { visitor, refusal, second, match, opening } = state;
  const waiting = useStore(desk.waiting, (value) => value.waiting);
  const reader = useKioskReader((tap) => void desk.present({ kind: 'badge', uid: tap.uid, payload: tap.payload }));
  const isIdle = visitor === null && refusal === null && !opening;
  const language = useVisitorLanguage(isIdle);
  /** Photos and words are kept by whose badge was held up. */
  const forget = () => {
    desk.forget();
    queries.clear();
  };
  const left = useLeaving(!isIdle, forget);
  useEffect(() => () => desk.stop(), [desk]);
  useEffect(() => captureWedge(window, (code) => void desk.present({ kind: 'code', code })), [desk]);
  usePush('kiosk', 'changed', (said) => said.eventId === eventId && desk.changed(said.registrationIds));

  if (refusal !== null) return <RefusalScreen reason={refusal} onClose={desk.closeRefusal} />;

  if (visitor === null)
    return (
      <Idle title={title} opening={opening} reader={reader} language={language} isLinked={isLinked} waiting={waiting} />
    );
  if (second !== null)
    return (
      <ConnectScreen
        first={visitor.visit.self}
        second={second.visit.self}
        left={left}
        onConnect={desk.connect}
        onChange={desk.change}
      />
    );
  if (match !== null)
    return (
      <MatchScreen
        visit={visitor.visit}
        match={match}
        held={visitor.held}
        eventId={eventId}
        onClose={desk.closeMatch}
      />
    );
  return (
    <VisitScreen
      desk={desk}
      state={state}
      visitor={visitor}
      eventId={eventId}
      left={left}
      language={language}
      isLinked={isLinked}
      onDone={forget}
    />
  );
}
