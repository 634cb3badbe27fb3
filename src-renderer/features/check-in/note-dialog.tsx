import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { Switch, TextArea } from '#renderer/ui/index.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { usePatch } from './use-patch.ts';

/** Writes the note that staff see, and whether it shows up at check-in. */
export function NoteDialog({ person, onClose }: { person: RegistrationSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const patch = usePatch(person.id);
  const [note, setNote] = useState(person.note ?? '');
  const [attention, setAttention] = useState(person.attention);
  const [vip, setVip] = useState(person.vip);

  const save = async () => {
    if (await patch({ note: note.trim() === '' ? null : note.trim(), attention, vip })) onClose();
  };

  return (
    <FormDialog
      title={t('noteDialog.title', { name: person.name })}
      onClose={onClose}
      onSubmit={() => void save()}
      action={t('common.save')}
      keys="Ctrl ↵"
    >
      <TextArea
        label={t('noteDialog.label')}
        value={note}
        maxLength={5000}
        data-autofocus
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          // Enter alone begins a new line.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      />
      <div className="switches">
        <Switch
          label={t('noteDialog.attention')}
          checked={attention}
          onChange={(event) => setAttention(event.target.checked)}
        />
        <Switch label={t('noteDialog.vip')} checked={vip} onChange={(event) => setVip(event.target.checked)} />
      </div>
    </FormDialog>
  );
}
