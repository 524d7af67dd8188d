/** A fourth phone: one of the three gives way. The one heard of longest ago stands first. */

import { say } from '../i18n';
import type { UsedDevice } from '../sync/ports';
import { Button } from '../ui/button';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';

interface ChooseDeviceProperties {
  devices: readonly UsedDevice[];
  choose: (deviceId: string) => Promise<void>;
}

export function ChooseDevice({ devices, choose }: ChooseDeviceProperties) {
  const today = usePhone().today();
  return (
    <>
      <Banner look="needs_you">{say('device.choose')}</Banner>
      <ul class="rows">
        {devices.map((device) => (
          <li key={device.id} class="row">
            <span class="row-words">
              <span class="row-title">{device.model ?? say('device.unknown_model')}</span>
              <div>{say('device.code', { code: device.code })}</div>
              <div class="soft">{say('device.heard', { when: instantText(device.last_heard_at, today) })}</div>
              {device.waiting_count > 0 && <div>{say('device.waiting', { count: device.waiting_count })}</div>}
            </span>
            <span class="row-end">
              <Button press={() => choose(device.id)} label={`${say('device.retire')}: ${device.code}`}>
                {say('device.retire')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
