/** Where the meeting stands, and the way to any step that can be gone to. */

import { say } from '../i18n';
import { Bar } from '../ui/panels';
import type { CollectionFacts } from './collection_facts';
import { addressOf, STEPS, type Step } from './collection_steps';

/** One line; opened, it lists the steps. Without `facts` the collection was not begun. */
export function Progress({ facts, now }: { facts?: CollectionFacts; now: Step }) {
  const place = STEPS.indexOf(now) + 1;
  const canGo = (step: Step) =>
    facts && step !== 'opening' && (facts.state.is_count_fresh || (step !== 'read_back' && step !== 'close'));
  return (
    <details class="progress">
      <summary>
        <span class="soft">{say('step.place', { place, all: STEPS.length })}</span>
        {say(`step.${now}`)}
        <Bar part={place} whole={STEPS.length} />
      </summary>
      <ol class="rows" aria-label={say('steps.name')}>
        {STEPS.map((step) => (
          <li key={step} {...(step === now ? { 'aria-current': 'step' as const } : {})}>
            {facts && canGo(step) ? (
              <a class="row" href={`#${addressOf(facts.group.id, step)}`}>
                {say(`step.${step}`)}
              </a>
            ) : (
              <span class="row soft">{say(`step.${step}`)}</span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
