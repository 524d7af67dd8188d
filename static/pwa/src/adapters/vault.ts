/** The vault: what a person keeps on this phone lies in its files as AES-256-GCM, under a key that only their PIN opens. */

/** Twelve random bytes, and what AES-GCM made of the rest; in a vault without a key, the bytes as they are. */
export type Sealed = Uint8Array<ArrayBuffer>;

const IV_BYTES = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Vault {
  /** Without a key nothing is hidden: where all is practice. */
  constructor(private readonly key: CryptoKey | null) {}

  /** `about` says what it is and whose: sealed under one name, it opens under no other. */
  async sealBytes(about: string, bytes: Sealed): Promise<Sealed> {
    if (!this.key) return bytes;
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const hidden = await crypto.subtle.encrypt(settings(iv, about), this.key, bytes);
    const sealed = new Uint8Array(IV_BYTES + hidden.byteLength);
    sealed.set(iv);
    sealed.set(new Uint8Array(hidden), IV_BYTES);
    return sealed;
  }

  /** Rejects with an `OperationError` what was sealed by another key, under another name, or changed since. */
  async openBytes(about: string, sealed: Sealed): Promise<Sealed> {
    if (!this.key) return sealed;
    const settled = settings(sealed.subarray(0, IV_BYTES), about);
    return new Uint8Array(await crypto.subtle.decrypt(settled, this.key, sealed.subarray(IV_BYTES)));
  }

  seal(about: string, text: string): Promise<Sealed> {
    return this.sealBytes(about, encoder.encode(text));
  }

  async open(about: string, sealed: Sealed): Promise<string> {
    return decoder.decode(await this.openBytes(about, sealed));
  }
}

function settings(iv: Sealed, about: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encoder.encode(about) };
}
