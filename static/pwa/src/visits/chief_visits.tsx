/** Visits to a group as a chief sees them online, and advises about them. */

import { useState } from 'preact/hooks';
import { PUSH_RIGHTS, SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import { LinePhoto } from '../photos/line_photo';
import type { GroupReport, ToldVisit } from '../reports/report_shapes';
import { SEQ_PENDING, stands } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { visitorText, visitsOf } from './visit_rows';

/** The section on the page of a group. */
export function GroupVisits({ area, report }: { area: string; report: GroupReport }) {
  const phone = usePhone();
  const visits = report.visits ?? [];
  const groupId = report.group.id;
  // what this phone has not sent yet: nobody writes a visit a second time because the first is not to be seen
  const waiting = visitsOf(phone, groupId).filter((visit) => visit.seq === SEQ_PENDING && stands(visit));
  const mayAdvise = phone.assignments.value.some(({ role }) =>
    (PUSH_RIGHTS[role] as readonly string[]).includes('visit_advice'),
  );
  return (
    <section class="stack-close">
      <h2>{say('visit.name')}</h2>
      {visits.length + waiting.length === 0 && <p>{say('visit.none')}</p>}
      {waiting.map((visit) => (
        <Card key={visit.id}>
          <h3>
            {say(`visit.for_${visit.purpose}`)} <Mark mark={visit.mark} />
          </h3>
          <p class="soft">
            {[formatThaiDate(visit.visited_on, 'short'), visitorText(visit), say('visit.waits')].join(', ')}
          </p>
          {visit.found && <p class="lines">{visit.found}</p>}
        </Card>
      ))}
      {visits.map((visit) => (
        <ChiefVisitCard key={visit.id} group={groupId} visit={visit} mayAdvise={mayAdvise} />
      ))}
      {mayAdvise && (
        <LinkButton to={`/overview/${area}/groups/${groupId}/visits/new`} icon="add">
          {say('visit.write_own')}
        </LinkButton>
      )}
    </section>
  );
}

function ChiefVisitCard({ group, visit, mayAdvise }: { group: string; visit: ToldVisit; mayAdvise: boolean }) {
  const phone = usePhone();
  const pending = phone.rows
    .all('visit_advice', `group:${group}`)
    .filter((advice) => advice.visit_id === visit.id && advice.seq === SEQ_PENDING && advice.mark !== 'needs_you');
  return (
    <Card>
      <h3>{say(`visit.for_${visit.purpose}`)}</h3>
      <p class="soft">
        {[formatThaiDate(visit.visited_on, 'short'), visitorText(visit), visit.author_name].filter(Boolean).join(', ')}
      </p>
      {visit.found && <p class="lines">{visit.found}</p>}
      {visit.advice && (
        <div>
          <strong>{say('visit.advice')}</strong>
          <p class="lines">{visit.advice}</p>
        </div>
      )}
      {visit.photo_sha256 && <LinePhoto scope={`group:${group}`} sha256={visit.photo_sha256} motif="scene" />}
      {visit.advised.map((advice) => (
        <div key={`${advice.civil_on} ${advice.text}`}>
          <strong>{say('visit.chief_advised')}</strong>{' '}
          <span class="soft">
            {[advice.author_name, formatThaiDate(advice.civil_on, 'short')].filter(Boolean).join(', ')}
          </span>
          {advice.text && <p class="lines">{advice.text}</p>}
        </div>
      ))}
      {pending.map((advice) => (
        <div key={advice.id}>
          <strong>{say('visit.chief_advised')}</strong> <span class="soft">{say('visit.waits')}</span>
          <p class="lines">{advice.text}</p>
        </div>
      ))}
      {mayAdvise && <Advise group={group} visit={visit} />}
    </Card>
  );
}

/** The field opens with a tap: a page of visits must not be a page of fields. */
function Advise({ group, visit }: { group: string; visit: ToldVisit }) {
  const phone = usePhone();
  const [isOpen, setOpen] = useState(false);
  const { length_max: most } = SHAPES.visit_advice.text;
  const form = useForm(`advice/${visit.id}`, { text: '' }, (texts) => ({
    text: texts.text.trim()
      ? texts.text.trim().length > most
        ? say('field.too_long', { most })
        : null
      : say('visit.advice_missing'),
  }));
  if (!isOpen) return <Button press={() => setOpen(true)}>{say('visit.advise')}</Button>;
  const save = async () => {
    if (!form.check()) return;
    const data = { visit_id: visit.id, text: form.texts.text.trim() };
    await phone.save([{ kind: 'visit_advice', scope: `group:${group}`, data, closes: true }]);
    await form.clear();
    setOpen(false);
    tell(say('visit.advised'));
  };
  return (
    <form class="stack" noValidate onSubmit={stay}>
      <TextField form={form} name="text" label={say('visit.advise_text')} lines={3} />
      <Button wide press={save}>
        {say('visit.advise_save')}
      </Button>
    </form>
  );
}
