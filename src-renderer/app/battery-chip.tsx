import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/ui/index.ts';

/** What Chromium tells of the battery; not every browser does. https://www.w3.org/TR/battery-status/ */
interface Battery extends EventTarget {
  readonly charging: boolean;
  /** From 0 to 1. */
  readonly level: number;
}

declare global {
  interface Navigator {
    getBattery?(): Promise<Battery>;
  }
}

/** Below this share somebody should look for a socket; from half of it on, at once. */
const LOW = 0.3;

/** How full the battery is, while the machine runs on it: a desk that goes dark in the middle of a queue is no desk. */
export function BatteryChip() {
  const { t } = useTranslation();
  const level = useDischarging();
  if (level === null) return null;
  const tone = level > LOW ? 'idle' : level > LOW / 2 ? 'warn' : 'no';
  return (
    <Chip tone={tone} title={t('battery.title')}>
      {t('battery.level', { percent: Math.round(level * 100) })}
    </Chip>
  );
}

/** The level of the battery while it is in use; null while it is charged, where there is none, or where nobody tells. */
function useDischarging(): number | null {
  const [level, setLevel] = useState<number | null>(null);
  useEffect(() => {
    let battery: Battery | null = null;
    let gone = false;
    const note = () => setLevel(battery === null || battery.charging ? null : battery.level);
    const follow = (found: Battery) => {
      if (gone) return;
      battery = found;
      for (const name of ['chargingchange', 'levelchange']) found.addEventListener(name, note);
      note();
    };
    navigator
      .getBattery?.()
      .then(follow)
      .catch(() => undefined);
    return () => {
      gone = true;
      for (const name of ['chargingchange', 'levelchange']) battery?.removeEventListener(name, note);
    };
  }, []);
  return level;
}
