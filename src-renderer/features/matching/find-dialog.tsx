import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button, Dialog, EmptyState, Name } from '#renderer/ui/index.ts';
import type { Face } from '#shared/contract/matching.ts';
import { SuggestionLine } from './suggestion-line.tsx';
import { TwoDialog } from './two-dialog.tsx';
import { useMakeMatch } from './use-make-match.ts';

/** Who would suit somebody, the best first, with the reasons; one press makes the two a match. */
export function FindDialog({
  person,
  eventId,
  onRules,
  onClose,
}: {
  person: Face;
  eventId: string;
  onRules: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const make = useMakeMatch();
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const query = useQuery({
    queryKey: keys.recommendations(person.id),
    queryFn: () => client.matching.recommend({ registrationId: person.id }),
  });
  const name = person.name || t('details.noName');
  const pick = async (other: Face) => {
    setBusyWith(other.id);
    try {
      await make(person.id, other.id);
      onClose();
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      setBusyWith(null);
    }
  };
  if (choosing)
    return (
      <TwoDialog
        eventId={eventId}
        title={t('matching.make')}
        action={t('matching.makeSubmit')}
        hint={t('matching.makeHint')}
        first={person}
        onTwo={make}
        onClose={onClose}
      />
    );
  const found = query.data;
  return (
    <Dialog
      title={
        <>
          {t('matching.findFor.title')} <Name text={name} />
        </>
      }
      closeLabel={t('common.close')}
      size="l"
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => setChoosing(true)}>{t('matching.findFor.self')}</Button>
          <Button onClick={onClose}>{t('common.close')}</Button>
        </>
      }
    >
      <Failed query={query} />
      {found === undefined && query.error === null && (
        <p className="ui-dim" role="status">
          {t('matching.findFor.looking')}
        </p>
      )}
      {found?.takesPart === false && (
        <EmptyState icon={SearchX} title={t('matching.findFor.out')}>
          {t('matching.findFor.outHint')}
        </EmptyState>
      )}
      {found?.takesPart === true && found.people.length === 0 && (
        <EmptyState
          icon={SearchX}
          title={t('matching.findFor.nobody')}
          actions={<Button onClick={onRules}>{t('matchingOverview.go.rules')}</Button>}
        >
          {t('matching.findFor.nobodyHint')}
        </EmptyState>
      )}
      {found !== undefined && found.people.length > 0 && (
        <>
          <p className="ui-dim">{t('matching.findFor.hint')}</p>
          <ol className="suggestions" aria-label={t('matching.findFor.list')}>
            {found.people.map((suggestion) => (
              <SuggestionLine
                key={suggestion.face.id}
                suggestion={suggestion}
                busy={busyWith === suggestion.face.id}
                onPick={() => void pick(suggestion.face)}
              />
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}
