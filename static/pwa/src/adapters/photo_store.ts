/** Photos that are still to be sent: each is named by a line of its group, and follows when every line has gone. */

import type { Connection, PhotoRecord } from './database';
import { STRICT } from './database';

export class PhotoStore {
  constructor(private readonly connection: Connection) {}

  /** Keeps a photo and answers with the SHA-256 of its bytes, hexadecimal. */
  async keep(scope: string, jpeg: Uint8Array<ArrayBuffer>): Promise<string> {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', jpeg));
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    await this.connection.use(async (database) => {
      const transaction = database.transaction('photos', 'readwrite', STRICT);
      await Promise.all([transaction.store.put({ scope, sha256, kept: { jpeg } }), transaction.done]);
    });
    return sha256;
  }

  find(scope: string, sha256: string): Promise<PhotoRecord | undefined> {
    return this.connection.use((database) => database.get('photos', [scope, sha256]));
  }

  waiting(): Promise<PhotoRecord[]> {
    return this.connection.use((database) => database.getAll('photos'));
  }

  /** The server has it: from now on it is looked at there. */
  async drop({ scope, sha256 }: Pick<PhotoRecord, 'scope' | 'sha256'>): Promise<void> {
    await this.connection.use((database) => database.delete('photos', [scope, sha256]));
  }
}
