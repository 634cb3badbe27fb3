import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { SectionCard } from '#renderer/features/settings/section-card.tsx';
import { Button } from '#renderer/ui/index.ts';
import { KeyDialog } from './key-dialog.tsx';
import { KeyRow } from './key-row.tsx';
import { OnceDialog } from './once-dialog.tsx';

/** Keys of other systems: made, looked at, ended. */
export function KeysCard() {
  const { t } = useTranslation();
  const client = useClient();
  const query = useQuery({ queryKey: keys.apiKeys, queryFn: async () => (await client.apiKeys.list({})).keys });
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  return (
    <SectionCard title={t('systems.keys')} hint={t('systems.keysHint')} query={query}>
      {(list) => (
        <>
          {list.length === 0 ? (
            <p>{t('systems.noKeys')}</p>
          ) : (
            <ul className="systems-list" aria-label={t('systems.keys')}>
              {list.map((key) => (
                <KeyRow key={key.id} apiKey={key} />
              ))}
            </ul>
          )}
          <div className="ui-line">
            <Button variant="primary" icon={KeyRound} onClick={() => setCreating(true)}>
              {t('systems.newKey')}
            </Button>
          </div>
          {creating && (
            <KeyDialog
              onClose={() => setCreating(false)}
              onMade={(key) => {
                setCreating(false);
                setMade(key);
              }}
            />
          )}
          {made !== null && (
            <OnceDialog
              title={t('systems.keyMade')}
              label={t('systems.key')}
              secret={made}
              hint={t('systems.keyOnce')}
              onClose={() => setMade(null)}
            />
          )}
        </>
      )}
    </SectionCard>
  );
}
