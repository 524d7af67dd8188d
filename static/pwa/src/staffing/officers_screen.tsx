/** Officers from a spreadsheet: the server reads it and says what is wrong; all of them are added at once, or nobody. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { Table } from '../ui/table';
import { Refusal } from './post_fields';
import type { OfficerFile, OfficerLine } from './shapes';

/** `#/staff/officers` */
export function OfficersScreen() {
  const phone = usePhone();
  const [file, setFile] = useState<{ name: string; bytes: Uint8Array } | null>(null);
  const [told, setTold] = useState<OfficerFile | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const ask = async (path: '/staffing/officers' | '/staffing/officers/check', bytes: Uint8Array) => {
    const answered = await phone.ask<OfficerFile>(path, bytes);
    setRefused(answered.ok ? null : answered.code);
    if (answered.ok) setTold(answered.value);
  };
  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    setFile({ name: chosen.name, bytes });
    setTold(null);
    await ask('/staffing/officers/check', bytes);
  };
  const isReady = told !== null && !told.is_added && told.lines.every((line) => line.fault === null);
  return (
    <Page
      title={say('staff.officers')}
      back={{ to: '/staff', text: say('staff.name') }}
      bottom={
        isReady &&
        file && (
          <Button look="main" press={() => ask('/staffing/officers', file.bytes)}>
            {say('staff.file_add', { count: told.lines.length })}
          </Button>
        )
      }
    >
      {told?.is_added ? (
        <Added lines={told.lines} />
      ) : (
        <>
          <p>{say('staff.file_help')}</p>
          <label class="button button-plain">
            {say('staff.file_choose')}
            <input
              class="unseen"
              type="file"
              accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              onChange={(event) => {
                const [chosen] = event.currentTarget.files ?? [];
                // the same file may be chosen again once it was corrected
                event.currentTarget.value = '';
                void open(chosen);
              }}
            />
          </label>
          {file && <p>{file.name}</p>}
          {refused === 'too_large' ? (
            <p class="problem" role="alert">
              {say('staff.file_too_large')}
            </p>
          ) : (
            refused && <Refusal code={refused} />
          )}
          {refused === 'offline' && told && <p>{say('staff.file_lost')}</p>}
          {told && <DryRun lines={told.lines} />}
        </>
      )}
    </Page>
  );
}

/** What would be added, and first what must be corrected before it can be. */
function DryRun({ lines }: { lines: readonly OfficerLine[] }) {
  const wrong = lines.filter((line) => line.fault !== null);
  return (
    <>
      <Banner look={wrong.length > 0 ? 'needs_you' : 'done'}>
        <p>
          {wrong.length > 0
            ? say('staff.file_wrong', { count: wrong.length })
            : say('staff.file_clean', { count: lines.length })}
        </p>
      </Banner>
      <Rows label={say('staff.officers')}>
        {[...wrong, ...lines.filter((line) => line.fault === null)].map((line) => (
          <Line key={line.number} line={line} />
        ))}
      </Rows>
    </>
  );
}

function columnText(field: 'name' | 'display_name' | 'area'): string {
  return { name: say('login.name'), display_name: say('staff.column_display_name'), area: say('staff.area') }[field];
}

function Line({ line }: { line: OfficerLine }) {
  const places = usePhone().places.value;
  const { fault } = line;
  const areas = line.area_codes.map((code) => areaText(code, places)).join(', ');
  return (
    <Row
      title={say('staff.file_row', { row: line.number, name: line.display_name || line.name || '–' })}
      note={
        fault ? (
          <>
            <p class="problem">
              {say('staff.file_column', { column: columnText(fault.field), problem: faultText(fault.code) })}
            </p>
            {fault.field !== 'display_name' && (
              <div>{say('staff.file_value', { text: (fault.field === 'area' ? areas : line.name) || '–' })}</div>
            )}
            {fault.suggestion && (
              <div>{say('staff.file_suggestion', { code: fault.suggestion.code, name: fault.suggestion.name_th })}</div>
            )}
          </>
        ) : (
          <div>
            {line.name} · {areas}
          </div>
        )
      }
    />
  );
}

function faultText(code: string): string {
  return code === 'not_found' ? say('staff.file_area_unknown') : problemText(code);
}

function Added({ lines }: { lines: readonly OfficerLine[] }) {
  return (
    <>
      <Card done title={say('staff.file_added', { count: lines.length })}>
        <p>{say('staff.file_passwords')}</p>
        <Button wide press={() => print()}>
          {say('book.print')}
        </Button>
      </Card>
      <Table
        caption={say('staff.officers')}
        items={lines}
        keyOf={(line) => line.name}
        columns={[
          { name: say('staff.column_display_name'), show: (line) => line.display_name },
          { name: say('login.name'), show: (line) => line.name },
          { name: say('login.password'), show: (line) => <b>{line.password}</b> },
        ]}
      />
    </>
  );
}
