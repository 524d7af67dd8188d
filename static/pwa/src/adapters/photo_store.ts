/** Photos that are still to be sent: each is named by a line of its group, and follows when every line has gone. */

import type { Connection, PhotoRecord } from './database';
import { STRICT } from './database';
import type { Vault } from './vault';

export class PhotoStore {
  constructor(
    private readonly connection: Connection,
    private readonly vault: Vault,
  ) {}

  /** Keeps a photo and answers with the SHA-256 of its bytes, hexadecimal. */
  async keep(scope: string, jpeg: Uint8Array<ArrayBuffer>): Promise<string> {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', jpeg));
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const sealed = await this.vault.sealBytes(aboutPhoto(sha256), jpeg);
    await this.connection.use(async (database) => {
      const transaction = database.transaction('photos', 'readwrite', STRICT);
      await Promise.all([transaction.store.put({ scope, sha256, sealed }), transaction.done]);
    });
    return sha256;
  }

  find(scope: string, sha256: string): Promise<PhotoRecord | undefined> {
    return this.connection.use((database) => database.get('photos', [scope, sha256]));
  }

  /** Its JPEG. */
  open({ sha256, sealed }: PhotoRecord): Promise<Uint8Array<ArrayBuffer>> {
    return this.vault.openBytes(aboutPhoto(sha256), sealed);
  }

  waiting(): Promise<PhotoRecord[]> {
    return this.connection.use((database) => database.getAll('photos'));
  }

  /** The server has it: from now on it is looked at there. */
  async drop({ scope, sha256 }: Pick<PhotoRecord, 'scope' | 'sha256'>): Promise<void> {
    await this.connection.use((database) => database.delete('photos', [scope, sha256]));
  }
}

/** What a sealed photo names itself by. */
export function aboutPhoto(sha256: string): string {
  return `photo ${sha256}`;
}
