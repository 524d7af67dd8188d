/** Blocks a screen is composed of: card, banner, rows, tile, bar, step list, empty state. */

import type { ComponentChildren } from 'preact';
import { say } from '../i18n';
import { Icon } from './icon';

/** A block of its own on paper; `done` frames it in green. */
export function Card({ title, done, children }: { title?: string; done?: boolean; children: ComponentChildren }) {
  return (
    <section class={`card${done ? ' card-done' : ''}`}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** One thing to know now. `needs_you` is red, `done` green, else blue; the words say it as well. */
export function Banner({ look, children }: { look?: 'needs_you' | 'done'; children: ComponentChildren }) {
  return (
    <div class={`banner${look ? ` banner-${look}` : ''}`} role={look === 'needs_you' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** Lines under one another in one frame; give it `<li>` or `<Row>`. */
export function Rows({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProperties {
  to?: string | undefined;
  title: ComponentChildren;
  note?: ComponentChildren;
  end?: ComponentChildren;
}

/** One line: what it is, a note below, a figure at the right; with `to` the whole line opens that screen. */
export function Row({ to, title, note, end }: RowProperties) {
  const words = (
    <>
      <span class="row-words">
        <span class="row-title">{title}</span>
        {note && <div class="soft">{note}</div>}
      </span>
      {end && <span class="row-end">{end}</span>}
    </>
  );
  return (
    <li>
      {to ? (
        <a class="row" href={`#${to}`}>
          {words}
          <Icon name="next" />
        </a>
      ) : (
        <div class="row">{words}</div>
      )}
    </li>
  );
}

/** Names with what they stand for; what is not known takes no room. */
export function Pairs({ pairs }: { pairs: readonly (readonly [name: string, text: string | null | undefined])[] }) {
  return (
    <dl class="pairs">
      {pairs.map(([name, text]) => text && [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{text}</dd>])}
    </dl>
  );
}

/** One figure with its name; with `to` it opens the level below. */
export function Tile(properties: { name: string; figure: string; note?: ComponentChildren; to?: string }) {
  const words = (
    <>
      <span class="soft">{properties.name}</span>
      <strong>
        {properties.figure}
        {properties.to && <Icon name="next" />}
      </strong>
      {properties.note && <span class="soft">{properties.note}</span>}
    </>
  );
  return properties.to ? (
    <a class="tile" href={`#${properties.to}`}>
      {words}
    </a>
  ) : (
    <div class="tile">{words}</div>
  );
}

/** How much of a whole is reached; the words beside it carry the figure, the bar is silent. */
export function Bar({ part, whole }: { part: number; whole: number }) {
  const share = whole > 0 ? Math.min(1, part / whole) : 0;
  return (
    <span class="bar" aria-hidden="true">
      <span style={{ width: `${Math.round(share * 100)}%` }} />
    </span>
  );
}

/** Steps of one task; `now` counts from 0. Steps before it are done. */
export function StepList({ names, now }: { names: readonly string[]; now: number }) {
  return (
    <ol class="steps" aria-label={say('steps.name')}>
      {names.map((name, index) => (
        <li
          key={name}
          data-state={index < now ? 'done' : 'open'}
          {...(index === now ? { 'aria-current': 'step' as const } : {})}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}

/** Nothing here yet: why, and the one thing to do. */
export function EmptyState({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
