import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '#renderer/features/forms/file-drop.tsx';
import type { ImportFlow } from './use-import.ts';

/** Choose or drop the file. */
export function ChooseStep({ fault, flow }: { fault: string | null; flow: ImportFlow }) {
  const { t } = useTranslation();
  return (
    <>
      {fault && (
        <p className="form-fault" data-tone="no" role="alert">
          {fault}
        </p>
      )}
      <FileDrop
        icon={FileUp}
        title={t('import.drop')}
        hint={t('import.dropHint')}
        accept=".csv,.tsv,.txt,.tab,.xlsx,text/csv,text/tab-separated-values"
        autoFocus
        onFile={(file) => void flow.choose(file)}
      />
      <ul className="import-notes">
        {(['known', 'safe', 'again'] as const).map((note) => (
          <li key={note}>
            <b>{t(`import.note.${note}.title`)}</b>
            <span>{t(`import.note.${note}.text`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
