/** Handing a post to other apps: with its photos where the phone can, else the text alone, else onto the clipboard. */

/** shared, or copied where the phone has no list of apps; nothing where somebody closed that list. */
export type Shared = 'shared' | 'copied' | 'closed';

export async function sharePost(text: string, photos: readonly Blob[]): Promise<Shared> {
  const files = photos.map((photo, place) => new File([photo], `photo-${place + 1}.jpg`, { type: 'image/jpeg' }));
  const whole = files.length > 0 ? { text, files } : { text };
  const given = navigator.canShare?.(whole) ? whole : { text };
  if (navigator.share) {
    try {
      await navigator.share(given);
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'closed';
      if (!(error instanceof DOMException)) throw error;
    }
  }
  await navigator.clipboard.writeText(text);
  return 'copied';
}
