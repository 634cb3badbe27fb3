import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import type { Problems } from './problems.ts';

interface FormOptions<V extends object> {
  initial: V;
  /** What is wrong with the values now. */
  check(values: V): Problems<keyof V & string>;
  /** @param before what the form began with, however old that is by now */
  submit(values: V, before: V): Promise<void>;
  /** The fields that a fault of `submit` is about; empty for one that concerns the whole form. */
  fieldsOf?(fault: unknown): Problems<keyof V & string>;
}

/**
 * Values of a form, checked when it is submitted and from then on with every key, so that nobody is scolded while typing the
 * first time. The first wrong field gets the focus.
 */
export function useForm<V extends object>({ initial, check, submit, fieldsOf }: FormOptions<V>) {
  const { t } = useTranslation();
  const [before] = useState(initial);
  const [values, setValues] = useState(before);
  const [attempts, setAttempts] = useState(0);
  const [refused, setRefused] = useState<Problems<keyof V & string>>({});
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const problems: Problems<keyof V & string> = attempts === 0 ? {} : { ...refused, ...check(values) };

  useEffect(() => {
    if (attempts === 0) return;
    const wrong = [...document.querySelectorAll<HTMLElement>('[aria-invalid="true"]')];
    (wrong.find((element) => element.closest('dialog[open]')) ?? wrong[0])?.focus();
  }, [attempts]);

  return {
    values,
    problems,
    fault,
    busy,
    set(patch: Partial<V>) {
      setValues((old) => ({ ...old, ...patch }));
      // What the core refused may be mended by this.
      setRefused((old) => {
        const rest = { ...old };
        for (const key of Object.keys(patch) as (keyof V & string)[]) delete rest[key];
        return rest;
      });
    },
    /** For what stands in it by then, while something was under way. */
    update(change: (values: V) => V) {
      setValues(change);
    },
    /** As it was at first. */
    reset() {
      setValues(before);
      setAttempts(0);
    },
    async submit(): Promise<void> {
      if (busy) return;
      setFault(null);
      setRefused({});
      if (Object.keys(check(values)).length > 0) {
        setAttempts(attempts + 1);
        return;
      }
      setBusy(true);
      try {
        await submit(values, before);
      } catch (error) {
        const fields = fieldsOf?.(error) ?? {};
        setRefused(fields);
        if (Object.keys(fields).length === 0) setFault(sentenceOf(error, t));
        setAttempts(attempts + 1);
      } finally {
        setBusy(false);
      }
    },
  };
}
