/** What is not the ordinary pledge: another amount, absent, sent through somebody, taken back later. */

import { useEffect, useRef } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import { entryText, type MemberRow } from '../groups/group_rows';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { MoneyField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { formatBaht, parseBaht } from '../values/money';
import type { Presence } from './collection';
import { type CollectionFacts, depositLines, whoIs } from './collection_facts';

interface MemberSheetProperties {
  facts: CollectionFacts;
  member: MemberRow;
  close: () => void;
  take: (amountSatang: number) => Promise<void>;
  takeBack: () => Promise<void>;
  note: (presence: Presence) => Promise<void>;
}

/** A sheet from the bottom over the room; Escape or "ปิด" leaves it with nothing changed. */
export function MemberSheet({ facts, member, close, take, takeBack, note }: MemberSheetProperties) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const lines = facts.state.lines.filter((line) => line.member_id === member.id);
  const presence = facts.state.presence.get(member.id);
  const form = useForm(null, { amount: '' }, (texts) => ({ amount: amountProblem(texts.amount) }));
  const satang = parseBaht(form.texts.amount);
  const split = satang !== null && amountProblem(form.texts.amount) === null ? depositLines(facts, member, satang) : [];
  const andClose = (act: () => Promise<void>) => async () => {
    await act();
    close();
  };
  return (
    <dialog class="sheet" ref={dialog} aria-label={whoIs(member)} onClose={close}>
      <div class="stack">
        {/* not the field: the keyboard would hide what is tapped more often */}
        <h2 tabIndex={-1} autofocus>
          {whoIs(member)}
        </h2>
        {lines.length > 0 ? (
          <>
            <ul>
              {lines.map((line) => (
                <li class="apart" key={line.id}>
                  <a class="slip-link" href={`#/groups/${facts.group.id}/slips/${line.id}`}>
                    {entryText(line)}
                  </a>
                  <span class="money">{formatBaht(line.amount_satang)}</span>
                </li>
              ))}
            </ul>
            <Button wide look="danger" icon="undo" press={andClose(takeBack)}>
              {say('room.take_back')}
            </Button>
          </>
        ) : (
          <form class="stack" noValidate onSubmit={stay}>
            <MoneyField
              form={form}
              name="amount"
              label={say('room.other_amount')}
              hint={say('member.pledge_is', { amount: formatBaht(member.pledge_satang) })}
            />
            {split.length > 0 && (
              <ul aria-label={say('room.split')}>
                {split.map((line) => (
                  <li class="apart" key={`${line.entry_kind} ${line.period}`}>
                    <span>{entryText({ ...line, reverses: null })}</span>
                    <span class="money">{formatBaht(line.amount_satang)}</span>
                  </li>
                ))}
              </ul>
            )}
            <Button
              look="main"
              submit
              press={async () => {
                if (form.check() && satang !== null) await andClose(() => take(satang))();
              }}
            >
              {say('room.take_amount')}
            </Button>
            <div class="choices">
              {presence === 'absent' ? (
                <Button press={andClose(() => note('present'))}>{say('room.is_present')}</Button>
              ) : (
                <Button press={andClose(() => note('absent'))}>{say('room.is_absent')}</Button>
              )}
              {presence !== 'proxy' && <Button press={andClose(() => note('proxy'))}>{say('room.is_proxy')}</Button>}
            </div>
          </form>
        )}
        <Button wide look="quiet" press={() => dialog.current?.close()}>
          {say('form.close')}
        </Button>
      </div>
    </dialog>
  );
}

function amountProblem(text: string): string | null {
  const satang = parseBaht(text);
  if (satang === null || satang < 1) return say('money.unclear');
  return satang > LIMITS.amount_satang_max
    ? say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) })
    : null;
}
