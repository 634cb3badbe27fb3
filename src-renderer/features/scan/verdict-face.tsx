import './verdict.css';
import { BellRing, Hourglass, PlugZap, Star, Undo2 } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLinkState } from '#renderer/api/context.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { PersonPhoto } from '#renderer/features/documents/person-photo.tsx';
import { usePhotoSince } from '#renderer/features/documents/use-photo.ts';
import { Icon, type LucideIcon, Name, type Tone } from '#renderer/ui/index.ts';
import type { VerdictResult } from '#shared/contract/check-in.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { LOOKS } from './look.ts';
import type { Shown } from './scan-desk.ts';
import { nameSize, reasonOf, subjectOf, wordOf } from './words.ts';

interface Face {
  tone: Tone;
  icon: LucideIcon;
  word: string;
  name: string | null;
  /** Company, role, ticket: each in its own direction. */
  meta: readonly string[];
  why: string | null;
}

/** A verdict in full width: colour, icon, word, name. Actions are the caller's. */
export function VerdictFace({
  shown,
  fresh,
  slim,
  actions,
  more,
}: {
  shown: Shown;
  /** Just answered: loud colours. */
  fresh: boolean;
  /** One line only. */
  slim?: boolean;
  actions?: ReactNode;
  more?: ReactNode;
}) {
  const face = useFace(shown);
  const attention = shown.result?.attention === true && !shown.undone && !slim;
  return (
    <section
      className="verdict"
      data-tone={face.tone}
      data-verdict={shown.result?.verdict ?? shown.phase}
      data-fresh={fresh && !slim && !shown.undone}
      data-slim={slim}
      data-undone={shown.undone}
    >
      <div className="verdict-main">
        <div className="verdict-icon">
          <Icon of={face.icon} size={slim ? 24 : 72} />
        </div>
        <div className="verdict-text">
          <p className="verdict-word">{face.word}</p>
          {face.name !== null && (
            <h2 className="verdict-name" data-size={nameSize(face.name)}>
              <Name text={face.name} />
            </h2>
          )}
          {!slim && face.meta.length > 0 && (
            <p className="verdict-meta">
              {face.meta.map((part, index) => (
                <Fragment key={part}>
                  {index > 0 && ' · '}
                  <Name text={part} />
                </Fragment>
              ))}
            </p>
          )}
          {!slim && face.why && (
            <p className="verdict-why">
              <Name text={face.why} />
            </p>
          )}
          {!slim && (actions || more) && (
            <div className="verdict-actions">
              {actions}
              {more && <div className="verdict-more">{more}</div>}
            </div>
          )}
        </div>
        {!slim && shown.result?.registration && <VerdictPhoto key={shown.order} person={shown.result.registration} />}
        {slim && <div className="verdict-actions">{actions}</div>}
      </div>
      {attention && shown.result && <Attention result={shown.result} />}
    </section>
  );
}

/** Their face beside the answer, where there is a photo. It comes after the answer and never makes it wait. */
function VerdictPhoto({ person }: { person: RegistrationSummary }) {
  const now = usePhotoSince(person);
  if (now.photoId === null) return null;
  return (
    <div className="verdict-photo">
      <PersonPhoto person={{ ...now, name: person.name }} />
    </div>
  );
}

function Attention({ result }: { result: VerdictResult }) {
  const { t } = useTranslation();
  const vip = result.registration?.vip === true;
  const note = result.registration?.note;
  return (
    <div className="verdict-attention" data-tone="note">
      <Icon of={vip ? Star : BellRing} size={44} />
      <div>
        <b>{vip ? t('because.vip') : t('because.look')}</b>
        {(note || !vip) && (
          <p>
            <Name text={note || t('because.noteNone')} />
          </p>
        )}
      </div>
    </div>
  );
}

function useFace(shown: Shown): Face {
  const { t } = useTranslation();
  const format = useFormat();
  const lost = useLinkState() === 'lost';
  const { result } = shown;
  if (result === null) {
    const waiting = shown.phase === 'waiting';
    const meanwhile = lost ? t('scan.waiting') : t('scan.checking');
    return {
      tone: waiting ? 'idle' : 'no',
      icon: waiting ? Hourglass : PlugZap,
      word: waiting ? meanwhile : t('scan.faultTitle'),
      name: null,
      meta: [],
      why: shown.fault,
    };
  }
  const person = result.registration;
  const facts = person === null ? [result.presented] : [person.company, person.jobTitle, person.ticketType];
  return {
    tone: shown.undone ? 'idle' : LOOKS[result.verdict].tone,
    icon: shown.undone ? Undo2 : LOOKS[result.verdict].icon,
    word: shown.undone ? t('verdict.undone') : wordOf(result, t),
    name: subjectOf(result, t),
    meta: [...new Set(facts.filter((fact): fact is string => Boolean(fact)))],
    why: shown.undone ? null : reasonOf(result, t, format),
  };
}
