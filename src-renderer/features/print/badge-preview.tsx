import { badgeTemplate } from '#shared/domain/badges.ts';
import { Badge, type BadgeFace } from './badge.tsx';
import { previewZoom } from './preview-zoom.ts';

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
  const zoom = previewZoom(badgeTemplate(face.template), maxWidth, maxHeight);
  return (
    <div className="badge-preview" role="img" aria-label={label} style={{ zoom }}>
      <Badge key={`${face.template} ${zoom}`} face={face} />
    </div>
  );
}
