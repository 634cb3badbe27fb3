import { UserPlus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, Grid, VisuallyHidden } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { ReentryRule } from '#shared/domain/verdict.ts';
import { useDoor } from './door-context.tsx';
import { PersonRow } from './person-row.tsx';

interface ResultsProps {
  id: string;
  text: string;
  /** The hits are those of this very text. */
  answered: boolean;
  results: readonly RegistrationSummary[];
  activeId: string | null;
  reentry: ReentryRule;
  /** Enter came before the hits were there: it takes another one. */
  enterAgain: boolean;
}

/** Who was found, the first highlighted. */
export function Results({ id, text, answered, results, activeId, reentry, enterAgain }: ResultsProps) {
  const { t } = useTranslation();
  const door = useDoor();
  const active = results.find((person) => person.id === activeId);

  useEffect(() => {
    if (activeId !== null) document.getElementById(`person-${activeId}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  return (
    <>
      <div className="ui-hidden" role="status">
        {answered && active !== undefined && t('box.count', { count: results.length, name: active.name })}
        {answered && results.length === 0 && t('box.none', { text })}
      </div>
      {results.length > 0 ? (
        <Grid id={id} label={t('box.hits')} stale={!answered}>
          {results.map((person, index) => (
            <PersonRow
              key={person.id}
              person={person}
              query={text}
              reentry={reentry}
              active={person.id === activeId}
              {...(index < 9 && results.length > 1 ? { digit: index + 1 } : {})}
            />
          ))}
        </Grid>
      ) : (
        answered && (
          <EmptyState
            title={t('box.none', { text })}
            actions={
              <Button
                icon={UserPlus}
                keys="F4"
                variant="primary"
                onClick={() => door.open({ kind: 'walkIn', searched: text })}
              >
                {t('actions.register')}
              </Button>
            }
          >
            {t('box.noneHint')}
          </EmptyState>
        )
      )}
      {enterAgain && results.length > 0 && (
        <p className="people-hint">
          <VisuallyHidden>{active?.name}</VisuallyHidden>
          {t('box.enterAgain')}
        </p>
      )}
    </>
  );
}
