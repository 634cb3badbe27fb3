import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { Button } from '#renderer/ui/index.ts';
import { MessageBox } from './message-box.tsx';
import { lengthProblem } from './message-length.ts';

/** A message in the place where it stands, to be said in other words. Enter saves, Esc leaves it as it was. */
export function MessageEditor({ id, text: before, onClose }: { id: string; text: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState(before);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const problem = text.trim() === '' ? t('talk.empty') : lengthProblem(text, t);
    if (problem !== null || busy) return setFault(problem);
    if (text.trim() === before) return onClose();
    setBusy(true);
    try {
      await client.messages.edit({ id, text });
      onClose();
    } catch (error) {
      setFault(sentenceOf(error, t));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc in any of the controls within
    <div className="talk-editor" onKeyDown={onKeyDown}>
      <MessageBox
        label={t('talk.editLabel')}
        value={text}
        fault={fault}
        autoFocus
        onChange={setText}
        onEnter={() => void save()}
      />
      <div className="ui-line">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="primary" busy={busy} onClick={() => void save()}>
          {t('common.save')}
        </Button>
      </div>
    </div>
  );
}
