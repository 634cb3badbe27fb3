import { Camera, LogIn, LogOut, Search, UserPlus, X } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '#renderer/app/state/services.tsx';
import { useSettings } from '#renderer/app/use-settings.ts';
import { Button, Icon, IconButton, Segmented } from '#renderer/ui/index.ts';

interface SearchBoxProps extends ComponentPropsWithRef<'input'> {
  onClear: () => void;
  onWalkIn: () => void;
  onCamera: () => void;
}

/** The one box of the desk, the direction of the door, and the two other ways to find somebody. */
export function SearchBox({ onClear, onWalkIn, onCamera, value, ...input }: SearchBoxProps) {
  const { t } = useTranslation();
  const direction = useDesk((state) => state.settings?.direction ?? 'entry');
  const [, change] = useSettings();
  return (
    <div className="box-line">
      <div className="box" data-tone={direction === 'exit' ? 'exit' : 'accent'}>
        <div className="box-in">
          <Icon of={Search} size={28} />
          <input
            {...input}
            value={value}
            type="search"
            dir="auto"
            className="box-input"
            aria-label={t('box.label')}
            placeholder={t('box.placeholder')}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
          />
          {value !== '' && <IconButton icon={X} label={t('box.clear')} tabIndex={-1} onClick={onClear} />}
          <IconButton icon={Camera} label={`${t('actions.camera')} (F8)`} onClick={onCamera} />
        </div>
      </div>
      <Segmented
        label={t('box.mode')}
        value={direction}
        options={[
          { value: 'entry', label: t('box.entry'), icon: LogIn, tone: 'accent' },
          { value: 'exit', label: t('box.exit'), icon: LogOut, tone: 'exit' },
        ]}
        onChange={(next) => void change({ direction: next })}
      />
      <Button icon={UserPlus} keys="F4" size="l" onClick={onWalkIn}>
        {t('actions.walkIn')}
      </Button>
    </div>
  );
}
