/** เรื่องที่รอตัดสิน: what the server set aside, for those who look after the people who sent it. */

import { useState } from 'preact/hooks';
import { type Key, say } from '../i18n';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { type SetAsidePage, workText } from './shapes';

type Shelf = 'open' | 'answered' | 'rejected';
const TITLES: Record<Shelf, Key> = {
  open: 'support.open',
  answered: 'support.answered',
  rejected: 'support.rejected',
};

/** `#/support` and `#/support/:shelf` */
export function SupportPage({ shelf = 'open' }: { shelf?: string }) {
  const shown: Shelf = shelf === 'answered' || shelf === 'rejected' ? shelf : 'open';
  const others = (Object.keys(TITLES) as Shelf[]).filter((each) => each !== shown);
  // each further page is asked for by the last line of the one before
  const [places, setPlaces] = useState<readonly string[]>(['']);
  const first = useReport<SetAsidePage>('set_aside', { shelf: shown });
  return (
    <Page title={say(TITLES[shown])} note={<AsOf told={first} />} back={{ to: '/', text: say('overview.title') }}>
      {shown === 'rejected' && <p class="soft">{say('support.rejected_help')}</p>}
      {places.map((after, index) => (
        <Lines
          key={after}
          shelf={shown}
          after={after}
          more={index === places.length - 1 ? (next) => setPlaces([...places, next]) : null}
        />
      ))}
      <Rows label={say('support.also')}>
        {others.map((each) => (
          <Row key={each} to={each === 'open' ? '/support' : `/support/${each}`} title={say(TITLES[each])} />
        ))}
        <Row to="/support/files" title={say('outbox_file.title')} />
      </Rows>
    </Page>
  );
}

function Lines(properties: { shelf: Shelf; after: string; more: ((next: string) => void) | null }) {
  const { shelf, after, more } = properties;
  const told = useReport<SetAsidePage>('set_aside', { shelf, ...(after && { after }) });
  const today = usePhone().today();
  return (
    <Report told={told}>
      {({ items, next }) =>
        items.length === 0 && after === '' ? (
          <EmptyState title={say('support.empty')}>
            <p>{say('support.empty_help')}</p>
          </EmptyState>
        ) : (
          <>
            <Rows label={say(TITLES[shelf])}>
              {items.map((item) => (
                <Row
                  key={item.line_sha256}
                  to={`/support/lines/${item.line_sha256}`}
                  title={workText(item)}
                  note={
                    <>
                      {item.work?.group_name && <div>{item.work.group_name}</div>}
                      <div>{[item.author_name, instantText(item.received_at, today)].filter(Boolean).join(' · ')}</div>
                      {item.answer && <div>{say(`support.was_${item.answer.choice}`)}</div>}
                      <div class="small">{say('sync.ticket', { ticket: item.ticket })}</div>
                    </>
                  }
                />
              ))}
            </Rows>
            {next && more && (
              <Button wide press={() => more(next)}>
                {say('support.older')}
              </Button>
            )}
          </>
        )
      }
    </Report>
  );
}
