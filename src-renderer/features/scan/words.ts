import type { TFunction } from 'i18next';
import type { Format } from '#renderer/app/format.ts';
import type { VerdictResult } from '#shared/contract/check-in.ts';

/** The word of a verdict: the first thing one reads. */
export function wordOf(result: VerdictResult, t: TFunction): string {
  return result.overridden ? t('verdict.overridden') : t(`verdict.${result.verdict}`);
}

/** Whom or what the verdict is about. */
export function subjectOf(result: VerdictResult, t: TFunction): string {
  return result.registration?.name ?? result.otherEvent?.title ?? t('scan.unknown');
}

/** One sentence on why the answer is what it is; null where the word says it all. */
export function reasonOf(result: VerdictResult, t: TFunction, format: Format): string | null {
  const { verdict, before, otherEvent, reason, registration } = result;
  switch (verdict) {
    case 'admitted':
    case 'exited':
      return null;
    case 'already':
      return before === null
        ? t('because.alreadyBare')
        : t('because.already', { time: format.moment(before.at), desk: before.deskName });
    case 'waitlisted':
      return registration?.waitPosition
        ? t('because.waitlisted', { position: registration.waitPosition })
        : t('because.waitlistedBare');
    case 'wrongEvent':
      return otherEvent === null ? t('because.wrongEventBare') : t('because.wrongEvent', otherEvent);
    case 'blocked':
      return reason ?? t('because.blocked');
    default:
      return reason === null ? t(`because.${verdict}`) : t('said', { text: reason });
  }
}

/** What a screen reader says of a verdict, most important first. */
export function announcementOf(result: VerdictResult, t: TFunction, format: Format): string {
  const { registration, attention } = result;
  return [
    wordOf(result, t),
    subjectOf(result, t),
    attention && (registration?.vip ? t('because.vip') : t('because.look')),
    attention && registration?.note,
    reasonOf(result, t, format),
  ]
    .filter(Boolean)
    .join('. ');
}

/**
 * How large a name may be shown: by its width in letters, where East Asian characters take the room of two. Long names get
 * smaller rather than cut: a name is never abbreviated to somebody's face.
 */
export function nameSize(name: string): 'xl' | 'l' | 'm' | 's' {
  let width = 0;
  for (const char of name)
    width += /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(char) ? 2 : 1;
  if (width <= 20) return 'xl';
  if (width <= 34) return 'l';
  return width <= 70 ? 'm' : 's';
}
