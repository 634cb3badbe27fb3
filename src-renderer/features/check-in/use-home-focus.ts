import { type RefObject, useEffect } from 'react';

/**
 * Keeps the focus at home in the search box: it comes back after every click, after a dialog closes and when the window
 * becomes active, and a letter typed anywhere lands in it. Tab still moves on from there, so that every button can be
 * reached by keyboard.
 */
export function useHomeFocus(home: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const goHome = () => {
      if (document.querySelector('dialog[open], [popover="auto"]:popover-open') !== null) return;
      home.current?.focus({ preventScroll: true });
    };
    // After the click has done its work, which may be to open a dialog.
    const later = () => window.setTimeout(goHome, 0);

    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || event.target.closest('select, dialog, .shell-nav') === null) later();
    };
    const onFocusOut = (event: FocusEvent) => {
      // To nowhere: what had the focus is gone. To something else: somebody moved it there.
      if (event.relatedTarget === null) later();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target;
      if (target === home.current || event.ctrlKey || event.altKey || event.metaKey) return;
      if (target instanceof HTMLElement && target.matches('input, textarea, select, button, a')) {
        // Space and Enter belong to the button; a letter can only be meant for the box.
        if (target.matches('input, textarea, select') || event.key === ' ') return;
      }
      if ([...event.key].length === 1) goHome();
    };

    goHome();
    document.addEventListener('click', onClick);
    document.addEventListener('focusout', onFocusOut);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('focus', later);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('focusout', onFocusOut);
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('focus', later);
    };
  }, [home]);
}
