import { HandHeart, Handshake, type LucideIcon, Search, Sparkles, Star, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { nameSize } from '#renderer/features/scan/words.ts';
import { Icon, Name, Tag } from '#renderer/ui/index.ts';
import type { Suggestion } from '#shared/contract/matching.ts';
import { KioskFace, type Seeing } from './kiosk-face.tsx';

const ICONS: Record<Suggestion['reasons'][number]['kind'], LucideIcon> = {
  both: Handshake,
  theyOffer: HandHeart,
  theyLookFor: Search,
  profile: UserRound,
  must: Star,
  few: Sparkles,
};
/** Reasons and words that can be taken in at a glance. */
const MOST_REASONS = 3;
const MOST_WORDS = 3;

/** Somebody to like or pass: who they are, and why they are shown. */
export function PersonCard({ suggestion: { face, reasons }, seeing }: { suggestion: Suggestion; seeing: Seeing }) {
  const { t } = useTranslation();
  const name = face.name || t('details.noName');
  const does = [face.jobTitle, face.company].filter(Boolean).join(' · ');
  return (
    <article className="person-card">
      <div className="person-card-face">
        <KioskFace face={face} seeing={seeing} />
      </div>
      <div className="person-card-who">
        <h2 data-size={nameSize(name)}>
          <Name text={name} />
        </h2>
        {does !== '' && (
          <p>
            <Name text={does} />
          </p>
        )}
        {face.inside && <Tag tone="ok">{t('kiosk.inside')}</Tag>}
      </div>
      <ul className="person-card-why">
        {reasons.slice(0, MOST_REASONS).map(({ kind, keywords }) => (
          <li key={kind}>
            <Icon of={ICONS[kind]} size={24} />
            <Name text={t(`kiosk.reason.${kind}`, { words: keywords.slice(0, MOST_WORDS).join(', ') })} />
          </li>
        ))}
      </ul>
    </article>
  );
}
