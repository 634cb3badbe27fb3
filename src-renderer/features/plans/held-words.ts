import type { TFunction } from 'i18next';
import { CircleSlash, Hourglass, MapPinOff, Play, SearchX } from 'lucide-react';
import type { ZoneFormat } from '#renderer/features/overview/zone-format.ts';
import type { LucideIcon, Tone } from '#renderer/ui/index.ts';
import type { Appointment, HeldUp } from '#shared/contract/meetings.ts';
import { isolated } from './isolated.ts';

/** What is said of a badge that was held up: what can be read from two metres, and what to do about it. */
export interface HeldWords {
  tone: Tone;
  icon: LucideIcon;
  title: string;
  text: string;
}

/** @param list several names as one */
export function heldWords(held: HeldUp, t: TFunction, zone: ZoneFormat, list: (names: string[]) => string): HeldWords {
  const { outcome, person, appointment, waitingFor, next, presented, reason } = held;
  const name = isolated(person?.name ?? '');
  const names = (faces: readonly { name: string }[]) => list(faces.map((face) => isolated(face.name)));
  const at = (meeting: Appointment) => ({
    table: meeting.table === null ? t('board.noTable') : isolated(meeting.table),
    time: meeting.startAt === null ? '' : zone.clock(meeting.startAt),
    who: names(meeting.others),
  });
  if (outcome === 'arrived' && appointment !== null)
    return waitingFor.length === 0
      ? {
          tone: 'ok',
          icon: Play,
          title: t('live.held.arrived', { name, ...at(appointment) }),
          text: t('live.held.all'),
        }
      : {
          ...{ tone: 'warn', icon: Hourglass },
          title: t('live.held.arrived', { name, ...at(appointment) }),
          text: t('live.held.waiting', { names: names(waitingFor) }),
        };
  if (outcome === 'otherTable' && appointment !== null)
    return {
      ...{ tone: 'no', icon: MapPinOff },
      title: t('live.held.otherTable', { name, ...at(appointment) }),
      text: t('live.held.with', at(appointment)),
    };
  if (outcome === 'noMeeting')
    return {
      ...{ tone: 'no', icon: CircleSlash },
      title: t('live.held.noMeeting', { name }),
      text: next === null ? t('live.held.noneLeft') : t('live.held.next', at(next)),
    };
  const why = outcome === 'elsewhere' || outcome === 'revoked' ? outcome : 'unknown';
  return {
    ...{ tone: 'no', icon: SearchX },
    title: t(`live.held.${why}`),
    text: reason === null ? (presented ?? '') : t('said', { text: reason }),
  };
}
