/** Naming who is paid when a member dies; what was named before stays readable. */

import { useEffect, useState } from 'preact/hooks';
import { type GroupRow, groupScope, type MemberRow, memberName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { balanceOf, balances } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { settingAt } from '../rulebook/setting';
import type { RowOf, Shown } from '../sync/ports';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { formatBaht } from '../values/money';
import {
  type Beneficiary,
  checkStatement,
  stated,
  statementsOf,
  statementTexts,
  totalPercent,
  typedRows,
} from './beneficiaries';
import { sharesSatang } from './shares';

type StatementRow = Shown<RowOf['beneficiary_statement']>;

/** `#/groups/:group/members/:member/beneficiaries` */
export function BeneficiariesScreen({ group: groupId, member: memberId }: { group: string; member: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const member = phone.rows.find('member', memberId);
  return group && member ? <Statement group={group} member={member} /> : <RowMissing />;
}

function Statement({ group, member }: { group: GroupRow; member: MemberRow }) {
  const phone = usePhone();
  const scope = groupScope(group.id);
  const [current, ...before] = statementsOf(phone.rows.all('beneficiary_statement', scope), member.id);
  // a statement made under a wider rule is shown whole
  const most = Math.max(settingAt(phone, 'beneficiaries_max', group), current?.beneficiaries.length ?? 0);
  const form = useForm(`beneficiaries/${member.id}`, statementTexts(current, most), checkStatement);
  // the sum is short until all are typed: said on saving, or it would push "add" away from under the finger
  const shareForm = { ...form, leave: () => {} };
  const [asked, setAsked] = useState(1);
  const rows = Math.min(most, Math.max(asked, ...typedRows(form.texts)));

  const state = (said: { beneficiaries: readonly Beneficiary[]; witnesses: readonly string[] }) =>
    phone.save([
      {
        kind: 'beneficiary_statement',
        scope,
        data: { member_id: member.id, beneficiaries: said.beneficiaries, witnesses: said.witnesses },
      },
    ]);
  const save = async () => {
    if (!form.check()) return;
    const said = stated(form.texts);
    if (current && JSON.stringify(stated(statementTexts(current, most))) === JSON.stringify(said)) {
      tell(say('beneficiaries.same'));
      return;
    }
    await state(said);
    await form.clear(form.texts);
    const previous = current ?? { beneficiaries: [], witnesses: [] };
    tell(say('beneficiaries.saved', { name: memberName(member) }), async () => {
      await state(previous);
      await form.clear(statementTexts(current, most));
    });
  };

  useEffect(() => hush, []);
  if (!form.ready) return null;
  return (
    <Page
      personal
      title={say('beneficiaries.change')}
      note={`${member.number} ${memberName(member)}`}
      back={{ to: `/groups/${group.id}/members/${member.id}`, text: memberName(member) }}
      bottom={
        <>
          <p>
            <b>{say('beneficiaries.total', { total: totalPercent(form.texts) })}</b>
          </p>
          <Button look="main" press={save}>
            {say('form.save')}
          </Button>
        </>
      }
    >
      <p>{say('beneficiaries.explain')}</p>
      <form class="stack" noValidate onSubmit={stay}>
        {Array.from({ length: rows }, (_, place) => place + 1).map((row) => (
          <fieldset class="card" key={row}>
            <legend>
              <b>{say('beneficiaries.place', { place: row })}</b>
            </legend>
            <TextField form={form} name={`name_${row}`} label={say('beneficiaries.name')} />
            <TextField
              form={form}
              name={`relation_${row}`}
              label={say('beneficiaries.relation')}
              hint={say('beneficiaries.relation_hint')}
            />
            <TextField form={shareForm} name={`percent_${row}`} label={say('beneficiaries.percent')} digits />
          </fieldset>
        ))}
        {rows < most && (
          <Button wide icon="add" press={() => setAsked(rows + 1)}>
            {say('beneficiaries.add')}
          </Button>
        )}
        <TextField form={form} name="witness_1" label={say('beneficiaries.witness_1')} />
        <TextField form={form} name="witness_2" label={say('beneficiaries.witness_2')} hint={say('field.optional')} />
      </form>
      {totalPercent(form.texts) === 100 && (
        <Today scope={scope} member={member} beneficiaries={stated(form.texts).beneficiaries} />
      )}
      {before.length > 0 && <Before statements={before} today={phone.today()} />}
    </Page>
  );
}

/** What the shares mean in baht, so that a wrong one is seen. */
function Today(properties: { scope: string; member: MemberRow; beneficiaries: readonly Beneficiary[] }) {
  const { scope, member, beneficiaries } = properties;
  const { entries, brought } = bookOf(usePhone(), scope);
  const savings = balanceOf(balances(entries, brought), 'pledged_savings', member.id);
  if (savings <= 0) return null;
  const shares = sharesSatang(
    savings,
    beneficiaries.map((each) => each.percent),
  );
  return (
    <section class="stack-close">
      <h2>{say('beneficiaries.today')}</h2>
      <Rows label={say('beneficiaries.today')}>
        {beneficiaries.map((each, place) => (
          <Row
            key={each.name}
            title={each.name}
            end={<span class="money">{say('money.baht', { amount: formatBaht(shares[place] ?? 0) })}</span>}
          />
        ))}
      </Rows>
    </section>
  );
}

/** Statements that a later one has replaced. */
function Before({ statements, today }: { statements: readonly StatementRow[]; today: string }) {
  const title = say('beneficiaries.history', { count: statements.length });
  return (
    <details>
      <summary>{title}</summary>
      <Rows label={title}>
        {statements.map((statement) => (
          <Row
            key={statement.id}
            title={
              <>
                {dayText(statement.civil_on, today)} <Mark mark={statement.mark} />
              </>
            }
            note={
              statement.beneficiaries.length === 0 ? (
                say('beneficiaries.nobody')
              ) : (
                <>
                  {statement.beneficiaries.map((each) => (
                    <div key={each.name}>
                      {[each.name, each.relation, `${each.percent}%`].filter(Boolean).join(' ')}
                    </div>
                  ))}
                  <div>{say('beneficiaries.witnesses', { names: statement.witnesses.join(', ') })}</div>
                </>
              )
            }
          />
        ))}
      </Rows>
    </details>
  );
}
