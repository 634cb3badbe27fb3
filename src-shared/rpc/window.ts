import { z } from 'zod';

/**
 * What a page tells the window that it is in, beside its calls to the core. A window of the desktop app listens; a browser
 * does these things itself.
 */
export const ToWindow = z.discriminatedUnion('type', [
  /** How much there is to see, at the icon of the app. */
  z.strictObject({ type: z.literal('window.badge'), count: z.number().int().min(0).max(99_999) }),
  /** A notice of the system. The id comes back when somebody presses it. */
  z.strictObject({
    type: z.literal('window.notify'),
    id: z.uuid(),
    title: z.string().min(1).max(200),
    body: z.string().max(500),
  }),
]);
export type ToWindow = z.output<typeof ToWindow>;

/** Somebody has pressed a notice; the window has come to the front. */
export const FromWindow = z.strictObject({ type: z.literal('window.pressed'), id: z.uuid() });
export type FromWindow = z.output<typeof FromWindow>;

/** What is meant for the window, or null for everything else. */
export function readToWindow(message: unknown): ToWindow | null {
  const { type } = Object(message) as { type?: unknown };
  // Nearly all messages are calls: no need to look at them closely twice.
  if (typeof type !== 'string' || !type.startsWith('window.')) return null;
  return ToWindow.safeParse(message).data ?? null;
}
