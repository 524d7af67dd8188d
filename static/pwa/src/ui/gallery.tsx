/** Every finished component on one page, so that screens are composed and not styled. Not linked from anywhere. */

import { say } from '../i18n';
import { formatBaht } from '../values/money';
import { Button } from './button';
import { DateField, dateOf } from './date_field';
import { ChoiceField, MoneyField, SelectField, TextField } from './field';
import { stay, useForm } from './form';
import { Mark } from './mark';
import { tell } from './notice';
import { Page } from './page';
import { Banner, Bar, Card, EmptyState, Row, Rows, StepList, Tile } from './panels';
import { Table } from './table';

const MARKS = ['phone', 'server', 'needs_you'] as const;

/** `#/ui` */
export function Gallery() {
  const form = useForm(null, { text: '', money: '', date: '', choice: 'amount', select: '' }, (texts) => ({
    text: texts.text ? null : say('group.name_missing'),
    money: texts.money ? null : say('money.unclear'),
    date: dateOf(texts.date) ? null : say('date.unclear'),
  }));
  return (
    <Page
      title={say('gallery.title')}
      note={say('app.full_name')}
      back={{ to: '/', text: say('today.title') }}
      bottom={
        <>
          <div class="totals">
            <span>{say('room.progress', { count: 26, all: 32 })}</span>
            <strong>{say('money.baht', { amount: formatBaht(325000) })}</strong>
          </div>
          <Button look="main" press={() => form.check()}>
            {say('form.save')}
          </Button>
        </>
      }
    >
      <StepList names={[say('step.opening'), say('step.room'), say('step.count'), say('step.close')]} now={1} />
      <div class="beside">
        <Button press={() => tell(say('form.saved'), () => {})}>{say('form.saved')}</Button>
        <Button look="danger" icon="undo">
          {say('room.take_back')}
        </Button>
        <Button look="quiet">{say('form.close')}</Button>
        <Button disabled>{say('sync.send_now')}</Button>
      </div>
      <form class="stack" noValidate onSubmit={stay}>
        <TextField form={form} name="text" label={say('group.name')} hint={say('field.optional')} />
        <MoneyField form={form} name="money" label={say('member.pledge')} />
        <DateField form={form} name="date" label={say('group.founded_on')} />
        <ChoiceField
          form={form}
          name="choice"
          label={say('group.pledge_mode')}
          options={[
            { value: 'amount', text: say('group.pledge_amount') },
            { value: 'units', text: say('group.pledge_units') },
          ]}
        />
        <SelectField
          form={form}
          name="select"
          label={say('place.subdistrict')}
          blank={say('place.choose_subdistrict')}
          groups={[]}
        />
      </form>
      <Banner>{say('update.ready')}</Banner>
      <Banner look="needs_you">{say('sync.session_expired')}</Banner>
      <Banner look="done">{say('sign.sent')}</Banner>
      <Card title={say('target.mine')}>
        <p>{say('target.progress', { founded: 1, quantity: 2 })}</p>
        <Bar part={1} whole={2} />
      </Card>
      <Rows label={say('gallery.title')}>
        {MARKS.map((mark) => (
          <Row key={mark} to="/ui" title={<Mark mark={mark} />} note={say(`mark.${mark}`)} end={formatBaht(10000)} />
        ))}
      </Rows>
      <div class="tiles">
        <Tile name={say('overview.members')} figure="32" to="/ui" />
        <Tile name={say('overview.established')} figure="5/8" note={<Bar part={5} whole={8} />} />
      </div>
      <Table
        caption={say('gallery.title')}
        columns={[
          { name: say('overview.state'), show: (mark) => say(`mark.${mark}`), order: (mark) => mark },
          { name: say('overview.sum'), show: () => formatBaht(10000), number: true },
        ]}
        items={MARKS}
        keyOf={(mark) => mark}
      />
      <EmptyState title={say('groups.none')}>
        <p>{say('groups.none_help')}</p>
      </EmptyState>
    </Page>
  );
}
