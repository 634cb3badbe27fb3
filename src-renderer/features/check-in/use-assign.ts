import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { newNonce } from '#renderer/api/nonce.ts';
import { useScans, useToast } from '#renderer/app/state/services.tsx';
import type { Who } from './door-context.tsx';

/** Whether badges of this window are signed as they are given out: one choice for all of an event's badges. */
const SIGNING = 'lanyard.signBadges';

/** Why a badge could not be written, as far as people can do something about it. */
const WRITE_FAULTS = [
  'noCard',
  'cardRemoved',
  'tooSmall',
  'locked',
  'unsupported',
  'verifyFailed',
  'wrongCard',
  'timeout',
] as const;

export interface Assigning {
  /** Whether the badge is written as well as noted. */
  signing: boolean;
  setSigning(signing: boolean): void;
  /** The badge that they have stops working. */
  replacing: boolean;
  /** A badge is being written: it must stay where it is. */
  writing: boolean;
  /** What went wrong, and whether with the badge at the reader or with a number that was typed. */
  fault: { text: string; of: 'badge' | 'number' } | null;
  /** Gives the badge with this number, which is not at the reader. */
  assign(uid: string): void;
}

/** Gives somebody the next badge that comes, by number or signed; `onDone` is told once they have it. */
export function useAssign(person: Who, replace: boolean, onDone: () => void): Assigning {
  const { t } = useTranslation();
  const link = useLink();
  const scans = useScans();
  const toast = useToast();
  const [signing, setSigning] = useState(() => localStorage.getItem(SIGNING) === 'yes');
  const [replacing, setReplacing] = useState(replace);
  const [writing, setWriting] = useState(false);
  const [fault, setFault] = useState<Assigning['fault']>(null);

  const refused = useCallback(
    (reason: string, message: string, of: 'badge' | 'number') => {
      // They had a badge that this screen did not know of: the next tap may replace it.
      if (reason === 'alreadyHasBadge') setReplacing(true);
      const known = WRITE_FAULTS.find((fault) => fault === reason);
      setFault({ text: known === undefined ? t('said', { text: message }) : t(`assign.fault.${known}`), of });
    },
    [t],
  );

  const assign = useCallback(
    async (uid: string, nonce: string, of: 'badge' | 'number') => {
      setFault(null);
      try {
        const result = await link.repeat((client) =>
          client.registrations.assignBadge({ nonce, registrationId: person.id, uid, replace: replacing }),
        );
        if (!result.ok) return refused(result.reason, result.message, of);
        toast({ text: t(result.replaced > 0 ? 'assign.replaced' : 'assign.done', { name: person.name }), tone: 'ok' });
        onDone();
      } catch (error) {
        setFault({ text: sentenceOf(error, t, t('assign.failed')), of });
      }
    },
    [link, person, replacing, t, toast, onDone, refused],
  );

  const write = useCallback(
    async (reader: string, nonce: string) => {
      setFault(null);
      setWriting(true);
      try {
        const result = await link.client.registrations.writeBadge({
          nonce,
          registrationId: person.id,
          reader,
          replace: replacing,
        });
        if (!result.ok) return refused(result.reason, result.message, 'badge');
        toast({ text: t('assign.signed', { name: person.name }), tone: 'ok' });
        onDone();
      } catch (error) {
        setFault({ text: sentenceOf(error, t, t('assign.failed')), of: 'badge' });
      } finally {
        setWriting(false);
      }
    },
    [link, person, replacing, t, toast, onDone, refused],
  );

  useEffect(
    () =>
      scans.intercept((medium) => {
        if (writing) return true;
        if (medium.kind === 'code') void assign(medium.code, newNonce(), 'number');
        else if (signing) void write(medium.tap.reader, medium.tap.id);
        else void assign(medium.tap.uid, medium.tap.id, 'badge');
        return true;
      }),
    [scans, assign, write, signing, writing],
  );

  return {
    signing,
    setSigning(next) {
      localStorage.setItem(SIGNING, next ? 'yes' : 'no');
      setSigning(next);
      setFault(null);
    },
    replacing,
    writing,
    fault,
    assign: (uid) => void assign(uid, newNonce(), 'number'),
  };
}
