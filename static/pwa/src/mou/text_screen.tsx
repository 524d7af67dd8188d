/** The text that is signed in a campaign: the one in use with its fingerprint, those before, and writing another. */

import { steers } from '../campaigns/campaign_rows';
import { SHAPES } from '../contract/later.gen';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { settingAt } from '../rulebook/setting';
import { Button, LinkButton } from '../ui/button';
import { ChoiceField, TextField } from '../ui/field';
import { stay, tooLong, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card, EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { normaliseLines, normaliseThai } from '../values/thai_text';
import { fingerprintOf } from './fingerprint';
import { fingerprintText, type TemplateRow, templatesOf } from './mou_rows';

/** `#/campaigns/:campaign/text` */
export function TextScreen({ campaign: campaignId }: { campaign: string }) {
  const phone = usePhone();
  const campaign = phone.rows.find('campaign', campaignId);
  if (!campaign) return <RowMissing />;
  const [newest, ...older] = templatesOf(phone, campaign.id);
  const home = `/campaigns/${campaign.id}`;
  return (
    <Page
      title={say('mou.text_now')}
      note={campaign.name}
      back={{ to: home, text: say('campaign.name') }}
      bottom={
        steers(phone) && (
          <LinkButton to={`${home}/text/new`} look={newest ? 'plain' : 'main'} icon="add">
            {say(newest ? 'mou.text_next' : 'mou.text_write')}
          </LinkButton>
        )
      }
    >
      {newest ? (
        <TextCard template={newest} />
      ) : (
        <EmptyState title={say('mou.none')}>
          <p>{say('mou.text_write_first')}</p>
        </EmptyState>
      )}
      {older.length > 0 && (
        <details>
          <summary>{say('mou.text_older')}</summary>
          {older.map((template) => (
            <TextCard key={template.id} template={template} />
          ))}
        </details>
      )}
    </Page>
  );
}

function TextCard({ template }: { template: TemplateRow }) {
  return (
    <Card>
      <p class="soft">
        {template.source_words} <Mark mark={template.mark} />
      </p>
      <p>
        {say('mou.party2_role')} {say(`role.${template.party2_role}`)}
      </p>
      <p class="lines">{template.text}</p>
      <p class="soft small">
        {formatThaiDate(template.civil_on)} {say('mou.fingerprint', { code: fingerprintText(template.fingerprint) })}
      </p>
    </Card>
  );
}

const BLANK = { party2_role: '', source: '', text: '' };
export type TextTexts = typeof BLANK;

/** A sentence for each field that cannot be saved yet; `before` are the texts there are. */
export function checkText(texts: TextTexts, before: readonly TemplateRow[]): Partial<TextTexts> {
  const { text: whole, source_words } = SHAPES.mou_template;
  const text = normaliseLines(texts.text);
  return {
    ...tooLong({ source: source_words, text: whole }, { ...texts, text }),
    ...(texts.source.trim() === '' && { source: say('mou.source_missing') }),
    ...(text === '' && { text: say('mou.text_missing') }),
    ...(before[0]?.text === text && before[0].party2_role === texts.party2_role && { text: say('mou.text_unchanged') }),
  };
}

/** `#/campaigns/:campaign/text/new` */
export function WriteText({ campaign: campaignId }: { campaign: string }) {
  const phone = usePhone();
  const campaign = phone.rows.find('campaign', campaignId);
  const before = templatesOf(phone, campaignId);
  const [newest] = before;
  const blank = {
    party2_role: newest?.party2_role ?? settingAt(phone, 'mou_party2_role'),
    source: newest?.source_words ?? say('mou.source_own'),
    text: newest?.text ?? say('mou.skeleton'),
  };
  const form = useForm(`mou_text/${campaignId}`, blank, (texts) => checkText(texts, before));
  if (!campaign || !form.ready) return campaign ? null : <RowMissing />;
  const home = `/campaigns/${campaign.id}/text`;
  const save = async () => {
    if (!form.check()) return;
    const text = normaliseLines(form.texts.text);
    const data = {
      campaign_id: campaign.id,
      party2_role: form.texts.party2_role,
      source_words: normaliseThai(form.texts.source),
      text,
      fingerprint: await fingerprintOf(text),
    };
    await phone.save([{ kind: 'mou_template', scope: `area:${campaign.area_code}`, data }]);
    await form.clear();
    tell(say('mou.text_saved'));
    goTo(home, true);
  };
  return (
    <Page
      title={say('mou.text_write')}
      back={{ to: home, text: say('mou.text_now') }}
      bottom={
        <Button look="main" press={save}>
          {say('mou.text_save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <ChoiceField
          form={form}
          name="party2_role"
          label={say('mou.party2_role')}
          options={SHAPES.mou_template.party2_role.choices.map((role) => ({ value: role, text: say(`role.${role}`) }))}
        />
        <TextField form={form} name="source" label={say('mou.source')} hint={say('mou.source_hint')} long />
        <TextField form={form} name="text" label={say('mou.text')} hint={say('mou.text_hint')} lines={16} />
      </form>
    </Page>
  );
}
