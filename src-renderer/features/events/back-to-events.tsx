import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Icon } from '#renderer/ui/index.ts';

/** The way back to the list, over the heading of what lies below it. */
export function BackToEvents() {
  const { t } = useTranslation();
  return (
    <Link href="/events" className="event-back">
      <Icon of={ArrowLeft} size={18} />
      {t('events.heading')}
    </Link>
  );
}
