import { Avatar, type Tone } from '#renderer/ui/index.ts';
import { type Pictured, usePhoto } from './use-photo.ts';

interface PersonPhotoProps {
  person: Pictured & { name: string };
  tone?: Tone;
}

/** Somebody's photo, or their initials: also until it is there, in a box of the same size, so that nothing waits or moves. */
export function PersonPhoto({ person, tone = 'idle' }: PersonPhotoProps) {
  // Most people have none: their rows ask for nothing.
  return person.photoId === null ? <Avatar name={person.name} tone={tone} /> : <Photo person={person} tone={tone} />;
}

function Photo({ person, tone }: Required<PersonPhotoProps>) {
  const { address, onError } = usePhoto(person);
  return <Avatar name={person.name} tone={tone} src={address} onError={onError} />;
}
