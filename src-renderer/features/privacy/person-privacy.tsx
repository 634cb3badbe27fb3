import './privacy.css';
import { FileDown, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useSession } from '#renderer/app/state/services.tsx';
import { TaskView } from '#renderer/features/tasks/task-view.tsx';
import { useTask } from '#renderer/features/tasks/use-task.ts';
import { Button } from '#renderer/ui/index.ts';
import { EraseDialog } from './erase-dialog.tsx';

/** What somebody may ask of whoever keeps data about them: to have all of it as a file, and to have it gone. */
export function PersonPrivacy({ registrationId, onErased }: { registrationId: string; onErased: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const allowed = useSession((state) => state.may)('privacy.manage');
  const work = useTask();
  const [erasing, setErasing] = useState(false);
  if (!allowed) return null;
  return (
    <div className="person-privacy">
      <div className="ui-line">
        <Button
          icon={FileDown}
          busy={work.busy}
          onClick={() => void work.start(() => client.privacy.exportPerson({ registrationId }))}
        >
          {t('privacy.export')}
        </Button>
        <Button icon={UserX} variant="danger" onClick={() => setErasing(true)}>
          {t('privacy.erase')}
        </Button>
      </div>
      <TaskView work={work} name={t('privacy.export')} />
      {erasing && <EraseDialog registrationId={registrationId} onErased={onErased} onClose={() => setErasing(false)} />}
    </div>
  );
}
