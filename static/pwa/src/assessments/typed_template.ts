/** A form of assessment as it is typed by whoever puts a province's own in, and the version that is saved of it. */

import { SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import { tickedOf } from '../ui/checks_field';
import { normaliseThai, toWesternDigits } from '../values/thai_text';
import { type Form, SHIPPED, type Sort } from './templates';

const FIELDS = SHAPES.assessment_template;
const ITEM = FIELDS.items.each.parts;
const LEVEL = FIELDS.levels.each.parts;
/** Questions of the meeting, and levels, that a form has room for. */
export const QUESTIONS_MAX = 30;
export const LEVELS_MAX = 6;

/** How a question of the meeting is answered: its kind and the most points. */
export const ANSWERS = ['yes_no:1', 'scale:3', 'scale:5', 'scale:10'] as const;

export type TemplateTexts = Record<string, string>;
type Item = Form['items'][number];

/** What the books can answer, in the order of our own sheet: as it is asked there, once. */
export const PROVABLE: readonly Item[] = SHIPPED.flatMap((form) => form.items).filter(
  (item, place, all) => item.kind === 'auto' && all.findIndex(({ id }) => id === item.id) === place,
);

/** The places of a form's questions, or levels, counted from 1. */
export function placesOf(count: string | undefined): number[] {
  return Array.from({ length: Number(count) }, (_, index) => index + 1);
}

/** What stands on the form before anything is typed: the version that holds. Its source is asked for anew. */
export function textsOf(form: Form): TemplateTexts {
  const asked = form.items.filter((item) => item.kind !== 'auto');
  const proved = form.items.filter((item) => item.kind === 'auto');
  const places = (most: number, named: (place: number) => TemplateTexts) =>
    Object.assign({}, ...placesOf(String(most)).map(named));
  return {
    name: form.name,
    source: '',
    is_official: '',
    proved: proved.map((item) => item.auto_query).join(' '),
    ...Object.fromEntries(
      PROVABLE.map(({ auto_query }) => [
        `weight_${auto_query}`,
        String(proved.find((item) => item.auto_query === auto_query)?.weight ?? 1),
      ]),
    ),
    questions: String(asked.length),
    ...places(QUESTIONS_MAX, (place) => {
      const item = asked[place - 1];
      return {
        [`id_${place}`]: item?.id ?? '',
        [`text_${place}`]: item?.text_th ?? '',
        [`side_${place}`]: item?.side ?? '',
        [`answer_${place}`]: item ? `${item.kind}:${item.most}` : ANSWERS[0],
        [`weight_${place}`]: String(item?.weight ?? 1),
      };
    }),
    levels: String(form.levels.length),
    ...places(LEVELS_MAX, (place) => {
      const level = form.levels[place - 1];
      return {
        [`level_${place}`]: level?.name ?? '',
        [`percent_${place}`]: level ? String(level.min_percent) : '',
      };
    }),
  };
}

/** A whole number within limits as typed, also with Thai digits; null for anything else. */
function numberOf(text: string | undefined, least: number, most: number): number | null {
  const typed = toWesternDigits(text ?? '').trim();
  return /^\d{1,3}$/.test(typed) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : null;
}

/** Whether a place asks something: words of its own, or ours for a virtue. */
function isAsked(texts: TemplateTexts, place: number, sort: Sort): boolean {
  return (texts[`text_${place}`] ?? '').trim() !== '' || (sort === 'virtues' && texts[`id_${place}`] !== '');
}

/** A sentence for each field that cannot be saved yet. */
export function checkTemplate(texts: TemplateTexts, sort: Sort): Record<string, string> {
  const problems: Record<string, string> = {};
  const limit = (name: string, most: number) => {
    if ((texts[name] ?? '').trim().length > most) problems[name] = say('field.too_long', { most });
  };
  if (!texts.name?.trim()) problems.name = say('assessment_form.name_missing');
  if (!texts.source?.trim()) problems.source = say('assessment_form.source_missing');
  if (!texts.is_official) problems.is_official = say('assessment_form.official_missing');
  limit('name', FIELDS.name.length_max);
  limit('source', FIELDS.source.length_max);
  const weight = (name: string) => {
    if (numberOf(texts[name], 1, ITEM.weight.maximum) === null) {
      problems[name] = say('assessment_form.weight_unclear', { most: ITEM.weight.maximum });
    }
  };
  const asked = placesOf(texts.questions).filter((place) => isAsked(texts, place, sort));
  for (const place of asked) {
    limit(`text_${place}`, ITEM.text_th.length_max);
    limit(`side_${place}`, ITEM.side.length_max);
    weight(`weight_${place}`);
  }
  for (const query of tickedOf(texts.proved ?? '')) weight(`weight_${query}`);
  if (asked.length + tickedOf(texts.proved ?? '').length === 0) {
    problems[sort === 'health' ? 'proved' : 'text_1'] = say('assessment_form.items_missing');
  }
  return { ...problems, ...levelProblems(texts) };
}

/** Levels begin at nought and rise. */
function levelProblems(texts: TemplateTexts): Record<string, string> {
  const problems: Record<string, string> = {};
  let least = 0;
  for (const place of namedLevels(texts)) {
    const percent = numberOf(texts[`percent_${place}`], 0, LEVEL.min_percent.maximum);
    const isFirst = least === 0;
    if (percent === null || (isFirst ? percent !== 0 : percent < least)) {
      problems[`percent_${place}`] = say(isFirst ? 'assessment_form.first_level' : 'assessment_form.level_order');
    }
    if ((texts[`level_${place}`] ?? '').trim().length > LEVEL.name.length_max) {
      problems[`level_${place}`] = say('field.too_long', { most: LEVEL.name.length_max });
    }
    least = Math.max(least, percent ?? 0) + 1;
  }
  return problems;
}

function namedLevels(texts: TemplateTexts): number[] {
  return placesOf(texts.levels).filter((place) => (texts[`level_${place}`] ?? '').trim() !== '');
}

/** The version that is saved of checked texts. What the books prove comes first, in the order they are known by. */
export function templateOf(texts: TemplateTexts, sort: Sort, version: number) {
  const proved = new Set(tickedOf(texts.proved ?? ''));
  const places = placesOf(texts.questions).filter((place) => isAsked(texts, place, sort));
  const taken = new Set(places.map((place) => texts[`id_${place}`]));
  let number = 0;
  const newId = () => {
    do number += 1;
    while (taken.has(`q_${number}`));
    return `q_${number}`;
  };
  const items: Item[] = [
    ...PROVABLE.filter(({ auto_query }) => auto_query && proved.has(auto_query)).map((item) => ({
      ...item,
      weight: numberOf(texts[`weight_${item.auto_query}`], 1, ITEM.weight.maximum) ?? 1,
    })),
    ...places.map((place) => {
      const [kind, most] = (texts[`answer_${place}`] ?? ANSWERS[0]).split(':');
      return {
        id: texts[`id_${place}`] || newId(),
        side: normaliseThai(texts[`side_${place}`] ?? ''),
        text_th: normaliseThai(texts[`text_${place}`] ?? ''),
        kind: kind as 'yes_no' | 'scale',
        most: Number(most),
        weight: numberOf(texts[`weight_${place}`], 1, ITEM.weight.maximum) ?? 1,
        auto_query: null,
      };
    }),
  ];
  return {
    sort,
    name: normaliseThai(texts.name ?? ''),
    version,
    is_official: texts.is_official === 'yes',
    source: normaliseThai(texts.source ?? ''),
    items,
    levels: namedLevels(texts).map((place) => ({
      name: normaliseThai(texts[`level_${place}`] ?? ''),
      min_percent: numberOf(texts[`percent_${place}`], 0, LEVEL.min_percent.maximum) ?? 0,
    })),
  };
}
