/** โทรศัพท์ที่ใช้งาน: the own phones and those of the people one looks after; a lost one is revoked in one tap. */

import { useEffect, useState } from 'preact/hooks';
import { say } from '../i18n';
import { SaveTable } from '../reports/save_table';
import type { UsedDevice } from '../sync/ports';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { SearchField } from '../ui/search';
import { instantText } from '../ui/when';
import { nameKey } from '../values/name_key';
import { type CodeMade, JoinCode } from './join_code';

interface OwnedDevice extends UsedDevice {
  revoked_at: string | null;
  is_this: boolean;
}

interface Owner {
  id: string;
  display_name: string;
  is_self: boolean;
  may_join: boolean;
  devices: OwnedDevice[];
}

/** With more people than this a name is searched for. */
const SEEN_AT_ONCE = 6;

/** `#/me/phones` */
export function DevicesScreen() {
  const phone = usePhone();
  const [owners, setOwners] = useState<readonly Owner[] | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [made, setMade] = useState<{ owner: Owner; code: CodeMade } | null>(null);
  const fetchOwners = async () => {
    const told = await phone.ask<{ people: Owner[] }>('/devices');
    if (told.ok) setOwners(told.value.people);
    setAnswer(told.ok ? null : sentence(told.code));
  };
  useEffect(() => {
    fetchOwners();
  }, []);
  const change = async (device: OwnedDevice, verb: 'revoke' | 'restore') => {
    const told = await phone.ask(`/devices/${device.id}/${verb}`, {});
    if (!told.ok) {
      setAnswer(sentence(told.code));
      return;
    }
    await fetchOwners();
    if (verb === 'revoke') tell(say('device.revoked', { code: device.code }), () => change(device, 'restore'));
    else tell(say('device.restored', { code: device.code }));
  };
  const makeCode = async (owner: Owner) => {
    const told = await phone.ask<CodeMade>(`/devices/codes/${owner.id}`, {});
    hush();
    if (told.ok) setMade({ owner, code: told.value });
    setAnswer(told.ok ? null : sentence(told.code));
  };
  if (made) {
    return (
      <JoinCode
        name={made.owner.display_name}
        code={made.code}
        anew={() => makeCode(made.owner)}
        close={() => {
          setMade(null);
          fetchOwners();
        }}
      />
    );
  }
  const wanted = nameKey(search);
  const shown = (owners ?? []).filter((owner) => nameKey(owner.display_name).includes(wanted));
  return (
    <Page title={say('device.name')} back={{ to: '/me', text: say('me.title') }}>
      <p>{say('device.help')}</p>
      {answer && (
        <Banner look="needs_you">
          <p>{answer}</p>
          <Button press={fetchOwners}>{say('device.try_again')}</Button>
        </Banner>
      )}
      {owners === null && !answer && <p role="status">{say('report.fetching')}</p>}
      {owners && owners.length > SEEN_AT_ONCE && <SearchField text={search} type={setSearch} />}
      {shown.map((owner) => (
        <OwnerCard key={owner.id} owner={owner} change={change} makeCode={() => makeCode(owner)} />
      ))}
      {owners && owners.length > 1 && <SaveTable table="devices" />}
    </Page>
  );
}

interface OwnerProperties {
  owner: Owner;
  change: (device: OwnedDevice, verb: 'revoke' | 'restore') => Promise<void>;
  makeCode: () => Promise<void>;
}

function OwnerCard({ owner, change, makeCode }: OwnerProperties) {
  const used = owner.devices.filter((device) => device.revoked_at === null);
  const revoked = owner.devices.filter((device) => device.revoked_at !== null);
  return (
    <Card title={owner.is_self ? say('device.own') : owner.display_name}>
      {used.length === 0 && <p class="soft">{say('device.none')}</p>}
      <Devices devices={used} owner={owner} verb="revoke" change={change} />
      {revoked.length > 0 && (
        <details>
          <summary>{say('device.revoked_count', { count: revoked.length })}</summary>
          <Devices devices={revoked} owner={owner} verb="restore" change={change} />
        </details>
      )}
      {owner.may_join && <Button press={makeCode}>{say('device.make_code')}</Button>}
    </Card>
  );
}

interface DevicesProperties {
  devices: readonly OwnedDevice[];
  owner: Owner;
  verb: 'revoke' | 'restore';
  change: OwnerProperties['change'];
}

function Devices({ devices, owner, verb, change }: DevicesProperties) {
  const today = usePhone().today();
  if (devices.length === 0) return null;
  return (
    <ul class="rows">
      {devices.map((device) => (
        <li key={device.id} class="row">
          <span class="row-words">
            <span class="row-title">{device.is_this ? say('device.this') : modelText(device)}</span>
            <div>
              {[device.is_this && modelText(device), say('device.code', { code: device.code })]
                .filter(Boolean)
                .join(' · ')}
            </div>
            <div class="soft">
              {device.revoked_at
                ? say('device.revoked_at', { when: instantText(device.revoked_at, today) })
                : say('device.heard', { when: instantText(device.last_heard_at, today) })}
            </div>
            {device.waiting_count > 0 && <div>{say('device.waiting', { count: device.waiting_count })}</div>}
          </span>
          {!device.is_this && (
            <span class="row-end">
              <Button
                look={verb === 'revoke' ? 'danger' : 'plain'}
                press={() => change(device, verb)}
                label={`${say(`device.${verb}`)}: ${owner.display_name} ${device.code}`}
              >
                {say(`device.${verb}`)}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function modelText(device: OwnedDevice): string {
  return device.model ?? say('device.unknown_model');
}

function sentence(code: string): string {
  return code === 'offline' ? say('device.online_only') : problemText(code);
}
