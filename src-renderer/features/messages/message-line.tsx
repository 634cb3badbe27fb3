import { Pencil, Trash2, UserRoundCheck, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button, Icon, IconButton, Name } from '#renderer/ui/index.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { Audience } from '#shared/domain/messages.ts';
import { MessageEditor } from './message-editor.tsx';

export const AUDIENCE_ICONS = { staff: UserRoundCheck, everybody: UsersRound } satisfies Record<Audience, unknown>;

/** One message: who said it, as what, to whom and when; changed and taken back where it stands. */
export function MessageLine({
  message,
  isOwn,
  continues,
  mayDelete,
}: {
  message: Message;
  isOwn: boolean;
  continues: boolean;
  /** Also what others have said. */
  mayDelete: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const toast = useToast();
  const [doing, setDoing] = useState<'edit' | 'delete' | null>(null);
  const { text } = message;
  const remove = async () => {
    try {
      await client.messages.remove({ id: message.id });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    setDoing(null);
  };
  const named = { name: message.senderName, time: format.clock(message.sentAt) };

  return (
    <li className="talk-message" data-own={isOwn} data-continues={continues}>
      {!continues && (
        <p className="talk-who">
          <b>{isOwn ? t('talk.you') : <Name text={message.senderName} />}</b>
          {!isOwn && <span>{message.senderRole === 'owner' ? t('talk.owner') : t(`roles.${message.senderRole}`)}</span>}
          <span className="talk-audience">
            <Icon of={AUDIENCE_ICONS[message.audience]} size={14} />
            {t(`talk.audience.${message.audience}`)}
          </span>
        </p>
      )}
      {doing === 'edit' && text !== null ? (
        <MessageEditor id={message.id} text={text} onClose={() => setDoing(null)} />
      ) : (
        <div className="talk-row">
          <div className="talk-bubble" data-deleted={text === null}>
            <p className="talk-text selectable" dir="auto">
              {text ?? t('talk.deleted')}
            </p>
            <span className="talk-when">
              {message.editedAt !== null && text !== null && (
                <span title={format.moment(message.editedAt)}>{t('talk.edited')}</span>
              )}
              <time dateTime={new Date(message.sentAt).toISOString()}>{format.clock(message.sentAt)}</time>
            </span>
          </div>
          {text !== null && doing === null && (
            <div className="talk-actions">
              {isOwn && <IconButton icon={Pencil} label={t('talk.edit', named)} onClick={() => setDoing('edit')} />}
              {(isOwn || mayDelete) && (
                <IconButton icon={Trash2} label={t('talk.delete', named)} onClick={() => setDoing('delete')} />
              )}
            </div>
          )}
        </div>
      )}
      {doing === 'delete' && (
        <div className="talk-ask" data-tone="warn">
          <p>{t('talk.sure')}</p>
          <div className="ui-line">
            <Button onClick={() => setDoing(null)}>{t('common.cancel')}</Button>
            <Button variant="danger" autoFocus onClick={() => void remove()}>
              {t('talk.deleteSubmit')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
