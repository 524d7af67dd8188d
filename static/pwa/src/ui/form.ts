/** What was typed on a form, kept exactly as typed, also over leaving and returning. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../i18n';
import { usePhone } from './phone_context';

export type Texts<Name extends string> = Record<Name, string>;
export type Problems<Name extends string> = Partial<Record<Name, string | null>>;

export interface Form<Name extends string> {
  /** False until the draft of an earlier visit was read (milliseconds). */
  ready: boolean;
  texts: Texts<Name>;
  type(name: Name, text: string): void;
  /** The field was left: from now on its problem is shown beside it. */
  leave(name: Name): void;
  problem(name: Name): string | null;
  /** True when no field has a problem; else shows all of them and puts the focus on the first. */
  check(): boolean;
  /** Forgets the draft and empties the fields; `kept` stay as they are for the next record. */
  clear(kept?: Partial<Texts<Name>>): Promise<void>;
}

/**
 * A form of text fields.
 * `draftKey` names where the device keeps what was typed (null: not kept, as for passwords);
 * `check` returns a sentence for each field that cannot be saved yet.
 */
export function useForm<Name extends string>(
  draftKey: string | null,
  blank: Texts<Name>,
  check: (texts: Texts<Name>) => Problems<Name>,
): Form<Name> {
  const { drafts } = usePhone();
  const [texts, setTexts] = useState(blank);
  const [ready, setReady] = useState(draftKey === null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const typed = useRef(texts);

  const show = (next: Texts<Name>) => {
    typed.current = next;
    setTexts(next);
  };

  useEffect(() => {
    if (draftKey === null) return;
    let here = true;
    drafts.load(draftKey).then((kept) => {
      if (!here) return;
      if (kept) show({ ...blank, ...(kept as Partial<Texts<Name>>) });
      setReady(true);
    });
    return () => {
      here = false;
    };
  }, [draftKey]);

  // after the problems are drawn: the focus goes to the first of them
  const seeking = useRef(false);
  useLayoutEffect(() => {
    if (!seeking.current) return;
    seeking.current = false;
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });

  const problems = check(texts);
  return {
    ready,
    texts,
    type(name, text) {
      const next = { ...typed.current, [name]: text };
      show(next);
      if (draftKey !== null) void drafts.keep(draftKey, next);
    },
    leave(name) {
      if (texts[name] !== '') setLeft((before) => new Set(before).add(name));
    },
    problem: (name) => (left.has(name) ? (problems[name] ?? null) : null),
    check() {
      const open = (Object.keys(problems) as Name[]).filter((name) => problems[name]);
      setLeft(new Set(Object.keys(blank)));
      seeking.current = open.length > 0;
      return open.length === 0;
    },
    async clear(kept = {}) {
      show({ ...blank, ...kept });
      setLeft(new Set());
      if (draftKey !== null) await drafts.drop(draftKey);
    },
  };
}

/** A sentence for each text that is longer than its field of the wire takes; `shape` names the fields as the form does. */
export function tooLong(shape: object, texts: Readonly<Record<string, string>>): Record<string, string> {
  const fields = shape as Record<string, { length_max?: number } | undefined>;
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => {
      const most = fields[name]?.length_max ?? Number.POSITIVE_INFINITY;
      return text.trim().length > most ? [[name, say('field.too_long', { most })]] : [];
    }),
  );
}

/** For `onSubmit`: the button acts (also on Enter); the page must not reload. */
export function stay(event: Event): void {
  event.preventDefault();
}
