/** The paper twin: a sheet for a day without a phone, and the way back from paper into the phone. */

import { useState } from 'preact/hooks';
import { DENOMINATIONS_SATANG } from '../contract/later.gen';
import {
  type GroupRow,
  heldPeriods,
  type MemberRow,
  memberName,
  membersOf,
  openCollection,
  placeText,
  shortName,
} from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { nextPeriod } from '../ledger/deposit';
import { goTo } from '../router';
import { Button, LinkButton } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Page } from '../ui/page';
import { Banner, Card, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { printedText } from '../ui/when';
import { formatBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { toWesternDigits } from '../values/thai_text';
import { findPage, type SheetPage, sheetPages } from './sheet';

/** Months a sheet may be for: half a year back, for paper that lay in a drawer, and the coming month. */
function sheetPeriods(thisMonth: string): string[] {
  const [year = 0, month = 1] = thisMonth.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - 6, 1)).toISOString().slice(0, 7);
  const periods = [first];
  while (periods.length < 8) periods.push(nextPeriod(periods.at(-1) ?? first));
  return periods;
}

/** `#/groups/:group/paper` */
export function PaperScreen({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const thisMonth = phone.today().slice(0, 7);
  const proposed = heldPeriods(phone, groupId).has(thisMonth) ? nextPeriod(thisMonth) : thisMonth;
  const periods = sheetPeriods(thisMonth);
  const [unknown, setUnknown] = useState(false);
  const form = useForm(null, { period: proposed, code: '' }, (texts) => ({
    code: /^[2-9A-Z]{4}$/i.test(toWesternDigits(texts.code).trim()) ? null : say('paper.code_unclear'),
  }));
  if (!group) return <RowMissing />;
  const members = membersOf(phone, groupId).filter((member) => member.status !== 'left');
  const pages = sheetPages(groupId, form.texts.period || proposed, members);
  const open = openCollection(phone, groupId);
  const key = () => {
    if (!form.check()) return;
    const found = findPage(toWesternDigits(form.texts.code), groupId, periods, members);
    setUnknown(!found);
    if (found) goTo(`/groups/${groupId}/paper/${found.period}/${found.page.number}`);
  };
  return (
    <Page
      title={say('paper.heading')}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
    >
      {members.length === 0 ? (
        <EmptyState title={say('members.none')}>
          <LinkButton to={`/groups/${groupId}/members/new`} icon="add">
            {say('members.add')}
          </LinkButton>
        </EmptyState>
      ) : (
        <form class="stack no-print" noValidate onSubmit={stay}>
          <Card title={say('paper.print_heading')}>
            <p class="soft">{say('paper.print_help')}</p>
            <SelectField
              form={form}
              name="period"
              label={say('collection.period')}
              blank={say('collection.period_choose')}
              groups={[
                {
                  name: say('collection.period'),
                  options: periods.map((period) => ({ value: period, text: formatPeriod(period) })),
                },
              ]}
            />
            <Button wide press={() => print()}>
              {say('paper.print', { pages: pages.length })}
            </Button>
          </Card>
          <Card title={say('paper.key_heading')}>
            <p class="soft">{say('paper.key_help')}</p>
            <TextField form={form} name="code" label={say('paper.code')} hint={say('paper.code_hint')} />
            <Button wide look="main" submit press={key}>
              {say('paper.key')}
            </Button>
            {unknown && (
              <Banner look="needs_you">
                <p>{say('paper.code_unknown')}</p>
                <Rows label={say('paper.pages')}>
                  {pages.map((page) => (
                    <Row
                      key={page.number}
                      to={`/groups/${groupId}/paper/${form.texts.period || proposed}/${page.number}`}
                      title={say('paper.page_of', { number: page.number, all: pages.length })}
                      note={spanText(page)}
                    />
                  ))}
                </Rows>
              </Banner>
            )}
          </Card>
          {open && (
            <Card title={say('collection.still_open')}>
              <p>{say('collection.title', { period: formatPeriod(open.period) })}</p>
              <LinkButton to={`/groups/${groupId}/collection/count`}>{say('room.to_count')}</LinkButton>
            </Card>
          )}
        </form>
      )}
      <Sheet group={group} period={form.texts.period || proposed} pages={pages} />
    </Page>
  );
}

/** "0001 ถึง 0020", as the rows of a page are found again. */
function spanText(page: SheetPage<MemberRow>): string {
  return say('paper.span', { first: page.members[0]?.number ?? '', last: page.members.at(-1)?.number ?? '' });
}

/** What comes out of the printer: a page for each twenty members, then the count and the signatures. */
function Sheet({ group, period, pages }: { group: GroupRow; period: string; pages: SheetPage<MemberRow>[] }) {
  const phone = usePhone();
  const place = placeText(group, phone.places.value);
  return (
    <div class="print-only">
      {pages.map((page) => (
        <section class="sheet-page" key={page.number}>
          <div class="apart">
            <div>
              <h2>{say('paper.sheet', { period: formatPeriod(period, 'long') })}</h2>
              <p>
                {group.name} {place}
              </p>
            </div>
            <div class="sheet-code">
              <p>{say('paper.page_of', { number: page.number, all: pages.length })}</p>
              <p>
                {say('paper.code')} <b>{page.code}</b>
              </p>
            </div>
          </div>
          <p>{say('paper.date_blank')}</p>
          <table class="sheet-rows">
            <thead>
              <tr>
                <th>{say('paper.number')}</th>
                <th>{say('slip.member')}</th>
                <th>{say('paper.pledge')}</th>
                <th>{say('presence.present')}</th>
                <th>{say('presence.proxy')}</th>
                <th>{say('presence.absent')}</th>
                <th>{say('paper.amount')}</th>
              </tr>
            </thead>
            <tbody>
              {page.members.map((member) => (
                <tr key={member.id}>
                  <td>{member.number}</td>
                  <td>{memberName(member)}</td>
                  <td class="money">{formatBaht(member.pledge_satang)}</td>
                  <td>☐</td>
                  <td>☐</td>
                  <td>☐</td>
                  <td />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th colSpan={6}>{say('paper.control_total', { number: page.number })}</th>
                <td />
              </tr>
            </tfoot>
          </table>
        </section>
      ))}
      <section class="sheet-end">
        <h2>{say('paper.end')}</h2>
        <div class="sheet-count">
          {DENOMINATIONS_SATANG.map((denomination) => (
            <p key={denomination}>{formatBaht(denomination)} × ………… = …………………</p>
          ))}
        </div>
        <p>{say('paper.end_sums')}</p>
        <div class="apart">
          <p class="signature">{say('slip.sign_receiver')}</p>
          <p class="signature">{say('paper.sign_committee')}</p>
        </div>
        <p class="soft">
          {say('slip.printed', {
            when: printedText(new Date().toISOString()),
            state: say(`mark.${group.mark}`),
          })}
        </p>
      </section>
    </div>
  );
}
