import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { type AskedWord, asksFirst, type BulkDetail, type BulkWord } from './bulk.ts';
import { BulkBar } from './bulk-bar.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { useBulk } from './use-bulk.ts';
import type { Picks } from './use-selection.ts';
import type { View } from './view.ts';

/** Below the list: what can be done with those who are selected, or how far what was begun is. */
export function BulkArea({
  eventId,
  view,
  total,
  picks,
  narrow,
  onLeave,
}: {
  eventId: string;
  view: View;
  total: number;
  picks: Picks;
  narrow: boolean;
  /** The bar is gone, and the focus must be somewhere. */
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const bulk = useBulk(eventId);
  const [asking, setAsking] = useState<AskedWord | null>(null);

  const leave = () => {
    picks.none();
    // Once the bar, and a dialog over it, are no more.
    window.setTimeout(onLeave);
  };
  const start = async (word: BulkWord, detail?: BulkDetail) => {
    await bulk.start(picks.selection, view, word, detail);
    leave();
  };
  const act = (word: BulkWord) => {
    if (asksFirst(word)) setAsking(word);
    else start(word).catch((error) => toast({ text: sentenceOf(error, t), tone: 'no' }));
  };

  return (
    <div>
      {picks.size > 0 ? (
        <BulkBar size={picks.size} total={total} narrow={narrow} onAll={picks.all} onNone={leave} onAct={act} />
      ) : (
        <BulkProgress />
      )}
      {asking !== null && (
        <BulkDialog
          eventId={eventId}
          word={asking}
          size={picks.size}
          onStart={(detail) => start(asking, detail)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
