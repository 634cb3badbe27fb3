import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useSyncStatus } from '#renderer/api/queries.ts';
import { type Format, useFormat } from '#renderer/app/format.ts';
import { Chip, type Tone, VisuallyHidden } from '#renderer/ui/index.ts';
import { type ChipState, chipStateOf } from './chip-state.ts';
import { useCalm } from './use-calm.ts';

/** A scan is at the hub within this: nobody has to see that it was on its way. In ms. */
const CALM_MS = 1000;

/** How this desk stands to the others: nothing where it works alone, and aloud only where somebody has to do something. */
export function SyncChip() {
  const { t } = useTranslation();
  const format = useFormat();
  const [, navigate] = useLocation();
  const state = useCalm(chipStateOf(useSyncStatus().data), CALM_MS);
  return (
    <>
      <VisuallyHidden>
        <span role="status">{announced(state, t)}</span>
      </VisuallyHidden>
      {state.kind !== 'none' && (
        <Chip tone={toneOf(state)} title={announced(state, t)} onClick={() => navigate('/settings/desks')}>
          {shown(state, t, format)}
        </Chip>
      )}
    </>
  );
}

function toneOf({ kind }: ChipState): Tone {
  if (kind === 'hub' || kind === 'synced') return 'ok';
  return kind === 'none' || isCalm(kind) ? 'idle' : 'no';
}

/** What passes by itself. */
const isCalm = (kind: ChipState['kind']) => kind === 'syncing' || kind === 'catchingUp' || kind === 'offline';

function shown(state: ChipState, t: TFunction, format: Format): string {
  switch (state.kind) {
    case 'none':
      return '';
    case 'hub':
      return t('sync.chip.hub', { count: state.connected });
    case 'synced':
      return t('sync.chip.synced', { time: format.moment(state.at) });
    case 'syncing':
      return t('sync.chip.syncing', { formatted: format.number(state.pending) });
    case 'catchingUp':
      return t('sync.chip.catchingUp', { percent: format.number(Math.floor(state.done * 100)) });
    case 'offline': {
      const { pending, at, connecting } = state;
      if (pending === 0 && connecting) return t('sync.chip.connecting');
      const values = { formatted: format.number(pending), time: at === null ? '' : format.moment(at) };
      if (pending > 0) return t(at === null ? 'sync.chip.pendingNever' : 'sync.chip.pending', values);
      return t(at === null ? 'sync.chip.offlineNever' : 'sync.chip.offline', values);
    }
    default:
      return t(`sync.chip.${state.kind}`);
  }
}

/** Said once for each state: neither times nor figures are in it. */
function announced({ kind }: ChipState, t: TFunction): string {
  if (kind === 'none') return '';
  if (kind === 'hub' || kind === 'synced' || kind === 'syncing' || kind === 'catchingUp' || kind === 'offline')
    return t(`sync.chip.say.${kind}`);
  return t(`sync.problem.${kind}.title`);
}
