import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useToast } from '#renderer/app/state/services.tsx';
import { TaskView } from '#renderer/features/tasks/task-view.tsx';
import { useTask } from '#renderer/features/tasks/use-task.ts';
import { Button, Checkbox, Name } from '#renderer/ui/index.ts';
import type { BundleContent } from '#shared/contract/installation.ts';
import { BundleFacts } from './bundle-facts.tsx';
import { Comparison } from './comparison.tsx';
import { StartsAnew } from './starts-anew.tsx';

/** What is in a bundle and what taking it in will do; where something is here, only after a tick that says so. */
export function BundleConfirm({
  name,
  uploadId,
  content,
  onBack,
}: {
  name: string;
  uploadId: string;
  content: BundleContent;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const work = useTask();
  const [replace, setReplace] = useState(false);
  const [withFiles, setWithFiles] = useState(true);
  const hasFiles = content.withFiles && content.files > 0;
  const done = work.task?.state === 'done';
  const take = () =>
    work.start(
      () =>
        client.installation.importBundle({
          source: { kind: 'upload', uploadId },
          withFiles: hasFiles && withFiles,
          replace: !content.empty,
        }),
      (task) => {
        if (task.state === 'done') toast({ text: t('upkeep.imported'), tone: 'ok', outlivesSession: true });
      },
    );
  return (
    <>
      <Name text={name} className="upkeep-file" />
      <BundleFacts content={content} />
      {hasFiles && (
        <Checkbox
          label={t('upkeep.takeFiles')}
          checked={withFiles}
          disabled={work.busy}
          onChange={(event) => setWithFiles(event.target.checked)}
        />
      )}
      {!content.empty && (
        <div className="upkeep-replace" data-tone="warn">
          <p>{t('upkeep.replaces')}</p>
          <Comparison content={content} />
          <Checkbox
            label={t('upkeep.replaceTick')}
            checked={replace}
            disabled={work.busy}
            onChange={(event) => setReplace(event.target.checked)}
          />
        </div>
      )}
      {done ? <StartsAnew /> : <TaskView work={work} name={t('tasks.kinds.bundleImport')} />}
      {!done && (
        <div className="ui-line">
          <Button disabled={work.busy} onClick={onBack}>
            {t('upkeep.otherFile')}
          </Button>
          <Button
            variant={content.empty ? 'primary' : 'danger'}
            busy={work.busy}
            disabled={!content.empty && !replace}
            onClick={() => void take()}
          >
            {content.empty ? t('upkeep.take') : t('upkeep.replace')}
          </Button>
        </div>
      )}
    </>
  );
}
