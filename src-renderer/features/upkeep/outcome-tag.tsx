import { CircleAlert, CircleCheck, CirclePause, CircleSlash, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type LucideIcon, Tag, type Tone } from '#renderer/ui/index.ts';
import type { Job } from '#shared/contract/installation.ts';

const LOOKS: Record<NonNullable<Job['outcome']>, { tone: Tone; icon: LucideIcon }> = {
  running: { tone: 'accent', icon: LoaderCircle },
  done: { tone: 'ok', icon: CircleCheck },
  failed: { tone: 'no', icon: CircleAlert },
  cancelled: { tone: 'idle', icon: CircleSlash },
  interrupted: { tone: 'warn', icon: CirclePause },
};

/** How a run ended, in a word and a colour. */
export function OutcomeTag({ outcome }: { outcome: NonNullable<Job['outcome']> }) {
  const { t } = useTranslation();
  const { tone, icon } = LOOKS[outcome];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`upkeep.outcome.${outcome}`)}
    </Tag>
  );
}
