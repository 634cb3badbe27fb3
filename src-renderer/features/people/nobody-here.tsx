import { FileUp, UserPlus, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useSession } from '#renderer/app/state/services.tsx';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import type { Filter } from './filters.ts';

/** Why the list is empty, and what to do about it. */
export function NobodyHere({
  filter,
  text,
  ticketTypes = [],
  onAdd,
}: {
  filter: Filter;
  text: string;
  ticketTypes?: readonly string[];
  /** For those who may register people from here. */
  onAdd?: () => void;
}) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const mayImport = useSession((state) => state.may)('people.import');
  const add = onAdd && (
    <Button icon={UserPlus} onClick={onAdd}>
      {t('people.add.title')}
    </Button>
  );
  if (text !== '')
    return (
      <EmptyState icon={UsersRound} title={t('box.none', { text })} actions={add}>
        {filter === 'all' && ticketTypes.length === 0 ? t('people.fewerLetters') : t('people.otherFilter')}
      </EmptyState>
    );
  if (ticketTypes.length > 0)
    return (
      <EmptyState icon={UsersRound} title={t('people.types.nobody')}>
        {t('people.types.nobodyHint')}
      </EmptyState>
    );
  if (filter !== 'all')
    return (
      <EmptyState icon={UsersRound} title={t(`people.nobody.${filter}`)}>
        {onAdd && t(`people.nobodyHint.${filter}`)}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={UsersRound}
      title={t('people.empty')}
      actions={
        <>
          {mayImport && (
            <Button variant="primary" icon={FileUp} onClick={() => navigate('/import')}>
              {t('firstRun.toImport')}
            </Button>
          )}
          {add}
        </>
      }
    >
      {t('people.emptyHint')}
    </EmptyState>
  );
}
