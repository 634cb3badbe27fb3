import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Name, Tag, type Tone } from '#renderer/ui/index.ts';
import type { ApiKey } from '#shared/contract/other-systems.ts';
import { useAsking } from './ask-row.tsx';
import type { ScopeWord } from './key-dialog.tsx';
import { useMoment } from './use-moment.ts';

const TONES: Record<ApiKey['state'], Tone> = { good: 'ok', expired: 'idle', revoked: 'idle' };

/** A key: for what it is, what it may do, how long, and when it was used. */
export function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const moment = useMoment();
  const { name, begins, scopes, eventTitle, expiresAt, lastUsedAt, state } = apiKey;
  const { button, question } = useAsking({
    action: t('systems.revoke'),
    named: t('systems.revokeNamed', { name }),
    sure: t('systems.revokeSure'),
    async onSure() {
      try {
        await client.apiKeys.revoke({ id: apiKey.id });
        toast({ text: t('systems.revoked', { name }), tone: 'ok' });
      } catch (error) {
        toast({ text: sentenceOf(error, t), tone: 'no' });
      }
      await queries.invalidateQueries({ queryKey: keys.apiKeys });
    },
  });
  const words = scopes.map((scope) => t(`systems.scope.${scope.replace(':', '-') as ScopeWord}`));
  return (
    <li className="systems-row">
      <span className="systems-what">
        <b>
          <Name text={name} cut />
        </b>
        <code className="systems-code" dir="ltr">
          {begins}…
        </code>
        <span>{words.join(' · ')}</span>
        <span className="ui-dim">{eventTitle === null ? t('systems.allEvents') : <Name text={eventTitle} />}</span>
        <span className="ui-dim">
          {expiresAt === null ? t('systems.untilRevoked') : t('systems.until', { moment: moment(expiresAt) })}
          {' · '}
          {lastUsedAt === null ? t('systems.neverUsed') : t('systems.lastUsed', { moment: moment(lastUsedAt) })}
        </span>
      </span>
      <Tag tone={TONES[state]}>{t(`systems.keyState.${state}`)}</Tag>
      {state === 'good' && button}
      {question}
    </li>
  );
}
