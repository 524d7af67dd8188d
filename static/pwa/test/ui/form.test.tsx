import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { Button } from '../../src/ui/button';
import { DateField, dateOf, dateText } from '../../src/ui/date_field';
import { MoneyField, TextField } from '../../src/ui/field';
import { useForm } from '../../src/ui/form';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

afterEach(cleanup);

function Sample({ draftKey }: { draftKey: string | null }) {
  const form = useForm(draftKey, { name: '', money: '', date: '' }, (texts) => ({
    name: texts.name ? null : say('group.name_missing'),
    date: dateOf(texts.date) ? null : say('date.unclear'),
  }));
  if (!form.ready) return null;
  return (
    <>
      <TextField form={form} name="name" label={say('group.name')} />
      <MoneyField form={form} name="money" label={say('member.pledge')} />
      <DateField form={form} name="date" label={say('group.founded_on')} />
      <Button press={() => form.check()}>{say('form.save')}</Button>
      <Button press={() => form.clear({ money: form.texts.money })}>{say('member.save_and_next')}</Button>
    </>
  );
}

async function show(phone: MemoryPhone, draftKey: string | null = 'sample') {
  render(
    <PhoneContext.Provider value={phone}>
      <Sample draftKey={draftKey} />
    </PhoneContext.Provider>,
  );
  await screen.findByLabelText(say('group.name'));
}

function type(label: string, text: string) {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
}

it('keeps every field exactly as typed over leaving and returning', async () => {
  const phone = memoryPhone();
  await show(phone);
  type(say('group.name'), ' หนอง ');
  type(say('member.pledge'), '๑,๐๐');
  type(say('date.day'), '5');
  cleanup();
  await show(phone);
  expect(screen.getByLabelText<HTMLInputElement>(say('group.name')).value).toBe(' หนอง ');
  expect(screen.getByLabelText<HTMLInputElement>(say('member.pledge')).value).toBe('๑,๐๐');
  expect(screen.getByLabelText<HTMLInputElement>(say('date.day')).value).toBe('5');
});

it('keeps nothing of a form that must not be kept', async () => {
  const phone = memoryPhone();
  await show(phone, null);
  type(say('group.name'), 'ลับ');
  cleanup();
  await show(phone, null);
  expect(screen.getByLabelText<HTMLInputElement>(say('group.name')).value).toBe('');
});

it('shows problems only when asked to save, and goes to the first field that has one', async () => {
  await show(memoryPhone());
  expect(screen.queryByText(say('group.name_missing'))).toBeNull();
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: say('form.save') }));
  });
  expect(screen.getByText(say('group.name_missing'))).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText(say('group.name')));
  type(say('group.name'), 'หนองแสง');
  expect(screen.queryByText(say('group.name_missing'))).toBeNull();
});

it('echoes money and dates as they were understood', async () => {
  await show(memoryPhone());
  type(say('member.pledge'), '๑,๒๕๐.๕๐');
  expect(screen.getByText(say('money.baht', { amount: '1,250.50' }))).toBeTruthy();
  type(say('date.day'), '27');
  fireEvent.change(screen.getByLabelText(say('date.month')), { target: { value: '5' } });
  for (const year of ['2565', '2022']) {
    type(say('date.year'), year);
    expect(screen.getByText('27 พฤษภาคม 2565')).toBeTruthy();
  }
});

it('forgets its draft when cleared, but for what the next record begins with', async () => {
  const phone = memoryPhone();
  await show(phone);
  type(say('group.name'), 'หนองแสง');
  type(say('member.pledge'), '100');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: say('member.save_and_next') }));
  });
  expect(screen.getByLabelText<HTMLInputElement>(say('group.name')).value).toBe('');
  expect(screen.getByLabelText<HTMLInputElement>(say('member.pledge')).value).toBe('100');
  expect(await phone.drafts.load('sample')).toBeUndefined();
});

it('writes a date as its field keeps it', () => {
  expect(dateText('2022-05-27')).toBe('27/5/2565');
  expect(dateOf(dateText('2022-05-27'))).toBe('2022-05-27');
  expect(dateOf('27//2565')).toBeNull();
});
