import { LogIn, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '#renderer/app/use-settings.ts';
import { createSounds } from '#renderer/features/scan/sounds.ts';
import { LeasesInUse } from '#renderer/features/sync/lease-notes.tsx';
import { Button, Card, Segmented, Select, Switch, TextField } from '#renderer/ui/index.ts';
import { NoticesCard } from './notices-card.tsx';
import { Setting } from './setting.tsx';

const LOCK_MINUTES = [0, 1, 2, 5, 10, 15, 30, 60] as const;
const SOUNDS = ['entry', 'exit', 'attention', 'refused', 'error'] as const;

/** What this desk is called and how it behaves. */
export function DeskSection() {
  const { t } = useTranslation();
  const [settings, change] = useSettings();
  const play = useMemo(() => createSounds(), []);
  // Null while nobody is typing: the name may change elsewhere.
  const [typed, setTyped] = useState<string | null>(null);
  if (settings === null) return null;
  const name = typed ?? settings.name;
  const minutes = [...new Set([...LOCK_MINUTES, settings.lockAfterMinutes])].sort((a, b) => a - b);
  const keepName = async () => {
    const wanted = name.trim();
    if (wanted === '') return;
    // What was refused, or typed since, stays to be mended.
    if (wanted === settings.name || (await change({ name: wanted }))) setTyped((now) => (now === typed ? null : now));
  };

  return (
    <>
      <Card title={t('settings.section.desk')}>
        <TextField
          label={t('firstRun.deskName')}
          hint={t('firstRun.deskNameHint')}
          error={name.trim() === '' ? t('wrong.deskName') : null}
          maxLength={100}
          value={name}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => void keepName()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void keepName();
          }}
        />
        <LeasesInUse kinds={['station']} />
        <Setting title={t('settings.direction')} hint={t('settings.directionHint')}>
          <Segmented
            label={t('settings.direction')}
            value={settings.direction}
            options={[
              { value: 'entry', label: t('box.entry'), icon: LogIn, tone: 'accent' },
              { value: 'exit', label: t('box.exit'), icon: LogOut, tone: 'exit' },
            ]}
            onChange={(direction) => change({ direction })}
          />
        </Setting>
      </Card>
      <Card title={t('settings.sound')}>
        <Switch
          label={t('settings.soundOn')}
          checked={settings.sound}
          onChange={(event) => change({ sound: event.target.checked })}
        />
        <div className="ui-line">
          {SOUNDS.map((kind) => (
            <Button key={kind} onClick={() => play(kind)}>
              {t(`settings.sounds.${kind}`)}
            </Button>
          ))}
        </div>
      </Card>
      <NoticesCard />
      <Card title={t('settings.screen')}>
        <Setting title={t('settings.theme')}>
          <Segmented
            label={t('settings.theme')}
            value={settings.theme}
            options={[
              { value: 'system', label: t('settings.themes.system'), icon: Monitor },
              { value: 'light', label: t('settings.themes.light'), icon: Sun },
              { value: 'dark', label: t('settings.themes.dark'), icon: Moon },
            ]}
            onChange={(theme) => change({ theme })}
          />
        </Setting>
        <Setting title={t('firstRun.language')}>
          <Segmented
            label={t('firstRun.language')}
            value={settings.language}
            options={[
              { value: 'en', label: 'English' },
              { value: 'de', label: 'Deutsch' },
            ]}
            onChange={(language) => change({ language })}
          />
        </Setting>
        <Select
          label={t('settings.lock')}
          hint={t('settings.lockHint')}
          value={String(settings.lockAfterMinutes)}
          options={minutes.map((value) => ({
            value: String(value),
            label: value === 0 ? t('settings.lockNever') : t('settings.lockAfter', { count: value }),
          }))}
          onChange={(value) => change({ lockAfterMinutes: Number(value) })}
        />
      </Card>
    </>
  );
}
