/** Keys with which the page is loaded anew: it is a kiosk again then, and a page that hangs gets going. */
const isReload = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  key === 'F5' || ((ctrlKey || metaKey) && key.toLowerCase() === 'r');

const FUNCTION_KEY = /^F\d{1,2}$/;
const LEADING_AWAY = new Set(['BrowserBack', 'BrowserForward', 'BrowserHome', 'ContextMenu', 'Help', 'PrintScreen']);

/**
 * Takes from the page whatever leads out of it or shows more than it does: menus, shortcuts, dragging, zooming, going back, printing,
 * windows. What somebody gains who finds a way nonetheless is nothing: the core knows the session as a kiosk's. Returns how to stop.
 */
export function guardKiosk(page: Window & typeof globalThis): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const refuse = (event: Event) => event.preventDefault();
  const refuseOn = (target: EventTarget, names: readonly string[], when: (event: never) => boolean = () => true) => {
    for (const name of names)
      target.addEventListener(name, (event) => when(event as never) && refuse(event), {
        capture: true,
        passive: false,
        signal,
      });
  };

  refuseOn(page, ['contextmenu', 'dragstart', 'dragenter', 'dragover', 'drop', 'selectstart', 'copy', 'cut', 'paste']);
  // Two fingers enlarge the page, and so does the wheel with Ctrl.
  refuseOn(page, ['gesturestart', 'gesturechange']);
  refuseOn(page, ['wheel'], ({ ctrlKey, metaKey }: WheelEvent) => ctrlKey || metaKey);
  refuseOn(page, ['touchstart', 'touchmove'], ({ touches }: TouchEvent) => touches.length > 1);
  // The middle button scrolls and opens, those at the side go back.
  refuseOn(page, ['mousedown', 'mouseup', 'auxclick', 'pointerdown'], ({ button }: MouseEvent) => button > 0);
  refuseOn(page, ['keydown', 'keyup', 'keypress'], (event: KeyboardEvent) => {
    if (isReload(event)) return false;
    // AltGr types letters, and reports Ctrl and Alt.
    if (event.getModifierState('AltGraph')) return false;
    const { key, ctrlKey, metaKey, altKey } = event;
    return ctrlKey || metaKey || altKey || FUNCTION_KEY.test(key) || LEADING_AWAY.has(key);
  });

  // One entry more than there is, laid anew whenever it is used up: going back stays here.
  const stay = () => page.history.pushState(null, '', `${page.location.pathname}${page.location.search}`);
  stay();
  page.addEventListener('popstate', stay, { signal });

  const before = { open: page.open, print: page.print };
  page.open = () => null;
  page.print = () => undefined;
  return () => {
    controller.abort();
    page.open = before.open;
    page.print = before.print;
  };
}
