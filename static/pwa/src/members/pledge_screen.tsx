/** Changing a member's pledge from a month to come, and what it was before. */

import { useEffect } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope, type MemberRow, memberName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { MoneyField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { formatBaht, parseBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { normaliseThai, toWesternDigits } from '../values/thai_text';
import { type PledgeChangeRow, pledgesOf } from './member_pledge';
import { changePeriods, newestFirst } from './pledge';

interface Limits {
  pledge_min_satang: number;
  pledge_max_satang: number | null;
  /** Null where pledges are amounts. */
  unit_price_satang: number | null;
  units_max: number;
  /** The months it may begin in. */
  periods: readonly string[];
}

interface PledgeTexts {
  amount: string;
  units: string;
  from_period: string;
  reason: string;
}

/** `#/groups/:group/members/:member/pledge` */
export function PledgeScreen({ group: groupId, member: memberId }: { group: string; member: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const member = phone.rows.find('member', memberId);
  return group && member ? <Pledge group={group} member={member} /> : <RowMissing />;
}

/** What was typed as satang a month; null while it is none. */
export function typedSatang(texts: Pick<PledgeTexts, 'amount' | 'units'>, unitPriceSatang: number | null) {
  if (unitPriceSatang === null) return parseBaht(texts.amount);
  const units = toWesternDigits(texts.units).trim();
  return /^\d{1,4}$/.test(units) ? Number(units) * unitPriceSatang : null;
}

/** A sentence for each field that cannot be saved yet; `dueSatang` is what a month's pledge is without the change. */
export function checkPledge(
  texts: PledgeTexts,
  limits: Limits,
  dueSatang: (period: string) => number,
): Partial<PledgeTexts> {
  const problems: Partial<PledgeTexts> = {};
  const { unit_price_satang: price, pledge_min_satang: least, pledge_max_satang: most, units_max } = limits;
  const satang = typedSatang(texts, price);
  if (!limits.periods.includes(texts.from_period)) problems.from_period = say('pledge.from_period_missing');
  const field = price === null ? 'amount' : 'units';
  if (price !== null && (!satang || satang > units_max * price)) {
    problems.units = say('pledge.units_range', { most: units_max });
  } else if (!satang) problems.amount = say('money.unclear');
  else if (satang < least) problems[field] = say('member.pledge_low', { least: formatBaht(least) });
  else if (most !== null && satang > most) problems[field] = say('member.pledge_high', { most: formatBaht(most) });
  else if (satang > LIMITS.amount_satang_max) {
    problems[field] = say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) });
  } else if (texts.from_period && satang === dueSatang(texts.from_period)) problems[field] = say('pledge.same');
  const length = SHAPES.pledge_change.reason.length_max;
  if (texts.reason.trim().length > length) problems.reason = say('field.too_long', { most: length });
  return problems;
}

function limitsOf(phone: Phone, group: GroupRow, periods: readonly string[]): Limits {
  return {
    pledge_min_satang: group.pledge_min_satang,
    pledge_max_satang: settingAt(phone, 'pledge_max_satang', group),
    unit_price_satang: group.pledge_mode === 'units' ? group.unit_price_satang : null,
    units_max: settingAt(phone, 'units_max', group),
    periods,
  };
}

function Pledge({ group, member }: { group: GroupRow; member: MemberRow }) {
  const phone = usePhone();
  const scope = groupScope(group.id);
  const thisPeriod = phone.today().slice(0, 7);
  const pledges = pledgesOf(phone, group.id);
  const due = (period: string) => pledges(member.id, period);
  const changes = phone.rows.all('pledge_change', scope).filter((change) => change.member_id === member.id);
  const policy = settingAt(phone, 'pledge_change_policy', group);
  const periods = changePeriods(policy, settingAt(phone, 'group_year_start_month', group), thisPeriod);
  const limits = limitsOf(phone, group, periods);
  const price = limits.unit_price_satang;
  const form = useForm(
    `pledge/${member.id}`,
    { amount: '', units: '', from_period: periods[0] ?? '', reason: '' },
    (texts) => checkPledge(texts, limits, due),
  );

  const state = async (amountSatang: number, period: string, reason: string | null) => {
    const inUnits = price !== null && amountSatang % price === 0;
    const data = {
      member_id: member.id,
      amount_satang: amountSatang,
      units: inUnits ? amountSatang / price : null,
      unit_price_satang: inUnits ? price : null,
      from_period: period,
      reason,
    };
    await phone.save([{ kind: 'pledge_change', scope, data }]);
  };
  const save = async () => {
    if (!form.check()) return;
    const satang = typedSatang(form.texts, price) ?? 0;
    const period = form.texts.from_period;
    const before = due(period);
    await state(satang, period, normaliseThai(form.texts.reason) || null);
    await form.clear();
    const said = { name: memberName(member), amount: formatBaht(satang), period: formatPeriod(period) };
    tell(say('pledge.saved', said), () => state(before, period, say('pledge.taken_back')));
  };

  useEffect(() => hush, []);
  if (!form.ready) return null;
  return (
    <Page
      personal
      title={say('pledge.change')}
      note={`${member.number} ${memberName(member)}`}
      back={{ to: `/groups/${group.id}/members/${member.id}`, text: memberName(member) }}
      bottom={
        periods.length > 0 && (
          <Button look="main" press={save}>
            {say('form.save')}
          </Button>
        )
      }
    >
      <Card>
        <div>
          <p class="soft">{say('pledge.now')}</p>
          <p class="figure">{say('money.baht', { amount: formatBaht(due(thisPeriod)) })}</p>
        </div>
      </Card>
      {periods.length === 0 ? (
        <Banner>
          <p>{say('pledge.locked')}</p>
        </Banner>
      ) : (
        <form class="stack" noValidate onSubmit={stay}>
          {price === null ? (
            <MoneyField form={form} name="amount" label={say('pledge.new')} />
          ) : (
            <TextField
              form={form}
              name="units"
              label={say('pledge.units')}
              hint={say('pledge.units_hint', { price: formatBaht(price) })}
              digits
            />
          )}
          <SelectField
            form={form}
            name="from_period"
            label={say('pledge.from_period')}
            hint={policy === 'yearly' ? say('pledge.from_period_yearly') : undefined}
            blank={say('pledge.from_period_choose')}
            groups={[
              {
                name: say('pledge.from_period'),
                options: periods.map((period) => ({ value: period, text: formatPeriod(period, 'long') })),
              },
            ]}
          />
          <TextField form={form} name="reason" label={say('pledge.reason')} hint={say('field.optional')} />
        </form>
      )}
      <History member={member} changes={changes} today={phone.today()} />
    </Page>
  );
}

/** Every change, the one that holds last on top, down to what was pledged at joining. */
function History(properties: { member: MemberRow; changes: readonly PledgeChangeRow[]; today: string }) {
  const { member, changes, today } = properties;
  const newest = newestFirst(changes);
  const holds = (change: PledgeChangeRow) => newest.find((each) => each.from_period === change.from_period) === change;
  return (
    <section class="stack-close">
      <h2>{say('pledge.history')}</h2>
      <Rows label={say('pledge.history')}>
        {newest.map((change) => (
          <Row
            key={change.id}
            title={
              <>
                <span class={holds(change) ? '' : 'taken-back'}>
                  {say('pledge.from', { period: formatPeriod(change.from_period) })}
                </span>{' '}
                <Mark mark={change.mark} />
              </>
            }
            note={
              <>
                {change.reason && <div>{change.reason}</div>}
                {!holds(change) && <div>{say('pledge.superseded')}</div>}
                <div>{dayText(change.civil_on, today)}</div>
              </>
            }
            end={<span class="money">{formatBaht(change.amount_satang)}</span>}
          />
        ))}
        <Row
          title={say('pledge.from', { period: formatPeriod(member.joined_on.slice(0, 7)) })}
          note={say('pledge.at_joining')}
          end={<span class="money">{formatBaht(member.pledge_satang)}</span>}
        />
      </Rows>
    </section>
  );
}
