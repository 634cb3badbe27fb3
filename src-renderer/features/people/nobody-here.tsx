import { FileUp, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useSession } from '#renderer/app/state/services.tsx';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import type { Filter } from './filters.ts';

/** Why the list is empty, and what to do about it. */
export function NobodyHere({ filter, text }: { filter: Filter; text: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const mayImport = useSession((state) => state.may)('people.import');
  if (text !== '')
    return (
      <EmptyState icon={UsersRound} title={t('box.none', { text })}>
        {filter === 'all' ? t('people.fewerLetters') : t('people.otherFilter')}
      </EmptyState>
    );
  if (filter !== 'all') return <EmptyState icon={UsersRound} title={t(`people.nobody.${filter}`)} />;
  return (
    <EmptyState
      icon={UsersRound}
      title={t('people.empty')}
      actions={
        mayImport && (
          <Button variant="primary" icon={FileUp} onClick={() => navigate('/import')}>
            {t('firstRun.toImport')}
          </Button>
        )
      }
    >
      {t('people.emptyHint')}
    </EmptyState>
  );
}
