/** Reading aloud with the phone's own Thai voice, where it has one. */

import { signal } from '@preact/signals';

/** The phone's Thai voice, one that needs no signal before any other; null where there is none (yet). */
export const thaiVoice = signal<SpeechSynthesisVoice | null>(null);

function find(): void {
  const voices = speechSynthesis.getVoices().filter((voice) => voice.lang.toLowerCase().startsWith('th'));
  thaiVoice.value = voices.find((voice) => voice.localService) ?? voices[0] ?? null;
}

if ('speechSynthesis' in globalThis) {
  find();
  // some phones list their voices a moment after they were asked
  speechSynthesis.addEventListener?.('voiceschanged', find);
}

/** Whether something is being read aloud. */
export const isSpeaking = signal(false);

/** Reads a text aloud in place of what was being read; without a voice it stays silent. */
export function readAloud(text: string): void {
  if (!thaiVoice.value) return;
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = thaiVoice.value;
  utterance.lang = thaiVoice.value.lang;
  utterance.rate = 0.9;
  utterance.onend = utterance.onerror = () => {
    isSpeaking.value = speechSynthesis.speaking;
  };
  isSpeaking.value = true;
  speechSynthesis.speak(utterance);
}

/** Stops reading at once. */
export function beSilent(): void {
  if (isSpeaking.value) speechSynthesis.cancel();
  isSpeaking.value = false;
}
