/** Taking out a group that was founded by mistake and has no entry yet. */

import { SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import { goTo } from '../router';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { groupScope, isEmpty, shortName } from './group_rows';
import { RowMissing } from './row_missing';

/** `#/groups/:group/void` */
export function VoidGroup({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const form = useForm(`void/${groupId}`, { reason: '' }, (texts) => ({ reason: checkReason(texts.reason) }));
  if (!group || !form.ready) return group ? null : <RowMissing />;
  const home = `/groups/${groupId}`;
  const change = (set: object) =>
    phone.save([{ kind: 'group', scope: groupScope(groupId), data: { id: groupId, set } }]);

  const save = async () => {
    if (!form.check()) return;
    await change({ status: 'void', void_reason: form.texts.reason });
    await form.clear();
    tell(say('group.voided', { name: shortName(group) }), () => change({ status: 'founding', void_reason: null }));
    goTo('/groups', true);
  };

  const isOpen = group.status === 'founding' && isEmpty(phone, groupId);
  return (
    <Page
      title={say('group.void')}
      note={group.name}
      back={{ to: home, text: shortName(group) }}
      bottom={
        isOpen && (
          <Button look="main" press={save}>
            {say('group.void_save')}
          </Button>
        )
      }
    >
      {isOpen ? (
        <form class="stack" noValidate onSubmit={stay}>
          <p>{say('group.void_help')}</p>
          <TextField form={form} name="reason" label={say('group.void_reason')} hint={say('group.void_hint')} long />
        </form>
      ) : (
        <p>{say('group.void_not')}</p>
      )}
    </Page>
  );
}

function checkReason(text: string): string | null {
  const most = SHAPES.group.void_reason.length_max;
  if (!text.trim()) return say('group.void_reason_missing');
  return text.trim().length > most ? say('field.too_long', { most }) : null;
}
