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
  onAll,
}: {
  filter: Filter;
  text: string;
  ticketTypes?: readonly string[];
  /** For those who may register people from here. */
  onAdd?: () => void;
  /** Leads back to everybody. */
  onAll?: () => void;
}) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const mayImport = useSession((state) => state.may)('people.import');
  const add = onAdd && (
    <Button icon={UserPlus} onClick={onAdd}>
      {t('people.add.title')}
    </Button>
  );
  const narrowed = filter !== 'all' || ticketTypes.length > 0;
  const all = narrowed && onAll && <Button onClick={onAll}>{t('people.showAll')}</Button>;
  if (text !== '')
    return (
      <EmptyState
        icon={UsersRound}
        title={t('box.none', { text })}
        actions={
          <>
            {all}
            {add}
          </>
        }
      >
        {narrowed ? t('people.otherFilter') : t('people.fewerLetters')}
      </EmptyState>
    );
  if (ticketTypes.length > 0)
    return (
      <EmptyState icon={UsersRound} title={t('people.types.nobody')} actions={all}>
        {t('people.types.nobodyHint')}
      </EmptyState>
    );
  if (filter !== 'all')
    return (
      <EmptyState icon={UsersRound} title={t(`people.nobody.${filter}`)} actions={all}>
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
