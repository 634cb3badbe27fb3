import './when-view.css';
import { CalendarCheck, Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { byDay } from '#renderer/features/availability/rounds.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Button, Icon, Name } from '#renderer/ui/index.ts';
import type { Visit } from '#shared/contract/kiosk.ts';
import type { KioskDesk } from './kiosk-desk.ts';

/** To which rounds the visitor can come: a touch on each that they cannot. */
export function WhenView({ visit, desk }: { visit: Visit; desk: KioskDesk }) {
  const { t } = useTranslation();
  const zone = useZoneFormat(visit.timeZone);
  const { rounds } = visit;
  const comes = rounds.filter(({ available }) => available).length;
  return (
    <section className="kiosk-when">
      <header>
        <h2>{t('kiosk.when.title')}</h2>
        <p className="ui-dim">{t('kiosk.when.hint')}</p>
      </header>
      <p className="kiosk-when-sum" role="status">
        <Icon of={CalendarCheck} size={26} />
        {comes === rounds.length
          ? t('kiosk.when.all')
          : comes === 0
            ? t('kiosk.when.none')
            : t('kiosk.when.some', { count: rounds.length, comes })}
      </p>
      {byDay(rounds, zone.day).map(({ day, rounds: its }) => (
        <section key={day} className="kiosk-when-day" aria-label={day}>
          <h3>{day}</h3>
          <div>
            {its.map(({ id, name, startAt, endAt, available }) => (
              <button
                key={id}
                type="button"
                aria-pressed={available}
                onClick={() => desk.setAvailability([{ roundId: id, available: !available }])}
              >
                <Icon of={available ? Check : X} size={26} />
                <span>
                  <b>{t('kiosk.from', { from: zone.clock(startAt), to: zone.clock(endAt) })}</b>
                  <Name text={name} />
                </span>
                <small>{t(available ? 'kiosk.when.can' : 'kiosk.when.cannot')}</small>
              </button>
            ))}
          </div>
        </section>
      ))}
      {comes < rounds.length && (
        <div>
          <Button
            size="l"
            onClick={() => desk.setAvailability(rounds.map(({ id }) => ({ roundId: id, available: true })))}
          >
            {t('kiosk.when.toAll')}
          </Button>
        </div>
      )}
    </section>
  );
}
