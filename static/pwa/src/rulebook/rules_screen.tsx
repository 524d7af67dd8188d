/** The rules that hold in a place: for a group, and for the province its staff look after. */

import type { SettingKey } from '../contract/contract.gen';
import { PUSH_RIGHTS } from '../contract/later.gen';
import { shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import type { Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { ChecksField } from '../ui/checks_field';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, MoneyField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { formatThaiDate } from '../values/thai_date';
import {
  choiceText,
  comingAfter,
  type Holding,
  holdingOn,
  partsOf,
  placeOfArea,
  placeOfGroup,
  RULE_KEYS,
  type Rule,
  type RulePlace,
  rangeName,
  rangeOf,
  readValue,
  ruleOf,
  ruleValueText,
  typedValue,
} from './rule_value';

const SECTIONS = { group: 'rules.group_sets', province: 'rules.province_sets', nation: 'rules.nation_sets' } as const;

/** Whose rules a screen shows, and where its addresses begin. */
interface Seat {
  place: RulePlace;
  home: string;
  name: 'rules.of_group' | 'rules.of_province';
  back: { to: string; text: string };
}

/** `#/groups/:group/rules` */
export function GroupRules({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const seat = groupSeat(phone, groupId);
  return seat ? <RuleList phone={phone} seat={seat} /> : <RowMissing />;
}

/** `#/groups/:group/rules/:rule` */
export function GroupRule({ group: groupId, rule }: { group: string; rule: string }) {
  const phone = usePhone();
  const seat = groupSeat(phone, groupId);
  return seat && isKey(rule) ? <RulePage phone={phone} seat={seat} name={rule} /> : <RowMissing />;
}

/** `#/rules` */
export function ProvinceRules() {
  const phone = usePhone();
  return <RuleList phone={phone} seat={provinceSeat(phone)} />;
}

/** `#/rules/:rule` */
export function ProvinceRule({ rule }: { rule: string }) {
  const phone = usePhone();
  return isKey(rule) ? <RulePage phone={phone} seat={provinceSeat(phone)} name={rule} /> : <RowMissing />;
}

function groupSeat(phone: Phone, groupId: string): Seat | null {
  const group = phone.rows.find('group', groupId);
  if (!group) return null;
  const home = `/groups/${groupId}`;
  return {
    place: placeOfGroup(group),
    home: `${home}/rules`,
    name: 'rules.of_group',
    back: { to: home, text: shortName(group) },
  };
}

function provinceSeat(phone: Phone): Seat {
  const area = phone.assignments.value[0]?.area_code ?? '';
  return {
    place: placeOfArea(area.slice(0, 2)),
    home: '/rules',
    name: 'rules.of_province',
    back: { to: '/me', text: say('me.title') },
  };
}

function isKey(name: string): name is SettingKey {
  return (RULE_KEYS as string[]).includes(name);
}

/** Whether the person of this phone may set this rule here. */
function maySet(phone: Phone, seat: Seat, rule: Rule, from: Holding['from']): boolean {
  const role = phone.person.value?.role;
  const kinds: readonly string[] = role ? PUSH_RIGHTS[role] : [];
  if (!kinds.includes('setting')) return false;
  if (seat.place.group) return rule.narrowest === 'group' && from !== 'in_group';
  return role !== 'officer' && (rule.narrowest !== 'nation' || seat.place.scopes.length === 1);
}

function RuleList({ phone, seat }: { phone: Phone; seat: Seat }) {
  const today = phone.today();
  return (
    <Page title={say(seat.name)} note={say('rules.help')} back={seat.back}>
      {!seat.place.group && (
        <Rows label={say('assessment_form.name')}>
          <Row to="/assessment-forms" title={say('assessment_form.name')} />
        </Rows>
      )}
      {(['group', 'province', 'nation'] as const).map((narrowest) => (
        <section class="stack-close" key={narrowest}>
          <h2>{say(SECTIONS[narrowest])}</h2>
          <Rows label={say(SECTIONS[narrowest])}>
            {RULE_KEYS.filter((key) => ruleOf(key).narrowest === narrowest).map((key) => {
              const holding = holdingOn(phone, seat.place, key, today);
              return (
                <Row
                  key={key}
                  to={`${seat.home}/${key}`}
                  title={say(`rule.${key}`)}
                  note={
                    <>
                      <div>
                        <strong>{ruleValueText(key, holding.value)}</strong>
                      </div>
                      <div>{fromText(holding)}</div>
                    </>
                  }
                />
              );
            })}
          </Rows>
        </section>
      ))}
    </Page>
  );
}

/** "จังหวัดตั้ง ตั้งแต่ 1 ม.ค. 70" */
function fromText(holding: Holding): string {
  if (holding.from === 'in_group') return say('rules.in_group');
  const date = holding.row ? formatThaiDate(holding.row.starts_on, 'short') : '';
  return say(`rules.from_${holding.from}`, { date });
}

function RulePage({ phone, seat, name: key }: { phone: Phone; seat: Seat; name: SettingKey }) {
  const today = phone.today();
  const rule = ruleOf(key);
  const holding = holdingOn(phone, seat.place, key, today);
  const own = phone.rows.all('setting', seat.place.scopes.at(-1)).filter((row) => row.key === key);
  const isOpen = maySet(phone, seat, rule, holding.from);
  const form = useRuleForm(seat, key, rule, holding.value, today);
  const name = say(`rule.${key}`);

  const save = async () => {
    if (!form.check()) return;
    const value = readValue(rule, form.texts);
    const data = { key, value, starts_on: dateOf(form.texts.starts_on ?? '') };
    await phone.save([{ kind: 'setting', scope: seat.place.scopes.at(-1) ?? '', data }]);
    await form.clear();
    tell(say('rules.saved', { name, value: ruleValueText(key, value) }));
    goTo(seat.home, true);
  };

  if (!form.ready) return null;
  return (
    <Page
      title={name}
      back={{ to: seat.home, text: say(seat.name) }}
      bottom={
        isOpen && (
          <Button look="main" press={save}>
            {say('rules.save')}
          </Button>
        )
      }
    >
      <Card title={say('rules.now')}>
        <p>
          <strong>{ruleValueText(key, holding.value)}</strong>
        </p>
        <p class="soft">{fromText(holding)}</p>
        {comingAfter(phone, seat.place, key, today).map((row) => (
          <p key={row.id}>
            {say('rules.next', { value: ruleValueText(key, row.value), date: formatThaiDate(row.starts_on) })}
          </p>
        ))}
      </Card>
      {isOpen ? (
        <form class="stack" noValidate onSubmit={stay}>
          <h2>{say(seat.place.group ? 'rules.set_for_group' : 'rules.set_for_province')}</h2>
          <ValueFields form={form} name={key} rule={rule} />
          <DateField form={form} name="starts_on" label={say('rules.starts_on')} hint={say('rules.starts_hint')} />
        </form>
      ) : (
        <Rows label={say('rules.cannot_here')}>
          {holding.from === 'in_group' ? (
            <Row to={`/groups/${seat.place.group?.id}/edit`} title={say('rules.edit_group')} />
          ) : (
            <Row title={say('rules.cannot_here')} note={say(SECTIONS[rule.narrowest])} />
          )}
        </Rows>
      )}
      {own.length > 0 && (
        <section class="stack-close">
          <h2>{say('rules.history')}</h2>
          <Rows label={say('rules.history')}>
            {[...own]
              .sort((left, right) => right.starts_on.localeCompare(left.starts_on) || right.seq - left.seq)
              .map((row) => (
                <Row
                  key={row.id}
                  title={say('rules.set_line', {
                    value: ruleValueText(key, row.value),
                    date: formatThaiDate(row.starts_on, 'short'),
                  })}
                />
              ))}
          </Rows>
        </section>
      )}
    </Page>
  );
}

/** What is typed of one rule. A rule that has started is never set anew for days that are over. */
function useRuleForm(seat: Seat, key: SettingKey, rule: Rule, value: unknown, today: string) {
  const blank: Record<string, string> = { ...typedValue(rule, value), starts_on: dateText(today) };
  return useForm<string>(`rule/${seat.place.scopes.at(-1)}/${key}`, blank, (texts) => checkRule(rule, texts, today));
}

/** A sentence for each field that cannot be saved yet. */
export function checkRule(rule: Rule, texts: Readonly<Record<string, string>>, today: string): Record<string, string> {
  const problems: Record<string, string> = {};
  const starts = dateOf(texts.starts_on ?? '');
  if (!starts) problems.starts_on = say('date.unclear');
  else if (starts < today) problems.starts_on = say('rules.starts_early');
  if (rule.sort === 'ranges') {
    for (const name of partsOf(rule)) {
      if (!rangeOf(texts[`least_${name}`] ?? '', texts[`most_${name}`] ?? '')) {
        problems[`most_${name}`] = say('rules.range_unclear');
      }
    }
  } else if (readValue(rule, texts) === undefined) {
    if (rule.sort === 'shares') problems[`share_${partsOf(rule).at(-1)}`] = say('rules.shares_unclear');
    else problems.value = rule.sort === 'number' ? rangeProblem(rule) : say('rules.value_missing');
  }
  return problems;
}

function rangeProblem(rule: Rule): string {
  const text = (limit: number) => (rule.unit === 'satang' ? formatBaht(limit) : String(limit));
  return say('rules.value_range', { least: text(rule.least), most: text(rule.most) });
}

type RuleForm = ReturnType<typeof useForm<string>>;

function ValueFields({ form, name: key, rule }: { form: RuleForm; name: SettingKey; rule: Rule }) {
  const label = say('rules.value');
  const options = rule.choices.map((choice) => ({ value: choice, text: choiceText(key, choice) }));
  const hint = rule.may_be_none ? say('rules.no_limit_hint') : undefined;
  switch (rule.sort) {
    case 'flag':
      return (
        <ChoiceField
          form={form}
          name="value"
          label={label}
          options={[
            { value: 'yes', text: say('rule.yes') },
            { value: 'no', text: say('rule.no') },
          ]}
        />
      );
    case 'choice':
      return <ChoiceField form={form} name="value" label={label} options={options} />;
    case 'choices':
      return <ChecksField form={form} name="value" label={label} options={options} long />;
    case 'ranges':
      return (
        <>
          {partsOf(rule).map((each) => (
            <div class="stack" key={each}>
              <TextField
                form={form}
                name={`least_${each}`}
                label={say('rules.least_of', { name: rangeName(each) })}
                digits
              />
              <TextField
                form={form}
                name={`most_${each}`}
                label={say('rules.most_of', { name: rangeName(each) })}
                digits
              />
            </div>
          ))}
        </>
      );
    case 'shares':
      return (
        <>
          {partsOf(rule).map((each) => (
            <TextField
              key={each}
              form={form}
              name={`share_${each}`}
              label={say('rules.share_of', { name: choiceText(key, each) })}
              digits
            />
          ))}
        </>
      );
    case 'numbers':
      return <TextField form={form} name="value" label={label} hint={say('rules.numbers_hint')} />;
    default:
      return rule.unit === 'satang' ? (
        <MoneyField form={form} name="value" label={label} hint={hint} />
      ) : (
        <TextField form={form} name="value" label={label} hint={hint ?? rangeProblem(rule)} digits />
      );
  }
}
