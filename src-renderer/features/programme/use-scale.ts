import { type RefObject, useState } from 'react';
import { useWidth } from '#renderer/ui/index.ts';
import type { RoomSize } from './plan-geometry.ts';

/** How far one may go into a plan. */
const MOST_ZOOM = 8;
const ZOOM_STEP = 1.5;
/** The part of the window's height that a whole plan takes at most. */
const SHARE = 0.6;
const LEAST_HEIGHT = 280;
/** What of the frame's width is its padding and the walls of the room. In px. */
const MARGIN_PX = 20;

/** Px per metre: so many that the whole room is in sight, times the zoom. */
export function useScale(frame: RefObject<HTMLDivElement | null>, room: RoomSize) {
  const width = useWidth(frame);
  const [zoom, setZoom] = useState(1);
  const height = Math.max(LEAST_HEIGHT, window.innerHeight * SHARE);
  const fit = Math.max(1, Math.min((width - MARGIN_PX) / room.width, height / room.height));
  return {
    scale: fit * zoom,
    zoom,
    canZoomIn: zoom < MOST_ZOOM,
    canZoomOut: zoom > 1,
    zoomIn: () => setZoom(Math.min(MOST_ZOOM, zoom * ZOOM_STEP)),
    zoomOut: () => setZoom(Math.max(1, zoom / ZOOM_STEP)),
    fit: () => setZoom(1),
  };
}
