import { useMemo, useState } from 'react';
import { useSettled } from '#renderer/features/check-in/use-settled.ts';
import { FIRST_VIEW, type View } from './view.ts';

/** Letters that come within so many ms are one question to the core. */
const TYPING_MS = 120;

/** What the list shows, as it is chosen and typed. `view` has what was typed once nobody types any more. */
export function useView() {
  const [text, setText] = useState('');
  const [chosen, setView] = useState(FIRST_VIEW);
  const settled = useSettled(text.trim(), TYPING_MS);
  const view = useMemo<View>(() => ({ ...chosen, text: settled }), [chosen, settled]);
  return { text, setText, chosen, setView, view };
}
