import { useSyncExternalStore } from 'react';

/** Whether somebody looks at this window: it is in sight and has the keys. */
export function isAttended(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** {@link isAttended} as it changes. */
export function useAttended(): boolean {
  return useSyncExternalStore(follow, isAttended);
}

function follow(listener: () => void): () => void {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}
