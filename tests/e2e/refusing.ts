import type { Page } from '@playwright/test';

/**
 * Refuses one call of a page in place of the core. To be called before the page loads.
 * @returns how to begin and to stop
 */
export async function refusing(page: Page, call: string, sentence: string): Promise<(refuse: boolean) => void> {
  let refuses = false;
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((text) => {
      const { id, name } = JSON.parse(String(text)) as { id: number; name: string };
      if (!refuses || name !== call) return core.send(text);
      const error = { code: 'unavailable', message: sentence, details: null };
      socket.send(JSON.stringify({ type: 'answer', id, ok: false, error }));
    });
  });
  return (refuse) => {
    refuses = refuse;
  };
}
