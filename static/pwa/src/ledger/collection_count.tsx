/** Counting the cash, and where to look first when it differs. */

import { shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { goTo } from '../router';
import { Button, LinkButton } from '../ui/button';
import { stay, useForm } from '../ui/form';
import { Page } from '../ui/page';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { countedSatang, suspectedMembers } from './collection';
import { countCash } from './collection_acts';
import { type CollectionFacts, whoIs } from './collection_facts';
import { Progress } from './collection_progress';
import { addressOf } from './collection_steps';
import { CountForm, NO_COUNTS, readCounts, unclearCounts } from './count_form';

/** `…/collection/count` */
export function Count({ facts }: { facts: CollectionFacts }) {
  const phone = usePhone();
  const { group, open, members, state } = facts;
  const form = useForm(`count/${open.id}`, NO_COUNTS, unclearCounts);
  const counts = readCounts(form.texts);
  const counted = counts ? countedSatang(counts) : 0;
  const difference = counted - state.expected_satang;
  const next = async () => {
    if (!form.check() || !counts) return;
    if (!state.is_count_fresh || counted !== state.counted_satang) {
      await countCash(phone, group.id, open.id, counts, state.expected_satang);
    }
    goTo(addressOf(group.id, 'read_back'));
  };
  if (!form.ready) return null;
  const suspects = new Set(suspectedMembers(difference, members, state.received_satang));
  return (
    <Page
      title={say('count.title')}
      note={shortName(group)}
      back={{ to: addressOf(group.id, 'room'), text: say('step.room') }}
      bottom={
        <>
          <CashSums expected={state.expected_satang} counted={counted} />
          <Button look="main" press={next}>
            {difference === 0 ? say('count.to_close') : say('count.to_close_differing')}
          </Button>
        </>
      }
    >
      <Progress facts={facts} now="count" />
      {state.expected_satang < 0 && (
        <Banner look="needs_you">
          <p>{say('count.below_nothing')}</p>
          <LinkButton to={addressOf(group.id, 'payments')}>{say('payment.go')}</LinkButton>
        </Banner>
      )}
      <form noValidate onSubmit={stay}>
        <CountForm form={form} />
      </form>
      {counted > 0 && difference !== 0 && (
        <Banner look="needs_you">
          <p>
            {say(difference > 0 ? 'count.means_over' : 'count.means_short', {
              amount: formatBaht(Math.abs(difference)),
            })}
          </p>
          {suspects.size > 0 && (
            <>
              <p>{say(difference > 0 ? 'count.maybe_unwritten' : 'count.maybe_unpaid')}</p>
              <ul>
                {members
                  .filter((member) => suspects.has(member.id))
                  .slice(0, 5)
                  .map((member) => (
                    <li key={member.id}>{whoIs(member)}</li>
                  ))}
              </ul>
            </>
          )}
          <LinkButton to={addressOf(group.id, 'room')}>{say('count.look')}</LinkButton>
        </Banner>
      )}
    </Page>
  );
}

/** What should be there, what was counted, and by how much they differ. */
export function CashSums({ expected, counted }: { expected: number; counted: number }) {
  const difference = counted - expected;
  return (
    <dl class="pairs" aria-live="polite">
      <dt>{say('count.expected')}</dt>
      <dd class="money">{formatBaht(expected)}</dd>
      <dt>{say('count.counted')}</dt>
      <dd class="money">{formatBaht(counted)}</dd>
      {difference !== 0 && (
        <>
          <dt class="difference">▲ {say(difference > 0 ? 'count.over' : 'count.short')}</dt>
          <dd class="money difference">{formatBaht(Math.abs(difference))}</dd>
        </>
      )}
    </dl>
  );
}
