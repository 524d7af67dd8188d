/** Telling a member what is kept about them and why, and writing down how they answered. */

import { useEffect, useState } from 'preact/hooks';
import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope, type MemberRow, memberName } from '../groups/group_rows';
import { isMinor } from '../groups/majority';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { readStrokes, Signature, SignatureField } from '../ledger/collection_signature';
import { beSilent, isSpeaking, readAloud, thaiVoice } from '../ledger/collection_voice';
import { Button, LinkButton } from '../ui/button';
import { ChecksField, tickedOf } from '../ui/checks_field';
import { ChoiceField, TextField } from '../ui/field';
import { stay, tooLong, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { normaliseThai } from '../values/thai_text';
import { agreedText, type ConsentRow, consentsOf, EXTRA_NAMES, type Extra } from './consent';
import { isErased, nameKeptUntil } from './erasure';
import { type Notice, noticeOn } from './notice';

const BLANK = { agreed: '', how: '', strokes: '', witness: '', guardian: '' };
export type ConsentTexts = typeof BLANK;

/** A sentence for each field that cannot be saved yet; for a minor a guardian answers. */
export function checkConsent(texts: ConsentTexts, needsGuardian: boolean): Partial<ConsentTexts> {
  const { guardian_name: guardian, witness_name: witness } = SHAPES.consent;
  const problems: Partial<ConsentTexts> = tooLong({ guardian, witness }, texts);
  if (texts.how === '') problems.how = say('privacy.how_missing');
  if (texts.how === 'signed' && texts.strokes === '') problems.strokes = say('confirm.draw_missing');
  if (texts.how !== '' && texts.how !== 'signed' && !texts.witness.trim()) {
    problems.witness = say('privacy.witness_missing');
  }
  if (needsGuardian && !texts.guardian.trim()) problems.guardian = say('privacy.guardian_missing');
  return problems;
}

/** `#/groups/:group/members/:member/privacy` */
export function ConsentScreen({ group: groupId, member: memberId }: { group: string; member: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const member = phone.rows.find('member', memberId);
  return group && member ? <Told group={group} member={member} /> : <RowMissing />;
}

function Told({ group, member }: { group: GroupRow; member: MemberRow }) {
  const phone = usePhone();
  const notice = noticeOn(phone, phone.today());
  const [newest, ...before] = consentsOf(phone, group.id, member.id);
  const isCurrent = newest !== undefined && newest.notice_version >= notice.version;
  const [isAsking, setAsking] = useState(!isCurrent);
  useEffect(() => () => beSilent(), []);
  const home = `/groups/${group.id}/members/${member.id}`;
  const gone = isErased(phone, group.id, member);
  return (
    <Page
      personal
      title={say('privacy.name')}
      note={`${member.number} ${memberName(member)}`}
      back={{ to: home, text: memberName(member) }}
    >
      {newest && (
        <Card title={say(isCurrent ? 'privacy.told' : 'privacy.told_older')} done={isCurrent}>
          <Answer consent={newest} />
          {isCurrent && !isAsking && <Button press={() => setAsking(true)}>{say('privacy.ask_again')}</Button>}
        </Card>
      )}
      {!newest && !gone && (
        <Banner>
          <p>{say('privacy.tell_first')}</p>
        </Banner>
      )}
      {isAsking && !gone && (
        <Ask group={group} member={member} notice={notice} before={newest} done={() => setAsking(false)} />
      )}
      <LinkButton to={`${home}/data`}>{say('privacy.data_see')}</LinkButton>
      {before.length > 0 && (
        <details>
          <summary>{say('privacy.before', { count: before.length })}</summary>
          {before.map((consent) => (
            <Card key={consent.id}>
              <Answer consent={consent} />
            </Card>
          ))}
        </details>
      )}
      {member.status === 'left' && <Forget group={group} member={member} />}
    </Page>
  );
}

/** Who answered what, when and how. */
function Answer({ consent }: { consent: ConsentRow }) {
  return (
    <>
      <p>
        {formatThaiDate(consent.civil_on)} {say('privacy.version', { version: consent.notice_version })}{' '}
        <Mark mark={consent.mark} />
      </p>
      <p>{agreedText(consent.agreed)}</p>
      <p class="soft">
        {say(`privacy.how_${consent.how}`)}
        {consent.witness_name && ` ${say('privacy.before_witness', { name: consent.witness_name })}`}
        {consent.guardian_name && ` ${say('privacy.by_guardian', { name: consent.guardian_name })}`}
      </p>
      {consent.strokes && <Signature strokes={consent.strokes} />}
    </>
  );
}

function Ask(properties: {
  group: GroupRow;
  member: MemberRow;
  notice: Notice;
  before: ConsentRow | undefined;
  done: () => void;
}) {
  const { group, member, notice, before, done } = properties;
  const phone = usePhone();
  const needsGuardian = member.born !== null && isMinor(member.born, phone.today());
  const guardian = member.guardian_member_id ? phone.rows.find('member', member.guardian_member_id) : undefined;
  const blank = {
    ...BLANK,
    agreed: before?.agreed.join(' ') ?? '',
    guardian: guardian ? memberName(guardian) : (member.guardian_name ?? ''),
  };
  const form = useForm(`consent/${member.id}`, blank, (texts) => checkConsent(texts, needsGuardian));
  const { how } = form.texts;

  const save = async () => {
    if (!form.check()) return;
    const { agreed, strokes, witness, guardian: answering } = form.texts;
    await phone.save([
      {
        kind: 'consent',
        scope: groupScope(group.id),
        data: {
          member_id: member.id,
          notice_version: notice.version,
          agreed: tickedOf(agreed) as Extra[],
          how,
          strokes: how === 'signed' ? readStrokes(strokes) : null,
          witness_name: how === 'signed' ? null : normaliseThai(witness),
          guardian_name: needsGuardian ? normaliseThai(answering) : null,
        },
      },
    ]);
    beSilent();
    await form.clear();
    tell(say('privacy.saved', { name: memberName(member) }));
    done();
  };

  useEffect(() => hush, []);
  if (!form.ready) return null;
  return (
    <>
      <Card title={say('privacy.notice')}>
        <p class="soft">{say('privacy.version', { version: notice.version })}</p>
        {notice.text.split('\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {thaiVoice.value && (
          <Button press={() => (isSpeaking.value ? beSilent() : readAloud(notice.text))}>
            {say(isSpeaking.value ? 'privacy.silent' : 'privacy.aloud')}
          </Button>
        )}
      </Card>
      <form class="stack" noValidate onSubmit={stay}>
        <ChecksField
          form={form}
          name="agreed"
          label={say('privacy.extras')}
          hint={say('privacy.extras_hint')}
          long
          options={(Object.keys(EXTRA_NAMES) as Extra[]).map((extra) => ({
            value: extra,
            text: say(EXTRA_NAMES[extra]),
          }))}
        />
        {needsGuardian && (
          <TextField form={form} name="guardian" label={say('privacy.guardian')} hint={say('privacy.guardian_hint')} />
        )}
        <ChoiceField
          form={form}
          name="how"
          label={say('privacy.how')}
          options={(['signed', 'spoken', 'thumb_on_paper'] as const).map((way) => ({
            value: way,
            text: say(`privacy.how_${way}`),
          }))}
        />
        {how === 'signed' && (
          <SignatureField form={form} name="strokes" label={say('confirm.draw')} hint={say('confirm.draw_hint')} />
        )}
        {how !== '' && how !== 'signed' && (
          <TextField form={form} name="witness" label={say('privacy.witness')} hint={say('privacy.witness_hint')} />
        )}
        <Button look="main" wide press={save}>
          {say('privacy.save')}
        </Button>
      </form>
    </>
  );
}

/** The name of whoever left long ago goes; until then the screen says from when. */
function Forget({ group, member }: { group: GroupRow; member: MemberRow }) {
  const phone = usePhone();
  const form = useForm(null, { reason: '' }, (texts) => ({
    ...tooLong(SHAPES.erasure, texts),
    ...(texts.reason.trim() === '' && { reason: say('privacy.reason_missing') }),
  }));
  if (isErased(phone, group.id, member)) {
    return (
      <Banner look="done">
        <p>{say('privacy.erased_help')}</p>
      </Banner>
    );
  }
  const until = nameKeptUntil(phone, group, member);
  if (until === null) return null;
  if (phone.today() < until) {
    return (
      <Rows label={say('privacy.erase')}>
        <Row title={say('privacy.erase')} note={say('privacy.kept_until', { date: formatThaiDate(until) })} />
      </Rows>
    );
  }
  const erase = async () => {
    if (!form.check()) return;
    const data = { member_id: member.id, reason: normaliseThai(form.texts.reason) };
    await phone.save([{ kind: 'erasure', scope: groupScope(group.id), data }]);
  };
  return (
    <Card title={say('privacy.erase')}>
      <p>{say('privacy.erase_help')}</p>
      <TextField form={form} name="reason" label={say('privacy.reason')} />
      <Button look="danger" press={erase}>
        {say('privacy.erase_now')}
      </Button>
    </Card>
  );
}
