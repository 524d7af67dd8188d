/** Outbox files: what a phone could not send is brought in for it, each line in its own author's name. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { useReport } from '../reports/use_report';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { countText, type Imported, type Imports } from './shapes';
import { splitLines } from './split_lines';
import { refusalText } from './support_line';

/** `#/support/files` */
export function OutboxFiles() {
  const phone = usePhone();
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState<Imported[]>([]);
  const bringIn = async () => {
    setRefusal(null);
    setDone([]);
    const told: Imported[] = [];
    for (const piece of splitLines(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)))) {
      const answer = await phone.ask<Imported>('/support/outbox-files', piece);
      if (!answer.ok) {
        setRefusal(answer.code);
        break;
      }
      told.push(answer.value);
    }
    setDone(told);
  };
  return (
    <Page title={say('outbox_file.title')} back={{ to: '/support', text: say('support.open') }}>
      <p>{say('outbox_file.help')}</p>
      <Card title={say('outbox_file.choose')}>
        <label class="button button-plain">
          {say('outbox_file.file')}
          <input
            class="unseen"
            type="file"
            accept=".ndjson"
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        </label>
        {file && <p>{file.name}</p>}
        <Button look="main" press={bringIn} disabled={file === null}>
          {say('outbox_file.bring_in')}
        </Button>
        {refusal && <Banner look="needs_you">{refusalText(refusal)}</Banner>}
        {done.length > 0 && <Outcome pieces={done} />}
      </Card>
      <Earlier round={done.length} />
    </Page>
  );
}

function Outcome({ pieces }: { pieces: readonly Imported[] }) {
  const counts: Record<string, number> = {};
  for (const piece of pieces) {
    for (const [outcome, count] of Object.entries(piece.counts)) counts[outcome] = (counts[outcome] ?? 0) + count;
  }
  let before = 0;
  const left = pieces.flatMap((piece) => {
    const told = piece.not_taken.map((each) => ({ ...each, line: each.line + before }));
    before += piece.lines;
    return told;
  });
  return (
    <div role="status" class="stack-close">
      <p>
        <strong>{countText(counts)}</strong>
      </p>
      {left.length > 0 && (
        <Rows label={say('outbox_file.left')}>
          {left.map((each) => (
            <Row
              key={each.line}
              title={say('outbox_file.line', { line: each.line })}
              note={
                <>
                  <div>
                    {each.code ? problemText(each.code) : say(`outbox_file.${each.outcome as 'held' | 'retry'}`)}
                  </div>
                  {each.ticket && <div class="small">{say('sync.ticket', { ticket: each.ticket })}</div>}
                </>
              }
            />
          ))}
        </Rows>
      )}
    </div>
  );
}

/** Files brought in earlier by this person. */
function Earlier({ round }: { round: number }) {
  const today = usePhone().today();
  const told = useReport<Imports>('outbox_files', {}, round);
  const imports = told.value?.imports ?? [];
  return imports.length === 0 ? null : (
    <section class="stack-close">
      <h2>{say('outbox_file.earlier')}</h2>
      <Rows label={say('outbox_file.earlier')}>
        {imports.map((one) => (
          <Row
            key={one.sha256 + one.imported_at}
            title={instantText(one.imported_at, today)}
            note={
              <>
                <div>{countText(one.counts)}</div>
                <div class="small">{one.sha256.slice(0, 8)}</div>
              </>
            }
          />
        ))}
      </Rows>
    </section>
  );
}
