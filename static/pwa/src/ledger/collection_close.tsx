/** A second person agrees, a difference gets its reason, and the collection is closed. */

import { SHAPES } from '../contract/later.gen';
import { shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { goTo } from '../router';
import { settingAt } from '../rulebook/setting';
import { Button } from '../ui/button';
import { ChoiceField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Page } from '../ui/page';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { normaliseThai } from '../values/thai_text';
import { closeDay } from './collection_acts';
import { CashSums } from './collection_count';
import type { CollectionFacts } from './collection_facts';
import { Progress } from './collection_progress';
import { readStrokes, SignatureField } from './collection_signature';
import { addressOf } from './collection_steps';

const POSTS = SHAPES.collection_confirm.signer_post.choices;
const BLANK = { reason: '', second: 'there', signer: '', post: '', strokes: '', alone: '', cash_with: '' };

/** `…/collection/close` */
export function Close({ facts }: { facts: CollectionFacts }) {
  const phone = usePhone();
  const { group, open, state } = facts;
  const counted = state.counted_satang ?? 0;
  const difference = counted - state.expected_satang;
  const needsTwo = settingAt(phone, 'two_person_close', group);
  const form = useForm(`close/${open.id}`, BLANK, (texts) => {
    const isBlank = (name: keyof typeof BLANK) => normaliseThai(texts[name]) === '';
    const isThere = texts.second === 'there';
    const begun = needsTwo || !isBlank('signer') || texts.strokes !== '';
    return {
      reason: difference !== 0 && isBlank('reason') ? say('close.reason_missing') : null,
      signer: isThere && begun && isBlank('signer') ? say('confirm.name_missing') : null,
      strokes: isThere && begun && texts.strokes === '' ? say('confirm.draw_missing') : null,
      alone: !isThere && needsTwo && isBlank('alone') ? say('confirm.alone_missing') : null,
    };
  });
  const isThere = form.texts.second === 'there';

  const close = async () => {
    if (!form.check()) return;
    const { reason, signer, post, strokes, alone, cash_with } = form.texts;
    const signed = {
      signer_name: normaliseThai(signer) || null,
      signer_post: post || null,
      strokes: strokes === '' ? null : readStrokes(strokes),
      reason: null,
    };
    const unsigned = { signer_name: null, signer_post: null, strokes: null, reason: normaliseThai(alone) || null };
    const confirmation = isThere ? signed : unsigned;
    await closeDay(phone, group.id, open.id, confirmation.signer_name || confirmation.reason ? confirmation : null, {
      lines: state.lines.length,
      total_satang: state.total_satang,
      counted_satang: counted,
      reason: difference === 0 ? null : normaliseThai(reason),
      cash_with_name: normaliseThai(cash_with) || null,
    });
    await form.clear();
    await phone.drafts.drop(`count/${open.id}`);
    goTo(`/groups/${group.id}/collections/${open.id}`, true);
  };

  if (!form.ready) return null;
  return (
    <Page
      title={say('close.title')}
      note={shortName(group)}
      back={{ to: addressOf(group.id, 'read_back'), text: say('step.read_back') }}
      bottom={
        <Button look="main" press={close}>
          {say('close.close')}
        </Button>
      }
    >
      <Progress facts={facts} now="close" />
      <form class="stack" noValidate onSubmit={stay}>
        <Card>
          <CashSums expected={state.expected_satang} counted={counted} />
          {difference !== 0 && (
            <>
              <p>
                {say(difference > 0 ? 'count.means_over' : 'count.means_short', {
                  amount: formatBaht(Math.abs(difference)),
                })}
              </p>
              <TextField form={form} name="reason" label={say('close.reason')} hint={say('close.reason_hint')} long />
            </>
          )}
        </Card>
        <Card title={say('confirm.second')}>
          <ChoiceField
            form={form}
            name="second"
            label={say('confirm.ask')}
            options={[
              { value: 'there', text: say('confirm.there') },
              { value: 'nobody', text: say('confirm.nobody') },
            ]}
          />
          {isThere ? (
            <>
              <TextField form={form} name="signer" label={say('confirm.name')} hint={say('confirm.name_hint')} />
              <SelectField
                form={form}
                name="post"
                label={say('confirm.post')}
                blank={say('confirm.post_choose')}
                groups={[
                  {
                    name: say('confirm.post'),
                    options: POSTS.map((post) => ({ value: post, text: say(`confirm.post_${post}`) })),
                  },
                ]}
              />
              <SignatureField form={form} name="strokes" label={say('confirm.draw')} hint={say('confirm.draw_hint')} />
            </>
          ) : (
            <TextField form={form} name="alone" label={say('confirm.alone')} hint={say('confirm.alone_hint')} />
          )}
        </Card>
        <TextField form={form} name="cash_with" label={say('close.cash_with')} hint={say('close.cash_with_hint')} />
      </form>
    </Page>
  );
}
