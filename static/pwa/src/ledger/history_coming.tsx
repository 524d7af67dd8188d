/** While a group's history is still on its way: what can be relied on already, and how far it has come. */

import { say } from '../i18n';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';

export function HistoryComing({ scope }: { scope: string }) {
  const fetching = usePhone().rows.fetching(scope);
  if (!fetching) return null;
  const text = say('fetching.history', { percent: Math.floor((100 * fetching.filled) / fetching.upto) });
  return (
    <Banner>
      <p>{text}</p>
      <progress max={fetching.upto} value={fetching.filled} aria-label={text} />
      <p class="soft">{say('fetching.history_help')}</p>
    </Banner>
  );
}
