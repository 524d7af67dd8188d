/**
 * Passkeys of this device, as far as a lock needs them: one is made, and gives 32 bytes to whoever the device recognises (the
 * PRF extension of WebAuthn). Nothing of it is sent anywhere.
 */

type Bytes = Uint8Array<ArrayBuffer>;

export interface Passkey {
  credential_id: Bytes;
  /** What the authenticator makes of the salt: 32 bytes; null where it has no PRF. */
  prf: Bytes | null;
}

const TIMEOUT_MS = 60_000;
/** ES256 and RS256. The signature is never asked for, but no passkey is made without one. */
const ALGORITHMS = [-7, -257];

/** Whether this device recognises people by itself; if it has PRF as well is known for certain only once it has made one. */
export async function canUse(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  if (!(await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable())) return false;
  // older browsers cannot say what they can
  const able = await PublicKeyCredential.getClientCapabilities?.();
  return (able as Record<string, boolean> | undefined)?.['extension:prf'] !== false;
}

/** A new passkey, under the name by which the device lists it; null when nobody was recognised. */
export async function create(name: string, salt: Bytes): Promise<Passkey | null> {
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { id: location.hostname, name: location.hostname },
        // of its own: by the same id a passkey of another phone of theirs would be overwritten where accounts share them
        user: { id: random(16), name, displayName: name },
        challenge: unchecked(),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: {
          authenticatorAttachment: 'platform',
          residentKey: 'preferred',
          userVerification: 'required',
        },
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  if (!made) return null;
  const credential_id = new Uint8Array(made.rawId);
  // some make one and give their bytes only when asked again
  return { credential_id, prf: prfOf(made) ?? (await get([credential_id], salt)) };
}

/** The 32 bytes of one of these passkeys; null when nobody was recognised, none is here, or it has no PRF. */
export async function get(ids: readonly Bytes[], salt: Bytes): Promise<Bytes | null> {
  const given = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        rpId: location.hostname,
        allowCredentials: ids.map((id) => ({ type: 'public-key', id, transports: ['internal'] })),
        challenge: unchecked(),
        userVerification: 'required',
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  return given && prfOf(given);
}

/** Lets the device take a passkey off its list, where its browser can ask for that. */
export async function forget(id: Bytes): Promise<void> {
  const text = btoa(String.fromCharCode(...id));
  const unknown = {
    rpId: location.hostname,
    credentialId: text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  };
  await globalThis.PublicKeyCredential?.signalUnknownCredential?.(unknown).catch(() => undefined);
}

/** A challenge proves to a server that an answer is new. Here there is none: the bytes fit the lock or do not. */
function unchecked(): Bytes {
  return random(32);
}

function random(bytes: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

/** Browsers say alike that a finger was not recognised, that somebody turned back, and that there is no such passkey. */
async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    return (await ask()) as PublicKeyCredential | null;
  } catch {
    return null;
  }
}

function prfOf(credential: PublicKeyCredential): Bytes | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  // always a buffer of its own, though the type allows a view
  return first ? new Uint8Array(first as ArrayBuffer) : null;
}
