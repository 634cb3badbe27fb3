import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { draftKey, emptyDraft } from '#renderer/app/state/drafts.ts';
import { useServices } from '#renderer/app/state/services.tsx';
import { Button, Segmented } from '#renderer/ui/index.ts';
import type { User } from '#shared/contract/users.ts';
import { AUDIENCES } from '#shared/domain/messages.ts';
import { MessageBox } from './message-box.tsx';
import { lengthProblem } from './message-length.ts';
import { AUDIENCE_ICONS } from './message-line.tsx';

/** What is about to be said, and who will see it. It stays until it is sent. */
export function Composer({ eventId, user, onSent }: { eventId: string; user: User; onSent: () => void }) {
  const { t } = useTranslation();
  const { drafts } = useServices();
  const key = draftKey(user.id, eventId);
  const worksHere = user.role !== 'attendee' && user.role !== 'kiosk';
  const [blank] = useState(() => emptyDraft(worksHere ? 'staff' : 'everybody'));
  const draft = useStore(drafts, (state) => state.drafts[key]) ?? blank;
  const problem = lengthProblem(draft.text, t);
  const send = async () => {
    if (problem === null && (await drafts.getState().send(key, eventId))) onSent();
  };
  return (
    <div className="talk-composer">
      {worksHere && (
        <div className="talk-to">
          <Segmented
            label={t('talk.to')}
            value={draft.audience}
            options={AUDIENCES.map((value) => ({
              value,
              label: t(`talk.audience.${value}`),
              icon: AUDIENCE_ICONS[value],
            }))}
            onChange={(audience) => drafts.getState().write(key, { audience })}
          />
          <span className="ui-dim">{t(`talk.audienceHint.${draft.audience}`)}</span>
        </div>
      )}
      <div className="talk-write">
        <MessageBox
          label={t('talk.write')}
          value={draft.text}
          fault={problem ?? draft.fault}
          onChange={(text) => drafts.getState().write(key, { text, audience: draft.audience })}
          onEnter={() => void send()}
        />
        <Button
          variant="primary"
          icon={SendHorizontal}
          busy={draft.sending}
          disabled={draft.text.trim() === '' || problem !== null}
          onClick={() => void send()}
        >
          {draft.fault === null ? t('talk.send') : t('common.retry')}
        </Button>
      </div>
    </div>
  );
}
