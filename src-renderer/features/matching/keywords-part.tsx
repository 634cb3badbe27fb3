import { Merge, Search, Tags } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { Button, EmptyState, Icon } from '#renderer/ui/index.ts';
import type { KeywordRow } from '#shared/contract/interests.ts';
import { KeywordTable } from './keyword-table.tsx';
import { found, MOST_MERGED } from './keywords.ts';
import { MergeDialog } from './merge-dialog.tsx';
import type { PartProps } from './part.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { useKeywords } from './use-keywords.ts';

type Asking = { kind: 'merge' } | { kind: 'rename' | 'split'; row: KeywordRow };
const NOTHING: ReadonlySet<string> = new Set();

/** The words by which people of an event find each other; those that mean the same are made one here. */
export function KeywordsPart({ event }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const keywords = useKeywords(event.id);
  const { query, rows } = keywords;
  const [text, setText] = useState('');
  const [selected, setSelected] = useState(NOTHING);
  const [asking, setAsking] = useState<Asking | null>(null);
  const asked = useDeferredValue(text);
  const shown = useMemo(() => found(rows ?? [], asked), [rows, asked]);
  // What a colleague has merged meanwhile is not there to be merged.
  const picked = useMemo(() => (rows ?? []).filter(({ key }) => selected.has(key)), [rows, selected]);
  if (rows === undefined) return <Failed query={query} />;
  if (rows.length === 0)
    return (
      <EmptyState icon={Tags} title={t('matching.noKeywords')}>
        {t('matching.noKeywordsHint')}
      </EmptyState>
    );
  const close = () => setAsking(null);
  const tooMany = picked.length > MOST_MERGED;

  return (
    <>
      <div className="matching-head">
        <label className="keyword-search">
          <Icon of={Search} />
          <input
            type="search"
            className="ui-input"
            dir="auto"
            aria-label={t('matching.findKeyword')}
            placeholder={t('matching.findKeyword')}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(typed) => setText(typed.target.value)}
          />
        </label>
        <p className="ui-dim" role="status">
          {picked.length > 0
            ? t('matching.selected', { count: picked.length, formatted: format.number(picked.length) })
            : t('matching.keywordCount', { count: shown.length, formatted: format.number(shown.length) })}
        </p>
        <div className="ui-line">
          {picked.length > 0 && (
            <Button variant="quiet" onClick={() => setSelected(NOTHING)}>
              {t('matching.selectNone')}
            </Button>
          )}
          <Button
            icon={Merge}
            variant={picked.length > 0 ? 'primary' : 'plain'}
            disabled={picked.length === 0 || tooMany}
            onClick={() => setAsking({ kind: 'merge' })}
          >
            {t('matching.merge')}
          </Button>
        </div>
      </div>
      {tooMany && <p data-tone="warn">{t('matching.tooMany', { most: format.number(MOST_MERGED) })}</p>}
      {shown.length === 0 ? (
        <EmptyState icon={Search} title={t('matching.noneFound', { text: asked })}>
          {t('matching.noneFoundHint')}
        </EmptyState>
      ) : (
        <KeywordTable
          rows={shown}
          selected={selected}
          onSelect={setSelected}
          onRename={(row) => setAsking({ kind: 'rename', row })}
          onSplit={(row) => setAsking({ kind: 'split', row })}
        />
      )}
      {asking?.kind === 'merge' && (
        <MergeDialog
          rows={rows}
          picked={picked}
          onMerge={async (merged, into) => {
            await keywords.merge(merged, into);
            setSelected(NOTHING);
          }}
          onClose={close}
        />
      )}
      {asking?.kind === 'rename' && (
        <RenameDialog rows={rows} row={asking.row} onRename={keywords.rename} onClose={close} />
      )}
      {asking?.kind === 'split' && <SplitDialog row={asking.row} onSplit={keywords.split} onClose={close} />}
    </>
  );
}
