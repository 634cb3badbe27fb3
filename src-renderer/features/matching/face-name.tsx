import { useTranslation } from 'react-i18next';
import { PersonPhoto } from '#renderer/features/documents/person-photo.tsx';
import { Name } from '#renderer/ui/index.ts';
import type { Face } from '#shared/contract/matching.ts';

/** As much of somebody as lists of two need: a search hit has it, and so has a match. */
export type Seen = Pick<Face, 'id' | 'name' | 'company' | 'photoId'>;

/** Somebody as one of two: photo, name, company. With `onOpen` the name is a button. */
export function FaceName({ face, onOpen }: { face: Seen; onOpen?: (id: string) => void }) {
  const { t } = useTranslation();
  const name = face.name || t('details.noName');
  return (
    <span className="face">
      <PersonPhoto person={{ ...face, name }} />
      <span className="face-who">
        {onOpen === undefined ? (
          <b>
            <Name text={name} cut />
          </b>
        ) : (
          <button type="button" onClick={() => onOpen(face.id)}>
            <Name text={name} cut />
          </button>
        )}
        {face.company && <Name text={face.company} cut className="ui-dim" />}
      </span>
    </span>
  );
}
