/** Two cards: what stands and the other value, who wrote each and when. One tap chooses. */

import { say } from '../i18n';
import { Button } from '../ui/button';
import { Card } from '../ui/panels';
import { formatThaiDate } from '../values/thai_date';
import { sideText } from './value_text';

export type Choice = 'kept' | 'other';

/** One value of a clash, as JSON text, with who wrote it ("" when nobody knows) and on which civil day. */
export interface Side {
  value: string | null;
  who: string;
  on: string | null;
}

interface ClashProperties {
  row_kind: string;
  field: string;
  kept: Side;
  other: Side;
  /** What was chosen, and by whom; then nothing is left to choose. */
  chosen: Choice | null;
  choose: ((choice: Choice) => unknown) | null;
}

export function ClashCards({ row_kind, field, kept, other, chosen, choose }: ClashProperties) {
  const card = (choice: Choice, side: Side, lines: string[]) => (
    <Card title={say(`case.side_${choice}`)} done={chosen === choice}>
      {lines.map((line) => (
        <p key={line} class={lines.length === 1 ? 'figure-words' : ''}>
          <strong>{line}</strong>
        </p>
      ))}
      <p class="soft">
        {[side.who, side.on && formatThaiDate(side.on, 'short')].filter(Boolean).join(', ') || say('case.who_unknown')}
      </p>
      {choose && (
        <Button wide label={`${say('case.choose')}: ${lines.join(', ')}`} press={() => choose(choice)}>
          {say('case.choose')}
        </Button>
      )}
    </Card>
  );
  return (
    <div class="sides">
      {card('kept', kept, sideText(row_kind, field, kept.value))}
      {card('other', other, sideText(row_kind, field, other.value))}
    </div>
  );
}
