import './paper.css';
import { Printer } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { applyStyle } from '#renderer/features/print/page-size.ts';
import { Button, Dialog, ProgressBar, Select } from '#renderer/ui/index.ts';
import type { PaperElement } from '#shared/domain/paper-sheets.ts';
import { paperStyle } from '#shared/domain/paper-style.ts';
import { PaperPreview } from './paper-preview.tsx';
import { keepPaperSize, lastPaperSize } from './paper-size.ts';
import { usePaperPrint } from './use-paper-print.ts';

/** Blocks that are enough to see how all of them look. */
const MOST_SHOWN = 6;

/** What goes on paper, seen before it does. @param sheets null while they are not there yet */
export function PaperDialog({
  title,
  sheets,
  count,
  actions,
  onClose,
  children,
}: {
  title: ReactNode;
  sheets: readonly (() => PaperElement)[] | null;
  /** How many there are, in words; and what to say where there is none. */
  count: { some: (counted: { count: number; formatted: string }) => string; none: string };
  /** Other ways to take it along. */
  actions?: ReactNode;
  onClose: () => void;
  /** What can be chosen. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [size, setSize] = useState(lastPaperSize);
  const { print, progress } = usePaperPrint();
  const shown = useMemo(() => sheets?.slice(0, MOST_SHOWN) ?? [], [sheets]);
  useLayoutEffect(() => applyStyle(paperStyle(size)), [size]);
  const all = sheets?.length ?? 0;
  const said = all === 0 ? count.none : count.some({ count: all, formatted: format.number(all) });
  return (
    <Dialog
      title={title}
      closeLabel={t('common.close')}
      onClose={onClose}
      size="l"
      footer={
        <>
          {actions ?? <Button onClick={onClose}>{t('common.cancel')}</Button>}
          <Button
            variant="primary"
            icon={Printer}
            disabled={all === 0}
            busy={progress !== null}
            onClick={() => void print(sheets ?? [])}
          >
            {t('paper.print')}
          </Button>
        </>
      }
    >
      <div className="paper-choices">
        {children}
        <Select
          label={t('paper.size')}
          value={size}
          options={(['a4', 'letter'] as const).map((value) => ({ value, label: t(`paper.sizes.${value}`) }))}
          onChange={(next) => {
            keepPaperSize(next);
            setSize(next);
          }}
        />
      </div>
      {sheets !== null && (
        <p role="status">
          <b>{said}</b>
          {all > shown.length && <> {t('paper.firstShown', { count: shown.length })}</>}
          <span className="ui-dim"> {t('paper.pdfHint')}</span>
        </p>
      )}
      {progress !== null && <ProgressBar value={progress} label={t('paper.layingOut')} />}
      {all > 0 && <PaperPreview sheets={shown} size={size} label={t('paper.preview')} />}
    </Dialog>
  );
}
