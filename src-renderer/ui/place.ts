const GAP_PX = 6;
const EDGE_PX = 8;

/** Puts a panel below what it belongs to, or above where there is more room; within the window in any case. */
export function place(panel: HTMLElement, anchor: DOMRect): void {
  const below = window.innerHeight - anchor.bottom - GAP_PX - EDGE_PX;
  const above = anchor.top - GAP_PX - EDGE_PX;
  const upwards = panel.offsetHeight > below && above > below;
  panel.style.maxHeight = `${upwards ? above : below}px`;
  const height = Math.min(panel.offsetHeight, upwards ? above : below);
  panel.style.top = `${upwards ? anchor.top - GAP_PX - height : anchor.bottom + GAP_PX}px`;
  const start =
    anchor.left + panel.offsetWidth > window.innerWidth - EDGE_PX ? anchor.right - panel.offsetWidth : anchor.left;
  panel.style.left = `${Math.max(EDGE_PX, Math.min(start, window.innerWidth - panel.offsetWidth - EDGE_PX))}px`;
}
