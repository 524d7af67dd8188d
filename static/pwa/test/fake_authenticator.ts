/** The authenticator of a phone, as a page meets it: keeps passkeys, and gives the bytes of one to whoever it recognises. */

import { vi } from 'vitest';

type Bytes = Uint8Array<ArrayBuffer>;

export class FakeAuthenticator {
  /** Whether the finger on it is one that it knows. */
  recognises = true;
  hasPrf = true;
  /** Many give their bytes when asked again, and not with the new passkey. */
  givesAtOnce = true;
  /** By credential id: what the bytes are made with. */
  readonly kept = new Map<string, CryptoKey>();
  prompts = 0;

  constructor() {
    vi.stubGlobal('location', { hostname: 'localhost' });
    vi.stubGlobal('navigator', { credentials: this });
    vi.stubGlobal('PublicKeyCredential', {
      isUserVerifyingPlatformAuthenticatorAvailable: async () => true,
      getClientCapabilities: async () => ({ 'extension:prf': this.hasPrf }),
      signalUnknownCredential: async (about: { rpId: string; credentialId: string }) => {
        this.kept.delete(Buffer.from(about.credentialId, 'base64url').toString('hex'));
      },
    });
  }

  async create({ publicKey }: { publicKey: PublicKeyCredentialCreationOptions }) {
    this.prompt();
    const id = crypto.getRandomValues(new Uint8Array(20));
    this.kept.set(hex(id), await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']));
    return this.answer(id, this.givesAtOnce ? publicKey.extensions?.prf?.eval?.first : undefined);
  }

  async get({ publicKey }: { publicKey: PublicKeyCredentialRequestOptions }) {
    this.prompt();
    const asked = (publicKey.allowCredentials ?? []).map(({ id }) => id as Bytes);
    const found = asked.find((id) => this.kept.has(hex(id)));
    if (!found) throw new DOMException('none of them is here', 'NotAllowedError');
    return this.answer(found, publicKey.extensions?.prf?.eval?.first);
  }

  private prompt(): void {
    this.prompts += 1;
    if (!this.recognises) throw new DOMException('not recognised', 'NotAllowedError');
  }

  private async answer(id: Bytes, salt: BufferSource | undefined) {
    const key = this.kept.get(hex(id));
    const first = key && salt && this.hasPrf ? await crypto.subtle.sign('HMAC', key, salt) : undefined;
    return { rawId: id.buffer, getClientExtensionResults: () => ({ prf: first ? { results: { first } } : {} }) };
  }
}

function hex(bytes: Bytes): string {
  return Buffer.from(bytes).toString('hex');
}
