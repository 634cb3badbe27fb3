import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { TaskView } from '#renderer/features/tasks/task-view.tsx';
import { useTask } from '#renderer/features/tasks/use-task.ts';
import { Button, Card, Switch } from '#renderer/ui/index.ts';

/** Writes everything into one file. */
export function BundleExport() {
  const { t } = useTranslation();
  const client = useClient();
  const work = useTask('bundleExport');
  const [withFiles, setWithFiles] = useState(true);
  return (
    <Card title={t('upkeep.export')}>
      <p className="ui-dim">{t('upkeep.exportHint')}</p>
      <Switch
        label={t('upkeep.withFiles')}
        checked={withFiles}
        disabled={work.busy}
        onChange={(event) => setWithFiles(event.target.checked)}
      />
      <div>
        <Button
          icon={PackageOpen}
          variant="primary"
          busy={work.busy}
          onClick={() => void work.start(() => client.installation.exportBundle({ withFiles }))}
        >
          {t('upkeep.exportNow')}
        </Button>
      </div>
      <TaskView work={work} name={t('tasks.kinds.bundleExport')} />
    </Card>
  );
}
