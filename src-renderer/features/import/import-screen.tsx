import './import.css';
import { useTranslation } from 'react-i18next';
import { useEvents } from '#renderer/api/queries.ts';
import { useEventId } from '#renderer/app/state/services.tsx';
import { ChooseEvent } from '#renderer/features/check-in/choose-event.tsx';
import { Name, Page } from '#renderer/ui/index.ts';
import { ChooseStep } from './choose-step.tsx';
import { EndStep } from './end-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { PastImports } from './past-imports.tsx';
import { PreviewStep } from './preview-step.tsx';
import { RunningStep } from './running-step.tsx';
import { followed, isOpen } from './status.ts';
import { UploadStep } from './upload-step.tsx';
import { useImportFlow, useImports } from './use-import.ts';

/** From the file of a ticket shop to the list at the door. */
export default function ImportScreen() {
  const eventId = useEventId();
  return eventId === null ? <ChooseEvent /> : <ImportPage key={eventId} eventId={eventId} />;
}

function ImportPage({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const event = useEvents().data?.find(({ id }) => id === eventId);
  const imports = useImports(eventId);
  const flow = useImportFlow(eventId);
  const { draft } = flow;
  if (imports === undefined) return null;
  const status = followed(imports, draft.at === 'following' ? draft.importId : null);
  const following = status !== null && (draft.at === 'following' || draft.at === 'choose');
  const past = imports.filter(({ id, state }) => !isOpen(state) && id !== (following ? status.id : null));

  return (
    <Page title={t('import.heading')}>
      {event !== undefined && (
        <p className="import-into">
          {t('import.into')}{' '}
          <b>
            <Name text={event.title} />
          </b>
        </p>
      )}
      {following ? (
        status.state === 'ready' ? (
          <PreviewStep status={status} flow={flow} />
        ) : isOpen(status.state) ? (
          <RunningStep status={status} flow={flow} />
        ) : (
          <EndStep status={status} flow={flow} />
        )
      ) : draft.at === 'mapping' ? (
        <MappingStep draft={draft} flow={flow} />
      ) : draft.at === 'uploading' || draft.at === 'inspecting' ? (
        <UploadStep draft={draft} />
      ) : (
        <ChooseStep fault={draft.at === 'choose' ? draft.fault : null} flow={flow} />
      )}
      {past.length > 0 && draft.at !== 'mapping' && status?.state !== 'ready' && <PastImports imports={past} />}
    </Page>
  );
}
