import { ArrowRight, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, Card, Icon, Name, Tag } from '#renderer/ui/index.ts';
import { ColumnTable } from './column-table.tsx';
import type { Draft } from './draft.ts';
import { isChanged, namesSomebody, withTarget } from './mapping.ts';
import { ReadChoices } from './read-choices.tsx';
import type { ImportFlow } from './use-import.ts';
import { Warnings } from './warnings.tsx';

/** What the file is and what its columns become: mostly right by itself, all of it to be corrected. */
export function MappingStep({ draft, flow }: { draft: Extract<Draft, { at: 'mapping' }>; flow: ImportFlow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { inspection, mapping } = draft;
  const known = namesSomebody(mapping);
  const rows = inspection.rowCount ?? 0;
  const count = { count: rows, formatted: format.number(rows) };

  return (
    <>
      <Card>
        <div className="import-found">
          <h2 className="import-file">
            <Name text={inspection.fileName} cut />
          </h2>
          <div className="ui-line">
            <Tag tone={inspection.source === 'generic' ? 'idle' : 'ok'}>{t(`import.source.${inspection.source}`)}</Tag>
            {inspection.rowCount !== null && (
              <Tag>{inspection.rowCountExact ? t('import.rows', count) : t('import.rowsAbout', count)}</Tag>
            )}
            <Tag>{t('import.columns', { count: inspection.headings.length })}</Tag>
            {inspection.remembered && <Tag tone="accent">{t('import.remembered')}</Tag>}
          </div>
        </div>
        <ReadChoices draft={draft} onChange={(choices) => void flow.reread(choices)} />
        <Warnings texts={inspection.warnings} />
        {draft.fault && (
          <p className="form-fault" data-tone="no" role="alert">
            {draft.fault}
          </p>
        )}
      </Card>
      <ColumnTable
        inspection={inspection}
        mapping={mapping}
        onTarget={(index, target) => flow.setDraft({ ...draft, mapping: withTarget(mapping, index, target) })}
      />
      <div className="import-bar">
        <span role="status" data-tone="warn">
          {!known && (
            <>
              <Icon of={TriangleAlert} />
              {t('import.noNames')}
            </>
          )}
          {known && isChanged(mapping, inspection) && <span className="ui-dim">{t('import.willRemember')}</span>}
        </span>
        <Button onClick={flow.again}>{t('import.otherFile')}</Button>
        <Button
          variant="primary"
          icon={ArrowRight}
          busy={draft.busy}
          disabled={!known}
          onClick={() => void flow.start()}
        >
          {t('import.compare')}
        </Button>
      </div>
    </>
  );
}
