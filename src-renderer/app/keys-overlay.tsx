import './overlays.css';
import { useTranslation } from 'react-i18next';
import { Dialog, Kbd, keyNames } from '#renderer/ui/index.ts';
import type { en } from './messages/en.ts';
import { useSession, useUi } from './state/services.tsx';

type KeyName = Exclude<keyof (typeof en)['keys'], 'title' | 'anywhere' | 'door' | 'people'>;

const ANYWHERE: readonly [string, KeyName][] = [
  ['Ctrl K', 'goTo'],
  ['Ctrl L', 'lock'],
  ['F2', 'mode'],
  ['F4', 'walkIn'],
  ['F6', 'toast'],
  ['F8', 'camera'],
  ['?', 'keys'],
];
const DOOR: readonly [string, KeyName][] = [
  ['↑ ↓', 'move'],
  ['Enter', 'enter'],
  ['Alt 1 … 9', 'pick'],
  ['Ctrl Enter', 'details'],
  ['Ctrl Z', 'undo'],
  ['Ctrl P', 'print'],
  ['Esc', 'escape'],
];

const PEOPLE: readonly [string, KeyName][] = [
  ['↓', 'toList'],
  ['Space', 'select'],
  ['Shift ↑ ↓', 'extend'],
  ['Ctrl A', 'selectAll'],
  ['↵', 'openDetails'],
];

/** All keys on one page. */
export function KeysOverlay() {
  const { t } = useTranslation();
  const open = useUi((state) => state.open);
  const manages = useSession((state) => state.may)('people.manage');
  return (
    <Dialog size="l" title={t('keys.title')} closeLabel={t('common.close')} onClose={() => open('none')}>
      <div className="keys">
        <Group title={t('keys.door')} keys={DOOR} />
        <Group title={t('keys.anywhere')} keys={ANYWHERE} />
        {manages && <Group title={t('keys.people')} keys={PEOPLE} />}
      </div>
      <p className="ui-dim">{t('keys.scan')}</p>
    </Dialog>
  );
}

function Group({ title, keys }: { title: string; keys: readonly [string, KeyName][] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([key, name]) => (
          <div key={key}>
            <dt>
              <Kbd keys={key} />
              <span className="ui-hidden">{keyNames(key)}</span>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
