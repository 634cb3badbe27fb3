import { useSyncExternalStore } from 'react';
import { badgeTemplate } from '#shared/domain/badges.ts';
import { Badge, type BadgeFace } from './badge.tsx';
import { previewZoom } from './preview-zoom.ts';

const AROUND = 116;

/** A window made narrower while the preview is open must not cut it off. */
function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

const windowWidth = () => window.innerWidth;

/** A badge on screen, as it will be printed, no wider or higher than told (in pixels). */
export function BadgePreview({
  face,
  maxWidth,
  maxHeight,
  label,
}: {
  face: BadgeFace;
  maxWidth: number;
  maxHeight: number;
  label: string;
}) {
  // A phone is narrower than what the caller has in mind: card, dialog and their margins stand around the preview.
  const width = Math.min(maxWidth, useSyncExternalStore(onResize, windowWidth) - AROUND);
  const zoom = previewZoom(badgeTemplate(face.template), width, maxHeight);
  return (
    <div className="badge-preview" role="img" aria-label={label} style={{ zoom }}>
      <Badge key={`${face.template} ${zoom}`} face={face} />
    </div>
  );
}
