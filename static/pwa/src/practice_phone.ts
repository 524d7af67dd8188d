/**
 * A phone to practise on: the same app on stores of its own. It has no way to a server, so nothing of it is ever sent; its
 * device's code is one that no real phone has, so no slip of it can be taken for a real one.
 */

import { signal } from '@preact/signals';
import { dropDatabases } from './adapters/drop_databases';
import { learnTheRest } from './i18n';
import { LocalPhone } from './phone';
import type { World } from './phone/world';
import {
  PRACTICE_DEVICE,
  practiceAssignments,
  practicePerson,
  practicePlaces,
  sampleGroup,
} from './practice/sample_group';
import type { OutboxItem, Sign } from './sync/ports';

const REALM = 'practice-';

const SIGN: Sign = {
  state: 'practice',
  waiting: 0,
  photos: 0,
  oldest_at: null,
  is_overdue: false,
  needs_you: 0,
  with_support: 0,
  unseen: 0,
  online: true,
  session: 'ok',
  last_contact_at: null,
};

export class PracticePhone extends LocalPhone {
  override readonly sign = signal(SIGN);
  override readonly outbox = signal<readonly OutboxItem[]>([]);
  override readonly practice = {
    startAnew: async () => {
      await this.stop();
      await dropDatabases([`${REALM}omsap`, `${REALM}omsap-${practicePerson().id}`]);
    },
  };

  constructor(world: World) {
    super({ ...world, fetch: () => Promise.reject(new TypeError('practice')), isOnline: () => false }, REALM);
  }

  /** Nothing of it is to be brought in anywhere. */
  override async exportOutbox(): Promise<string> {
    return '';
  }

  /** Whoever comes for the first time, or begins anew, finds a group with members and one collection that was held. */
  override async start(): Promise<void> {
    await learnTheRest();
    await super.start();
    if (this.storage.value.is_missing) return;
    if (!this.person.value) {
      const person = practicePerson();
      const identity = { person, device: PRACTICE_DEVICE, assignments: practiceAssignments() };
      await this.admit(person.name, { identity, device_key: null, upload_credential: null });
    }
    this.places.value = practicePlaces();
    if (this.rows.all('group').length === 0) await this.save(sampleGroup(this.today()));
  }
}
