/** A photo of a bank slip, or of people at work: taken, made small, shown. What a slip says is typed by a person, never read from the picture. */

import { useEffect, useState } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { usePhone } from '../ui/phone_context';

/** From sharp to barely readable: the first that is small enough is taken. */
const TRIES: readonly (readonly [side: number, quality: number])[] = [
  [1280, 0.7],
  [1280, 0.5],
  [1024, 0.5],
  [800, 0.5],
  [640, 0.4],
  [480, 0.3],
];

export type Jpeg = Uint8Array<ArrayBuffer>;
/** Just taken, or named by a line before: its SHA-256. */
export type Photo = Jpeg | string;

/** A picture as a JPEG that is small enough to be sent; null for a file that is no picture. The camera's notes are left out. */
export async function shrinkPhoto(file: Blob): Promise<Jpeg | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return null;
  const canvas = document.createElement('canvas');
  for (const [side, quality] of TRIES) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
    if (blob && blob.size <= LIMITS.photo_bytes_max) return new Uint8Array(await blob.arrayBuffer());
  }
  return null;
}

/** What is on a photo: a bank slip, or people and places. */
export type Motif = 'slip' | 'scene';

/** Taking a photo, looking at it, taking it away again. */
export function PhotoField(properties: {
  photo: Photo | null;
  take: (photo: Jpeg | null) => void;
  scope: string;
  motif: Motif;
}) {
  const { photo, take, scope, motif } = properties;
  const [problem, setProblem] = useState<string | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!photo || typeof photo === 'string') return setAddress(null);
    const made = URL.createObjectURL(new Blob([photo], { type: 'image/jpeg' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  const open = async (file: File | undefined) => {
    if (!file) return;
    const small = await shrinkPhoto(file);
    setProblem(small ? null : say('photo.unreadable'));
    if (small) take(small);
  };
  return (
    <div class="field">
      <label class="button button-plain">
        {say(photo ? 'photo.again' : `photo.take_${motif}`)}
        <input
          class="unseen"
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => void open(event.currentTarget.files?.[0])}
        />
      </label>
      <p class="hint">{say(`photo.hint_${motif}`)}</p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {address && <img class="photo" src={address} alt={say(`photo.alt_${motif}`)} />}
      {typeof photo === 'string' && <LinePhoto key={photo} scope={scope} sha256={photo} motif={motif} />}
      {photo && <Button press={() => take(null)}>{say('photo.remove')}</Button>}
    </div>
  );
}

/** The photo a line names: from this phone, or from the server where there is a signal. */
export function LinePhoto({ scope, sha256, motif = 'slip' }: { scope: string; sha256: string; motif?: Motif }) {
  const phone = usePhone();
  const [address, setAddress] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let made: string | null = null;
    void phone.photoAddress(scope, sha256).then((found) => {
      made = found;
      setAddress(found);
    });
    return () => {
      if (made?.startsWith('blob:')) URL.revokeObjectURL(made);
    };
  }, [scope, sha256]);
  if (isMissing) return <p class="soft">{say(`photo.missing_${motif}`)}</p>;
  return (
    address && <img class="photo" src={address} alt={say(`photo.alt_${motif}`)} onError={() => setMissing(true)} />
  );
}
