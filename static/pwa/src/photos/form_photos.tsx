/** The photos of a form. They lie with what was typed until the form is saved: a cheap phone reloads the app when the camera opens. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { usePhone } from '../ui/phone_context';
import { type Jpeg, type Motif, type Photo, PhotoField } from './line_photo';

export interface FormPhotos {
  /** False until those of an earlier visit were read (milliseconds). */
  ready: boolean;
  photos: readonly Photo[];
  /** Puts a photo at a place, or takes the one there away. */
  put(place: number, photo: Jpeg | null): void;
  /** Hands over to be sent what was taken; the SHA-256 of each photo, for the line that is saved next to name. */
  handOver(scope: string): Promise<string[]>;
  /** Forgets what was taken. */
  clear(): Promise<void>;
}

/** As they lie on the device. */
type Kept = { sha256: string } | { jpeg: string };

/** `draftKey` is the form's; `before` are the photos that the line named which is written anew. */
export function useFormPhotos(draftKey: string, before: readonly (string | null | undefined)[] = []): FormPhotos {
  const phone = usePhone();
  const key = `${draftKey}/photos`;
  const [photos, setPhotos] = useState<readonly Photo[]>(before.filter((sha256) => typeof sha256 === 'string'));
  const [ready, setReady] = useState(false);
  const held = useRef(photos);

  const show = (next: readonly Photo[]) => {
    held.current = next;
    setPhotos(next);
  };

  useEffect(() => {
    let here = true;
    phone.drafts.load(key).then((kept) => {
      if (!here) return;
      if (kept) show((kept as Kept[]).map((each) => ('jpeg' in each ? bytesOf(each.jpeg) : each.sha256)));
      setReady(true);
    });
    return () => {
      here = false;
    };
  }, [key]);

  return {
    ready,
    photos,
    put(place, photo) {
      const { current } = held;
      const next = [...current.slice(0, place), ...(photo ? [photo] : []), ...current.slice(place + 1)];
      show(next);
      void phone.drafts.keep(key, next.map(kept));
    },
    async handOver(scope) {
      const hashes: string[] = [];
      for (const photo of held.current) {
        hashes.push(typeof photo === 'string' ? photo : await phone.keepPhoto(scope, photo));
      }
      return [...new Set(hashes)];
    },
    async clear() {
      show([]);
      await phone.drafts.drop(key);
    },
  };
}

function kept(photo: Photo): Kept {
  return typeof photo === 'string' ? { sha256: photo } : { jpeg: btoa(lettersOf(photo)) };
}

function lettersOf(bytes: Jpeg): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function bytesOf(base64: string): Jpeg {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** A field for each photo, and one more while there is room. */
export function PhotosField(properties: { form: FormPhotos; scope: string; motif: Motif; most?: number }) {
  const { form, scope, motif, most = 1 } = properties;
  const fields: readonly (Photo | null)[] = form.photos.length < most ? [...form.photos, null] : form.photos;
  return (
    <>
      {fields.map((photo, place) => (
        <PhotoField key={place} photo={photo} scope={scope} motif={motif} take={(news) => form.put(place, news)} />
      ))}
    </>
  );
}
