/** Correcting a line at any age: what it was, what it should have been, why; above an age or a sum with a second person. */

import { useEffect, useRef } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import type { EntryRow } from '../groups/group_rows';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import { Button } from '../ui/button';
import { MoneyField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { formatBaht, parseBaht } from '../values/money';
import { daysBetween } from '../values/thai_date';
import { normaliseThai } from '../values/thai_text';
import { correct } from './collection_acts';
import { entryText } from './entry_text';

/** Whether a second person must stand by, by the age of a line in days or the larger of both sums. */
export function needsWitness(
  line: { age_days: number; old_satang: number; new_satang: number },
  rules: { after_days: number; from_satang: number },
): boolean {
  return line.age_days > rules.after_days || Math.max(line.old_satang, line.new_satang) >= rules.from_satang;
}

interface CorrectionProperties {
  groupId: string;
  entry: EntryRow;
  /** Whose line it is; "" for one that is nobody's. */
  who: string;
  close: () => void;
}

/** A sheet from the bottom; Escape or "ปิด" leaves the line as it is. */
export function Correction({ groupId, entry, who, close }: CorrectionProperties) {
  const phone = usePhone();
  const today = phone.today();
  const group = phone.rows.find('group', groupId);
  const dialog = useRef<HTMLDialogElement>(null);
  const isNeeded = (amountText: string) =>
    needsWitness(
      {
        age_days: daysBetween(entry.civil_on, today),
        old_satang: entry.amount_satang,
        new_satang: parseBaht(amountText) ?? 0,
      },
      {
        after_days: settingAt(phone, 'correction_witness_after_days', group),
        from_satang: settingAt(phone, 'correction_witness_from_satang', group),
      },
    );
  const form = useForm(`correction/${entry.id}`, { amount: '', reason: '', witness: '' }, (texts) => {
    const isBlank = (text: string) => normaliseThai(text) === '';
    return {
      amount: amountProblem(texts.amount, entry.amount_satang),
      reason: isBlank(texts.reason) ? say('correction.reason_missing') : null,
      witness: isNeeded(texts.amount) && isBlank(texts.witness) ? say('correction.witness_missing') : null,
    };
  });
  useEffect(() => {
    if (form.ready) dialog.current?.showModal();
  }, [form.ready]);
  if (!form.ready) return null;
  const right = parseBaht(form.texts.amount);
  const asksWitness = isNeeded(form.texts.amount);

  const save = async () => {
    if (!form.check() || right === null) return;
    await correct(phone, groupId, entry, right, {
      reason: normaliseThai(form.texts.reason),
      witness_name: asksWitness ? normaliseThai(form.texts.witness) : null,
    });
    await form.clear();
    tell(say('correction.saved', { who: who || entryText(entry) }));
    close();
  };

  return (
    <dialog class="sheet" ref={dialog} aria-label={say('correction.name')} onClose={close}>
      <form class="stack" noValidate onSubmit={stay}>
        <h2 tabIndex={-1} autofocus>
          {say('correction.name')}
        </h2>
        <div>
          {who && <div>{who}</div>}
          {entryText(entry)}, {dayText(entry.civil_on, today)}
        </div>
        <dl class="pairs">
          <dt>{say('correction.before')}</dt>
          <dd class="money">{formatBaht(entry.amount_satang)}</dd>
          {right !== null && right !== entry.amount_satang && (
            <>
              <dt>{say('correction.after')}</dt>
              <dd class="money">{formatBaht(right)}</dd>
              <dt>{say('correction.effect')}</dt>
              <dd class="money">
                {right > entry.amount_satang ? '+' : ''}
                {formatBaht(right - entry.amount_satang)}
              </dd>
            </>
          )}
        </dl>
        <MoneyField form={form} name="amount" label={say('correction.amount')} hint={say('correction.amount_hint')} />
        <TextField form={form} name="reason" label={say('correction.reason')} hint={say('correction.reason_hint')} />
        {asksWitness && (
          <TextField
            form={form}
            name="witness"
            label={say('correction.witness')}
            hint={say('correction.witness_hint')}
          />
        )}
        <Button look="main" submit press={save}>
          {say('correction.save')}
        </Button>
        <Button wide look="quiet" press={() => dialog.current?.close()}>
          {say('form.close')}
        </Button>
      </form>
    </dialog>
  );
}

function amountProblem(text: string, oldSatang: number): string | null {
  const satang = parseBaht(text);
  if (satang === null) return say('money.unclear');
  if (satang === oldSatang) return say('correction.same');
  return satang > LIMITS.amount_satang_max
    ? say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) })
    : null;
}
