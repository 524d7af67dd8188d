/** What a report's screen says around its figures: how old they are, or why there are none. */

import type { ComponentChildren } from 'preact';
import { say } from '../i18n';
import { problemText } from '../syncing/problem_text';
import { LinkButton } from '../ui/button';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import type { Told } from './use_report';

/** What everybody sees first: how old the figures are, and that they are old when the server cannot be asked. */
export function AsOf({ told }: { told: Told<unknown> }) {
  const today = usePhone().today();
  if (!told.as_of) return null;
  const when = instantText(told.as_of, today);
  return <span>{say(told.is_kept ? 'report.as_of_kept' : 'report.as_of', { when })}</span>;
}

/** What the server says no signal would change. */
const REFUSALS: ReadonlySet<string> = new Set(['not_allowed', 'not_found']);

/** The report, or why there is none and what to do: the server's word where it gave one, else that it was not reached. */
export function Report<Value>({
  told,
  children,
}: {
  told: Told<Value>;
  children: (value: Value) => ComponentChildren;
}) {
  if (told.value) return <>{children(told.value)}</>;
  if (told.code === 'second_factor_missing') {
    return (
      <Banner look="needs_you">
        <p>{say('second_factor.needed')}</p>
        <LinkButton to="/me/second-factor">{say('second_factor.open')}</LinkButton>
      </Banner>
    );
  }
  return told.is_missing ? (
    <Banner look="needs_you">
      <p>{told.code && REFUSALS.has(told.code) ? problemText(told.code) : say('report.missing')}</p>
    </Banner>
  ) : (
    <p role="status">{say('report.fetching')}</p>
  );
}
