/** Bringing in a list that a group keeps in a spreadsheet: read, corrected, read again; written only when nothing is wrong. */

import { useState } from 'preact/hooks';
import { type GroupRow, groupScope, registerOf, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { settingAt } from '../rulebook/setting';
import { newId } from '../sync/ports';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { type ReadRegister, readRegister } from './read_register';
import { fileText } from './table_text';
import { isWorkbook, WorkbookProblem, type WorkbookTrouble, workbookText } from './workbook_text';

/** `#/groups/:group/members/import` */
export function ImportMembers({ group: groupId }: { group: string }) {
  const group = usePhone().rows.find('group', groupId);
  return group ? <Import group={group} /> : <RowMissing />;
}

function Import({ group }: { group: GroupRow }) {
  const phone = usePhone();
  const form = useForm(`import/${group.id}`, { table: '' }, () => ({}));
  const read = readRegister(form.texts.table, {
    group,
    register: registerOf(phone, group.id),
    today: phone.today(),
    number_format: settingAt(phone, 'member_no_format', group),
  });
  const count = read.new_members.length;
  const isReady = read.has_names && read.problems.length === 0 && count > 0;
  const home = `/groups/${group.id}/members`;

  const [fileTrouble, setFileTrouble] = useState<WorkbookTrouble | null>(null);
  const open = async (file: File | undefined) => {
    if (!file) return;
    const bytes = await file.arrayBuffer();
    try {
      form.type('table', isWorkbook(bytes) ? await workbookText(bytes) : fileText(bytes));
      setFileTrouble(null);
    } catch (error) {
      if (!(error instanceof WorkbookProblem)) throw error;
      setFileTrouble(error.code);
    }
  };
  const add = async () => {
    await phone.save(
      read.new_members.map((fields) => {
        const id = newId();
        const set = { ...fields, status: 'active' };
        return { kind: 'member', scope: groupScope(group.id), id, data: { id, set } };
      }),
    );
    await form.clear();
    tell(say('import.added', { count }));
    goTo(home, true);
  };

  if (!form.ready) return null;
  return (
    <Page
      title={say('import.start')}
      note={shortName(group)}
      back={{ to: home, text: say('members.title') }}
      bottom={
        isReady && (
          <Button look="main" press={add}>
            {say('import.add', { count })}
          </Button>
        )
      }
    >
      <p>{say('import.explain')}</p>
      <form class="stack" noValidate onSubmit={stay}>
        <label class="button button-plain">
          {say('import.choose_file')}
          <input
            class="unseen"
            type="file"
            accept=".xlsx,.csv,.tsv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => void open(event.currentTarget.files?.[0])}
          />
        </label>
        {fileTrouble && (
          <p class="problem" role="alert">
            {say(`import.file_${fileTrouble}`)}
          </p>
        )}
        <TextField form={form} name="table" label={say('import.table')} lines={8} />
      </form>
      {form.texts.table.trim() !== '' && <DryRun read={read} />}
    </Page>
  );
}

/** What would happen, and what must be corrected before it can. */
function DryRun({ read }: { read: ReadRegister }) {
  if (!read.has_names) {
    return (
      <Banner look="needs_you">
        <p>{say('import.name_missing')}</p>
      </Banner>
    );
  }
  const { problems, new_members, already, skipped } = read;
  const people = (count: number) => say('import.people', { count });
  return (
    <>
      <Card done={problems.length === 0}>
        <p>
          <b>
            {problems.length > 0
              ? say('import.problems', { count: problems.length })
              : say(new_members.length > 0 ? 'import.clean' : 'import.nobody_new')}
          </b>
        </p>
        <dl class="pairs">
          <dt>{say('import.new')}</dt>
          <dd>{people(new_members.length)}</dd>
          <dt>{say('import.already')}</dt>
          <dd>{people(already)}</dd>
          <dt>{say('import.skipped')}</dt>
          <dd>{people(skipped)}</dd>
        </dl>
        <p class="soft">{say('import.columns', { names: read.columns.join(', ') })}</p>
        {read.columns_unknown.length > 0 && (
          <p class="soft">{say('import.columns_unknown', { names: read.columns_unknown.join(', ') })}</p>
        )}
      </Card>
      {problems.length > 0 && (
        <Rows label={say('import.problems', { count: problems.length })}>
          {problems.map((problem) => (
            <Row
              key={`${problem.line} ${problem.column} ${problem.reason}`}
              title={say('import.problem_where', { row: problem.line, column: problem.column })}
              note={
                <>
                  <div>{problem.reason}</div>
                  {problem.value && <div>{say('import.value', { text: problem.value })}</div>}
                  {problem.suggestion && <div>{say('import.suggestion', { text: problem.suggestion })}</div>}
                </>
              }
            />
          ))}
        </Rows>
      )}
    </>
  );
}
