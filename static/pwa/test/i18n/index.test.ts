// @vitest-environment happy-dom
import { effect } from '@preact/signals';
import { afterEach, expect, it } from 'vitest';
import english from '../../../../server/i18n/en.json';
import thai from '../../../../server/i18n/th.json';
import { hasKey, language, say, speak, speakAsRemembered } from '../../src/i18n';

afterEach(async () => {
  localStorage.clear();
  await speak('th');
});

it('speaks Thai first, English when chosen, and remembers it', async () => {
  const heard: string[] = [];
  effect(() => void heard.push(say('app.name')));
  expect(await speak('en')).toBe(true);
  expect(heard).toEqual([thai['app.name'], english['app.name']]);
  expect(document.documentElement.lang).toBe('en');
  await speak('th');
  localStorage.setItem('omsap.language', 'en');
  await speakAsRemembered();
  expect(language.value).toBe('en');
});

it('fills in the values, and leaves a placeholder it has no value for', () => {
  expect(say('sign.waiting', { count: 3 })).toContain('3');
  expect(say('sign.waiting')).toContain('{count}');
});

it('knows which codes have words', () => {
  expect(hasKey('problem.internal')).toBe(true);
  expect(hasKey('problem.of_tomorrow')).toBe(false);
  expect(hasKey('toString')).toBe(false);
});
