/** จดหมายที่ส่ง: which alert was sent to whom, and whether it arrived. */

import { alertName } from '../alerts/alert_name';
import { say } from '../i18n';
import { SaveTable } from '../reports/save_table';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { Page } from '../ui/page';
import { EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { type Column, Table } from '../ui/table';
import { instantText } from '../ui/when';

interface Delivery {
  id: string;
  rule: string;
  recipient_name: string;
  channel: 'email' | 'push' | 'line';
  state: 'waiting' | 'sent' | 'together' | 'settled' | 'refused' | 'given_up';
  tries: number;
  made_at: string;
  next_try_at: string;
  sent_at: string | null;
  trouble: string | null;
}

/** `#/deliveries` */
export function DeliveryLog() {
  const told = useReport<{ items: readonly Delivery[] }>('deliveries', {});
  const today = usePhone().today();
  const columns: readonly Column<Delivery>[] = [
    { name: say('delivery.recipient'), show: (each) => each.recipient_name, order: (each) => each.recipient_name },
    { name: say('delivery.why'), show: (each) => alertName(each.rule) },
    {
      name: say('delivery.channel'),
      show: (each) => say(`delivery.channel_${each.channel}`),
      order: (each) => each.channel,
    },
    { name: say('delivery.made'), show: (each) => instantText(each.made_at, today), order: (each) => each.made_at },
    {
      name: say('delivery.state'),
      show: (each) => stateText(each, today),
      order: (each) => each.state,
    },
    { name: say('delivery.tries'), show: (each) => each.tries, order: (each) => each.tries, number: true },
  ];
  return (
    <Page title={say('delivery.log')} note={<AsOf told={told} />} back={{ to: '/me', text: say('me.title') }}>
      <Report told={told}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={say('delivery.log_empty')}>
              <p>{say('delivery.log_empty_help')}</p>
            </EmptyState>
          ) : (
            <>
              <Table caption={say('delivery.log')} columns={columns} items={items} keyOf={(each) => each.id} />
              <SaveTable table="deliveries" />
            </>
          )
        }
      </Report>
    </Page>
  );
}

/** "ส่งแล้ว วันนี้ 08:00", "รอส่งอีกครั้ง …", and what the other side said. */
function stateText(each: Delivery, today: string): string {
  const at = each.sent_at ?? (each.state === 'waiting' ? each.next_try_at : null);
  return [say(`delivery.state_${each.state}`), at && instantText(at, today), each.trouble].filter(Boolean).join(' ');
}
