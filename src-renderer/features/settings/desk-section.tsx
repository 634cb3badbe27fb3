import { LogIn, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createSounds } from '#renderer/features/scan/sounds.ts';
import { Button, Card, Segmented, Select, Switch, TextField } from '#renderer/ui/index.ts';
import { Setting } from './setting.tsx';
import { useSettings } from './use-setting.ts';

const LOCK_MINUTES = [0, 1, 2, 5, 10, 15, 30, 60] as const;
const SOUNDS = ['entry', 'exit', 'attention', 'refused', 'error'] as const;

/** What this desk is called and how it behaves. */
export function DeskSection() {
  const { t } = useTranslation();
  const [settings, change] = useSettings();
  const play = useMemo(() => createSounds(), []);
  const [name, setName] = useState(settings?.name ?? '');
  if (settings === null) return null;
  const minutes = [...new Set([...LOCK_MINUTES, settings.lockAfterMinutes])].sort((a, b) => a - b);
  const keepName = () => {
    if (name.trim() !== '' && name.trim() !== settings.name) change({ name: name.trim() });
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
          onChange={(event) => setName(event.target.value)}
          onBlur={keepName}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keepName();
          }}
        />
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
