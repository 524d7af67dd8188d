/** Photos of this phone: kept until the server has them, and sent after the lines that name them. */

import { type Signal, signal } from '@preact/signals';
import { saveFailed } from '../adapters/database';
import type { PeopleServer } from '../adapters/people_server';
import type { PhotoStore } from '../adapters/photo_store';
import { type Rows, Trouble } from '../sync/ports';
import { isNamed } from './named_photos';
import type { OpenedStore } from './opened_store';

export class Photos {
  /** How many are still to be sent. */
  readonly waiting: Signal<number> = signal(0);
  private isSending = false;
  /** Those of this run of the app: the line that names one is perhaps about to be saved. */
  private readonly justKept = new Set<string>();

  constructor(
    private readonly server: PeopleServer,
    private readonly rows: Rows,
  ) {}

  async count(store: PhotoStore): Promise<void> {
    this.waiting.value = (await store.waiting()).length;
  }

  async keep(store: PhotoStore, scope: string, jpeg: Uint8Array<ArrayBuffer>): Promise<string> {
    try {
      const sha256 = await store.keep(scope, jpeg);
      this.justKept.add(sha256);
      await this.count(store);
      return sha256;
    } catch (error) {
      throw saveFailed(error);
    }
  }

  /** Sends all that wait, as long as their person is here. */
  async send(opened: Pick<OpenedStore, 'photos' | 'prove' | 'isClosed'>): Promise<void> {
    if (this.isSending || this.waiting.peek() === 0) return;
    const { photos } = opened;
    this.isSending = true;
    try {
      for (const photo of await photos.waiting()) {
        if (opened.isClosed) return;
        if (isNamed(photo, this.rows)) {
          const proof = await opened.prove({ photo: photo.sha256 });
          await this.server.sendPhoto(photo, await photos.open(photo), proof);
        } else if (this.justKept.has(photo.sha256)) continue;
        // else the app ended between the photo and its line: nobody will ever ask for it
        await photos.drop(photo);
        await this.count(photos);
      }
    } catch (error) {
      // it stays, and goes after the next news
      if (!(error instanceof Trouble)) throw error;
    } finally {
      this.isSending = false;
    }
  }
}

/** Where a picture element finds a photo: on this phone, or at the server. */
export async function photoAddress(store: PhotoStore | undefined, scope: string, sha256: string): Promise<string> {
  const photo = await store?.find(scope, sha256);
  if (store && photo) return URL.createObjectURL(new Blob([await store.open(photo)], { type: 'image/jpeg' }));
  return `/api/photos/${scope.replace('group:', '')}/${sha256}`;
}
