import { useQuery } from '@tanstack/react-query';
import { Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { SectionCard } from '#renderer/features/settings/section-card.tsx';
import { Button } from '#renderer/ui/index.ts';
import { OnceDialog } from './once-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookRow } from './webhook-row.tsx';

/** Who is told of what happens, and how that goes. */
export function WebhooksCard() {
  const { t } = useTranslation();
  const client = useClient();
  const query = useQuery({
    queryKey: keys.webhooks,
    queryFn: async () => (await client.webhooks.list({})).webhooks,
  });
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  return (
    <SectionCard title={t('systems.webhooks')} hint={t('systems.webhooksHint')} query={query}>
      {(list) => (
        <>
          {list.length === 0 ? (
            <p>{t('systems.noWebhooks')}</p>
          ) : (
            <ul className="systems-list" aria-label={t('systems.webhooks')}>
              {list.map((webhook) => (
                <WebhookRow key={webhook.id} webhook={webhook} />
              ))}
            </ul>
          )}
          <div className="ui-line">
            <Button icon={WebhookIcon} onClick={() => setCreating(true)}>
              {t('systems.newWebhook')}
            </Button>
          </div>
          {creating && (
            <WebhookDialog
              onClose={() => setCreating(false)}
              onMade={(secret) => {
                setCreating(false);
                setMade(secret);
              }}
            />
          )}
          {made !== null && (
            <OnceDialog
              title={t('systems.webhookMade')}
              label={t('systems.secret')}
              secret={made}
              hint={t('systems.secretOnce')}
              onClose={() => setMade(null)}
            />
          )}
        </>
      )}
    </SectionCard>
  );
}
