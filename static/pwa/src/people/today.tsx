/** วันนี้: the one or two things to do now, in words with a date. */

import { useEffect, useState } from 'preact/hooks';
import { AlertCards, InboxAge } from '../alerts/alert_list';
import { useDueAlerts } from '../alerts/due_alerts';
import { openCasesOf } from '../cases/open_cases';
import { nextCollectionOn } from '../groups/collection_date';
import { NoGroups } from '../groups/group_list';
import {
  agreedDates,
  countedGroups,
  type GroupRow,
  groupScope,
  heldPeriods,
  openCollection,
} from '../groups/group_rows';
import { say } from '../i18n';
import { readCollection } from '../ledger/collection_facts';
import { LinkButton } from '../ui/button';
import { lazy } from '../ui/lazy';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { oldestText, signText } from '../ui/sync_sign';
import { dayText, instantText } from '../ui/when';
import { formatBaht } from '../values/money';
import { daysBetween, formatPeriod, formatThaiDate } from '../values/thai_date';

const PauseWord = lazy(() => import('../alerts/pause_word').then((module) => module.PauseWord));
const MentorWord = lazy(() => import('../mentoring/mentor_word').then((module) => module.MentorWord));
const Targets = lazy(() => import('../campaigns/target_cards').then((module) => module.TargetCards));

/** A collection this near is one of the things to do now. */
const SOON_DAYS = 7;

/** `#/` of an officer. */
export function Today() {
  const phone = usePhone();
  const alerts = useDueAlerts();
  const today = phone.today();
  const groups = countedGroups(phone);
  const sign = phone.sign.value;
  const oldest = oldestText(sign, today);
  return (
    <Page title={say('today.title')} note={formatThaiDate(today)}>
      {sign.is_overdue && (
        <Banner look="needs_you">
          <p>{say('sign.overdue_since', { when: instantText(sign.oldest_at ?? '', today) })}</p>
          <LinkButton to="/sync">{say('today.to_sync')}</LinkButton>
        </Banner>
      )}
      {groups.map((group) => (
        <OpenDay key={group.id} group={group} />
      ))}
      <FoundingDraft />
      <MentorWord hasAlerts={alerts.length > 0} />
      <InboxAge />
      <AlertCards alerts={alerts} />
      <PauseWord />
      <OpenCases groups={groups} />
      <NextCollections groups={groups} />
      {groups.length === 0 && <NoGroups />}
      <Targets />
      {sign.waiting + sign.needs_you > 0 && (
        <Card title={signText(sign)}>
          {oldest && <p>{oldest}</p>}
          <LinkButton to="/sync">{say('today.to_sync')}</LinkButton>
        </Card>
      )}
    </Page>
  );
}

/** A collection that was left open: where it stands and the way back into it. */
function OpenDay({ group }: { group: GroupRow }) {
  const phone = usePhone();
  const open = openCollection(phone, group.id);
  if (!open) return null;
  const { members, state } = readCollection(phone, group, open);
  return (
    <Card done title={say('today.open_day', { period: formatPeriod(open.period) })}>
      <p>{group.name}</p>
      <div class="totals">
        <span>{say('room.progress', { count: state.received_satang.size, all: members.length })}</span>
        <strong>{say('money.baht', { amount: formatBaht(state.total_satang) })}</strong>
      </div>
      <LinkButton to={`/groups/${group.id}/collection`} look="main">
        {say('collection.continue')}
      </LinkButton>
    </Card>
  );
}

/** A founding form that was begun and left. */
function FoundingDraft() {
  const phone = usePhone();
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    phone.drafts.load('group/new').then((draft) => setBegun(Boolean(draft)));
  }, []);
  return begun ? (
    <Card title={say('today.founding_begun')}>
      <LinkButton to="/groups/new">{say('today.founding_continue')}</LinkButton>
    </Card>
  ) : null;
}

/** Groups in which somebody should look at something. */
function OpenCases({ groups }: { groups: readonly GroupRow[] }) {
  const phone = usePhone();
  const asking = groups
    .map((group) => ({ group, count: openCasesOf(phone.rows, groupScope(group.id)).length }))
    .filter(({ count }) => count > 0);
  if (asking.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{say('today.cases')}</h2>
      <Rows label={say('today.cases')}>
        {asking.map(({ group, count }) => (
          <Row
            key={group.id}
            to={`/groups/${group.id}`}
            title={group.name}
            note={say('today.cases_count', { count })}
          />
        ))}
      </Rows>
    </section>
  );
}

function NextCollections({ groups }: { groups: readonly GroupRow[] }) {
  const phone = usePhone();
  const today = phone.today();
  const near = groups
    .filter((group) => !openCollection(phone, group.id))
    .map((group) => ({
      group,
      on: nextCollectionOn(group.collection_day, today, heldPeriods(phone, group.id), agreedDates(phone, group.id)),
    }))
    .filter(({ on }) => daysBetween(today, on) <= SOON_DAYS)
    .sort((left, right) => (left.on < right.on ? -1 : 1));
  if (near.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{say('today.next_collections')}</h2>
      <Rows label={say('today.next_collections')}>
        {near.map(({ group, on }) => (
          <Row key={group.id} to={`/groups/${group.id}`} title={group.name} note={dayText(on, today)} />
        ))}
      </Rows>
    </section>
  );
}
