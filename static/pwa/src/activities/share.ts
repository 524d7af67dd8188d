/** Handing a post to other apps: with its photos where the phone can, else the text alone, else onto the clipboard. */

/** shared, without its photos where the phone cannot hand them on; copied where it has no list of apps; or that list was closed. */
export type Shared = 'shared' | 'without_photos' | 'copied' | 'closed';

export async function sharePost(text: string, photos: readonly Blob[]): Promise<Shared> {
  const files = photos.map((photo, place) => new File([photo], `photo-${place + 1}.jpg`, { type: 'image/jpeg' }));
  const whole = files.length > 0 ? { text, files } : { text };
  const given = navigator.canShare?.(whole) ? whole : { text };
  if (navigator.share) {
    try {
      await navigator.share(given);
      return given === whole || files.length === 0 ? 'shared' : 'without_photos';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'closed';
      if (!(error instanceof DOMException)) throw error;
    }
  }
  await navigator.clipboard.writeText(text);
  return 'copied';
}
