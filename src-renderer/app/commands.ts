import {
  ArrowLeftRight,
  CalendarDays,
  Camera,
  Keyboard,
  Languages,
  Lock,
  LogOut,
  Monitor,
  Moon,
  Sun,
  TabletSmartphone,
  UserPlus,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useEvents } from '#renderer/api/queries.ts';
import { useUnsent } from '#renderer/features/sync/use-unsent.ts';
import type { LucideIcon } from '#renderer/ui/index.ts';
import { tokens } from '#shared/domain/text.ts';
import { SCREENS } from './routes.tsx';
import { useServices, useSession, useToast } from './state/services.tsx';
import { useSettings } from './use-settings.ts';

export interface Command {
  id: string;
  label: string;
  kind: string;
  icon: LucideIcon;
  run: () => void;
}

/** Commands whose words begin with what was typed, in any order, accents aside. */
export function filterCommands(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = tokens(text);
  if (wanted.length === 0) return commands;
  return commands.filter((command) => {
    const words = tokens(`${command.label} ${command.kind}`);
    return wanted.every((token) => words.some((word) => word.startsWith(token)));
  });
}

/** Everything that the palette can do now, for whoever is signed in. */
export function useCommands(): readonly Command[] {
  const { t } = useTranslation();
  const { session, ui } = useServices();
  const [, navigate] = useLocation();
  const [settings, change] = useSettings();
  const allowed = useSession((state) => state.may);
  const events = useEvents().data ?? [];
  const toast = useToast();
  const unsent = useUnsent();
  if (settings === null) return [];

  const action = (id: string, icon: LucideIcon, label: string, run: () => void): Command => ({
    id,
    icon,
    label,
    kind: t('palette.action'),
    run,
  });
  const ask = (intent: 'walkIn' | 'camera') => () => {
    navigate('/');
    ui.getState().ask(intent);
  };
  const entering = settings.direction === 'entry';

  return [
    ...SCREENS.filter((screen) => allowed(screen.permission)).map(({ path, name, icon }) => ({
      id: `screen-${name}`,
      label: t(`nav.${name}`),
      kind: t('palette.screen'),
      icon,
      run: () => navigate(path),
    })),
    ...events.map((event) => ({
      id: `event-${event.id}`,
      label: `${event.title} · ${event.code}`,
      kind: event.id === settings.eventId ? t('palette.current') : t('palette.event'),
      icon: CalendarDays,
      run: () => void change({ eventId: event.id }),
    })),
    action('walk-in', UserPlus, t('keys.walkIn'), ask('walkIn')),
    action('camera', Camera, t('keys.camera'), ask('camera')),
    action(
      'mode',
      ArrowLeftRight,
      entering ? t('palette.toExit') : t('palette.toEntry'),
      () => void change({ direction: entering ? 'exit' : 'entry' }),
    ),
    action(
      'sound',
      settings.sound ? VolumeX : Volume2,
      settings.sound ? t('palette.soundOff') : t('palette.soundOn'),
      () => void change({ sound: !settings.sound }),
    ),
    ...(
      [
        ['light', Sun, t('palette.themeLight')],
        ['dark', Moon, t('palette.themeDark')],
        ['system', Monitor, t('palette.themeSystem')],
      ] as const
    )
      .filter(([theme]) => theme !== settings.theme)
      .map(([theme, icon, label]) => action(`theme-${theme}`, icon, label, () => void change({ theme }))),
    ...(
      [
        ['en', 'English'],
        ['de', 'Deutsch'],
      ] as const
    )
      .filter(([language]) => language !== settings.language)
      .map(([language, label]) => action(`language-${language}`, Languages, label, () => void change({ language }))),
    ...(settings.eventId === null
      ? []
      : [action('kiosk', TabletSmartphone, t('kiosk.open.command'), () => ui.getState().openKiosk(settings.eventId))]),
    action('keys', Keyboard, t('palette.showKeys'), () => ui.getState().open('keys')),
    action('lock', Lock, t('keys.lock'), () => session.getState().lock()),
    action('sign-out', LogOut, t('palette.signOut'), () => {
      // Nothing of it depends on who is signed in: a word is enough.
      if (unsent !== null) toast({ text: unsent, outlivesSession: true });
      void session.getState().signOut();
    }),
  ];
}
