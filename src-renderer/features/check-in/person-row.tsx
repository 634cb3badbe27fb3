import { BellRing, CornerDownLeft, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { useDesk, useSession } from '#renderer/app/state/services.tsx';
import { PersonPhoto } from '#renderer/features/documents/person-photo.tsx';
import { Button, GridCell, GridRow, Icon, Name, Tag } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { highlightRanges } from '#shared/domain/text.ts';
import type { ReentryRule } from '#shared/domain/verdict.ts';
import { useDoor } from './door-context.tsx';
import { rowActionOf, standingOf, standingTone } from './standing.ts';

/** The tag of somebody's standing: Expected, In · 09:14, Waitlist · 2. */
export function StandingTag({ person }: { person: RegistrationSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const standing = standingOf(person);
  const time = person.lastPassAt === null ? null : format.clock(person.lastPassAt);
  const word = (() => {
    switch (standing) {
      case 'in':
        return time === null ? t('status.inBare') : t('status.in', { time });
      case 'left':
        return time === null ? t('status.out') : t('status.left', { time });
      case 'waitlist':
        return person.waitPosition === null
          ? t('status.waitlistBare')
          : t('status.waitlist', { position: person.waitPosition });
      default:
        return t(`status.${standing}`);
    }
  })();
  return (
    <Tag tone={standingTone(standing)} bare={standing === 'expected'}>
      {word}
    </Tag>
  );
}

interface PersonRowProps {
  person: RegistrationSummary;
  /** What was typed, to mark where it was found. */
  query: string;
  reentry: ReentryRule;
  /** Highlighted: Enter means this row. */
  active?: boolean;
  /** Where one looks people up, Enter shows the details: nobody is checked in by accident. */
  lookup?: boolean;
  /** Alt with this digit picks the row. */
  digit?: number;
}

/** Somebody in a list: who, where they stand, and the one thing one most likely wants. A click opens the details. */
export function PersonRow({ person, query, reentry, active = false, lookup = false, digit }: PersonRowProps) {
  const { t } = useTranslation();
  const door = useDoor();
  const direction = useDesk((state) => state.settings?.direction ?? 'entry');
  const mayOverride = useSession((state) => state.may)('door.override');
  const action = rowActionOf(person, direction, reentry, mayOverride);
  const likely = action === 'checkIn' || action === 'checkOut';
  const armed = active && likely && !lookup;
  const marked = (text: string) => (query === '' ? [] : highlightRanges(text, query));
  const second = [person.email, person.orderCode].filter((value) => value !== null).join(' · ');
  const third = [person.jobTitle, person.ticketType].filter((value) => value !== null).join(' · ');

  const act = () => {
    if (likely) door.present(person.id);
    else if (action === 'letIn') door.open({ kind: 'override', person, inside: person.inside });
    else door.showDetails(person.id);
  };

  return (
    <GridRow id={`person-${person.id}`} className="person" active={active} onClick={() => door.showDetails(person.id)}>
      <span className="person-digit" aria-hidden="true">
        {digit}
      </span>
      <PersonPhoto person={person} tone={person.vip || person.attention ? 'note' : 'idle'} />
      <GridCell className="person-who">
        <span className="person-name">
          <Name text={person.name} ranges={marked(person.name)} cut />
          {person.vip && <Icon of={Star} size={18} label={t('because.vip')} />}
          {!person.vip && person.attention && <Icon of={BellRing} size={18} label={t('because.look')} />}
        </span>
        <Name text={second} ranges={marked(second)} cut className="ui-dim" />
      </GridCell>
      <GridCell className="person-where">
        {person.company && <Name text={person.company} ranges={marked(person.company)} cut />}
        {third && <Name text={third} cut className="ui-dim" />}
      </GridCell>
      <GridCell className="person-tag">
        <StandingTag person={person} />
      </GridCell>
      <GridCell className="person-act">
        <Button
          variant={armed ? 'primary' : 'plain'}
          wide
          tabIndex={active ? 0 : -1}
          aria-label={`${t(`actions.${action}`)}: ${person.name}`}
          onClick={(event) => {
            event.stopPropagation();
            act();
          }}
        >
          <span className="person-button">
            {t(`actions.${action}`)}
            {armed && <Icon of={CornerDownLeft} size={17} />}
          </span>
        </Button>
      </GridCell>
    </GridRow>
  );
}
