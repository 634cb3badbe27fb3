import { type RefObject, useEffect } from 'react';

/**
 * Shows an element with `popover="manual"` above everything, open dialogs included, while `visible`. Another `version` brings it
 * to the top again.
 */
export function useTopLayer(ref: RefObject<HTMLElement | null>, visible: boolean, version: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is what asks to be shown again
  useEffect(() => {
    const element = ref.current;
    // It may stand within a dialog that has just closed; it is about to stand elsewhere.
    if (element === null || !visible || !element.isConnected) return;
    element.showPopover();
    return () => {
      if (element.matches(':popover-open')) element.hidePopover();
    };
  }, [ref, visible, version]);
}
